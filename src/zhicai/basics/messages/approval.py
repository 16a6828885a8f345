"""Acts that need two people, and files that are handed in as proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "approval.not_found": (
        "找不到這件待核准的事。",
        "請從核准清單開啟；沒有執行任何事。",
    ),
    "approval.not_offered": (
        "這個版本不辦理這一種須兩人核准的事。",
        "請從畫面上的按鈕提出；沒有執行任何事。",
    ),
    "approval.over": (
        "這件事已經有結果[（{value}）]，不能再決定一次。",
        "請在核准清單查看結果；這次沒有再執行。",
    ),
    "approval.same_person": (
        "提出的人（含其職務代理人、被代理人，或同一位人員的另一個帳號）不能自己核准。",
        "請由另一位有核准權限的人登入核准，或改用「依紙本核定」；沒有執行任何事。",
    ),
    "approval.reason_missing": (
        "不同意時要寫理由，提出的人才知道怎麼辦。",
        "請填寫理由再送出；沒有執行任何事。",
    ),
    "approval.facts_changed": (
        "提出之後資料有變動，現在的結果和當時預覽的不同。",
        "請提出的人重新預覽並提出；這次沒有執行任何事，原來的一件仍在等待。",
    ),
    "approval.not_yours": (
        "只有提出的人可以撤回。",
        "如不應執行，請由核准的人選「不同意」；這件事仍在等待。",
    ),
    "approval.paper_missing": (
        "依紙本核定要有簽准日期和文號，或上傳簽准的頁面。",
        "請填寫日期和文號，或選擇檔案；沒有執行任何事。",
    ),
    "approval.paper_in_future": (
        "簽准日期[{day}|]在今天之後。",
        "請填寫公文上的簽准日期；沒有執行任何事。",
    ),
    "enclosure.empty": (
        "檔案[「{value}」]是空的。",
        "請重新選擇檔案；沒有保存任何檔案。",
    ),
    "enclosure.too_large": (
        "檔案[「{value}」]超過 10 MB。",
        "請降低掃描解析度（A4、300 dpi 已足夠）再上傳；沒有保存任何檔案。",
    ),
    "enclosure.kind_unknown": (
        "檔案[「{value}」]的內容不是 PDF、PNG 或 JPEG；看的是內容，不是副檔名。",
        "請改傳掃描的 PDF 或照片；沒有保存任何檔案。",
    ),
    "enclosure.broken": (
        "檔案[「{value}」]不完整，或結構不符合它的格式。",
        "請重新掃描或另存一次再上傳；沒有保存任何檔案。",
    ),
    "enclosure.active": (
        "PDF [「{value}」]含有開啟時會動作的內容、附加檔案，或無法檢查的部分。",
        "請列印成 PDF（「列印」選 PDF 印表機）或掃描後再上傳；沒有保存任何檔案。",
    ),
    "enclosure.locked": (
        "PDF [「{value}」]有密碼或加密，無法檢查內容。",
        "請移除密碼，或列印後掃描再上傳；沒有保存任何檔案。",
    ),
    "enclosure.too_many_pixels": (
        "圖檔[「{value}」]的像素太多（上限 5,000 萬）。",
        "請降低解析度再上傳；沒有保存任何檔案。",
    ),
    "enclosure.damaged": (
        "保存的檔案[「{value}」]不見了，或內容和當時的雜湊不同。",
        "請洽系統管理者從備份還原；沒有送出任何檔案。",
    ),
}
