"""Drafts of imports on the screen: what cannot be done with one, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "其他內容都還在，沒有寫入任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "draft.no_file": (
        "還沒有選擇檔案。",
        "請選擇一個以上的檔案再上傳；這次沒有保存任何檔案。",
    ),
    "draft.too_many_files": (
        "一次上傳的檔案太多[（上限 {limit} 個）]。",
        "請先壓縮成一個 .zip，或分次上傳；這次沒有保存任何檔案。",
    ),
    "draft.file_not_found": (
        "這份草稿裡沒有這個檔案，可能已被抽換或移除。",
        f"請重新整理頁面後再試；{_KEPT}",
    ),
    "draft.row_not_found": (
        "這份預覽裡沒有這一列[「{value}」]，內容可能剛剛重新比對過。",
        f"請重新整理頁面後再試；{_KEPT}",
    ),
    "draft.group_not_found": (
        "這一類問題已經不在了，內容可能剛剛重新比對過。",
        f"請重新整理頁面，看看還剩哪些；{_KEPT}",
    ),
    "draft.cell_not_used": (
        "儲存格[「{value}」]不在匯入會用到的欄位裡，不能在這裡更正。",
        f"請改在原檔修改後抽換檔案；{_KEPT}",
    ),
    "draft.no_proposal": (
        "這一類問題沒有可以一次全部更正的寫法。",
        f"請輸入要改成的文字，或逐格更正；{_KEPT}",
    ),
    "draft.person_not_offered": (
        "這位同仁不在這一列的人選之中。",
        f"請從列出的人選中指定，或選擇不匯入這一列；{_KEPT}",
    ),
    "draft.person_not_missing": (
        "這位同仁不在「本次檔案未列」的名單中。",
        f"請重新整理頁面後再試；{_KEPT}",
    ),
    "draft.date_needed": (
        "離職、調任或留職停薪都要填日期。",
        f"請填最後在職日；留職停薪請填起日。{_KEPT}",
    ),
    "draft.span_reversed": (
        "涵蓋期間的迄日早於起日。",
        f"請確認起訖日期；{_KEPT}",
    ),
    "draft.layout_unknown": (
        "沒有[「{value}」]這種檔案。",
        f"請從列出的種類中選一種；{_KEPT}",
    ),
    "draft.not_ready": (
        "這份草稿還不能匯入：還有問題沒有回答，或沒有可以寫入的變動。",
        f"請依頁面上的下一步處理；{_KEPT}",
    ),
    "draft.busy": (
        "正在重新比對，還不能匯入。",
        f"請等進度完成後再按一次「確認匯入」；{_KEPT}",
    ),
    "draft.applying": (
        "這份草稿正在寫入，不能再更動。",
        "請等寫入完成；如果停太久沒有進度，可以按「再試一次」。",
    ),
    "draft.ended": (
        "這份草稿已經匯入或捨棄，不能再更動。",
        "如需匯入，請重新上傳檔案；已匯入的資料可以從批次復原。",
    ),
    "draft.failed": (
        "處理這份草稿時程式發生問題，已經停止。",
        "請按「再試一次」；若仍停在這裡，請把代碼告訴管理者。檔案和更正都還在，沒有寫入任何資料。",
    ),
}
