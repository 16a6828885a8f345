"""What is kept for a term, in the words of an officer."""

from collections.abc import Mapping
from dataclasses import dataclass

FORGOTTEN = "（已銷毀）"
OWN_RULE = "系統設定，不是法令"
NOT_SET = "待主管機關公布；機關沒有自訂，不銷毀"


@dataclass(frozen=True, slots=True)
class RetentionWords:
    """`since` says from which day the term runs."""

    name: str
    since: str
    gone: str


KINDS: Mapping[str, RetentionWords] = {
    "request": RetentionWords("已處理的申請與附件", "處理完畢", "申請與附件刪除"),
    "confirmation": RetentionWords("收回的職掌確認與附件", "收回", "確認與附件刪除"),
    "leaver": RetentionWords(
        "離職同仁的個人資料",
        "離職",
        "姓名、字號、員工編號、單位、職稱、工作項目、證書字號清除，申請與附件刪除；時數留作統計",
    ),
    "session": RetentionWords("結束的登入紀錄", "登入結束", "紀錄刪除（稽核紀錄仍在）"),
    "link": RetentionWords("用過或過期的連結", "用過或到期", "紀錄刪除（稽核紀錄仍在）"),
    "draft": RetentionWords("沒有動靜的匯入草稿", "最後更動", "上傳的檔案、列與更正刪除"),
    "orphan": RetentionWords("沒有紀錄的附件檔", "檔案寫入", "檔案刪除"),
}
EXTRA: Mapping[str, str] = {"enclosure": "隨附的檔案"}
NEVER = (
    ("稽核紀錄", "不銷毀：鏈要完整才能驗證（附表十至少 6 個月）"),
    ("定版", "不銷毀：報送當日的數字與名單，機關依檔案的規定另行處理"),
    ("兩人核准的紀錄與簽准的頁面", "不銷毀：隨定版保存"),
    ("時數與任職的起訖", "不銷毀：清除姓名與字號後留作統計，重新計算的數字不變"),
    ("匯入時的暫存列", "每次寫入後當場清空，不必等到期"),
)


def kind_name(kind: str) -> str:
    return KINDS[kind].name if kind in KINDS else EXTRA.get(kind, kind)
