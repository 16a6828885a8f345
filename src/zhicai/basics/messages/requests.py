"""A colleague's own page, requests to the HR office, and duties to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "self.not_linked": (
        "這個帳號在本機關沒有對應的同仁資料，或同仁已不在本機關。",
        "請洽本機關人事人員，在「帳號與權限」把帳號連到您的資料；沒有顯示任何人的資料。",
    ),
    "request.not_found": (
        "找不到這件申請。",
        "請從清單開啟；沒有變更任何資料。",
    ),
    "request.over": (
        "這件申請已經有結果[（{value}）]，不能再決定一次。",
        "請重新開啟這件申請查看結果；這次沒有變更任何資料。",
    ),
    "request.reason_missing": (
        "退回時，或處理異議時，要寫理由或處理情形，同仁才知道結果。",
        "請填寫後再送出；這件申請仍待處理。",
    ),
    "request.file_missing": (
        "送件要附證書的掃描檔或照片。",
        "請選擇 PDF、PNG 或 JPEG 檔；還沒有送出。",
    ),
    "request.issued_in_future": (
        "發證日期[{day}|]在今天之後。",
        "請依證書填寫發證日期；還沒有送出。",
    ),
    "request.expires_early": (
        "有效期限[{day}|]早於發證日期。",
        "請依證書更正；沒有期限就不填。還沒有送出。",
    ),
    "request.about_unknown": (
        "異議的項目[「{value}」]不在選單內。",
        "請從選單選擇；還沒有送出。",
    ),
    "request.too_many": (
        "待處理的申請已達[ {count} 件|上限]。",
        "請等人事人員處理，或先撤回重複的；這一件沒有送出。",
    ),
    "request.certificate_held": (
        "系統已有這張證書[「{value}」]（同一人、同名稱、同字號或同發證日期）。",
        "請退回並說明已登錄，或先更正原有的證書；這次沒有新增證書。",
    ),
    "request.posting_changed": (
        "提出之後，這筆任職的工作項目已經變動。",
        "請退回並請單位主管依現況重新提出；這次沒有變更任何資料。",
    ),
    "duty.nobody_chosen": (
        "沒有勾選任何同仁。",
        "請先勾選，再按確認；沒有確認任何人。",
    ),
    "duty.changed": (
        "[「{value}」的|]工作項目在您開啟頁面之後有變動，或同仁已不在這個單位。",
        "請重新開啟頁面、看過現在的內容再確認；沒有確認任何人。",
    ),
    "duty.text_missing": (
        "[「{value}」|這位同仁]沒有工作項目可以確認。",
        "請先提出更正填入工作項目；沒有確認任何人。",
    ),
    "duty.text_same": (
        "更正的內容和目前的相同。",
        "請填寫更正後的工作項目；沒有送出。",
    ),
    "duty.form_not_found": (
        "查無確認單號[「{value}」]，或不是本機關製作的。",
        "請核對確認單上的單號；沒有登錄任何確認。",
    ),
    "duty.form_not_a_form": (
        "檔案[「{value}」]不是本系統匯出的職掌確認單。",
        "請使用匯出的檔案，不要更改第 1 列到標題列；沒有登錄任何確認。",
    ),
    "duty.form_cell": (
        "{where}為「{value}」。",
        "請改成「與現況相符」或「應更正」，應更正的要填更正內容；整份還沒有登錄。",
    ),
    "duty.form_line": (
        "{where}的列號[「{value}」]不在這份確認單內，或重複出現。",
        "請使用原來匯出的檔案，不要增刪列；整份還沒有登錄。",
    ),
    "duty.file_too_large": (
        "檔案「{value}」超過上限[ {cap} MB]。",
        "請分成幾個檔案；這次沒有讀取，也沒有變更任何資料。",
    ),
    "duty.not_in_force": (
        "[{value}]這一天還沒有人才類別的規定。",
        "請改查 115/06/09（指引發布日）以後的日期；這次沒有建議任何類別。",
    ),
    "duty.nothing_labelled": (
        "檔案「{value}」裡沒有一筆註明人才類別（role）。",
        "評估要有人先註明的類別：policy、application、development、research；這次沒有評估。",
    ),
    "duty.model_damaged": (
        "由認定學到的檔案「{value}」讀不懂，可能遭變更或損壞。",
        "請刪除資料目錄 models 裡的這個檔案，或重新執行 zhicai role train；這次沒有建議任何類別。",
    ),
}
