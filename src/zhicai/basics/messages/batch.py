"""Batches: what an import changed, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "這次沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "batch.unchanged": (
        "沒有變動：檔案內的資料都已經在系統內[（批次 {value}）]。",
        "不必處理；這次沒有產生新的批次。",
    ),
    "batch.not_found": (
        "找不到批次[「{value}」]，或您沒有查看的權限。",
        f"請用 zhicai batch list 確認編號；{_KEPT}",
    ),
    "batch.already_undone": (
        "批次[「{value}」]先前已經復原過了。",
        f"不必處理；{_KEPT}",
    ),
    "batch.nothing_to_undo": (
        "批次[「{value}」]沒有可以復原的資料。",
        f"請用 zhicai batch show 看這個批次的內容；{_KEPT}",
    ),
    "batch.too_old": (
        "批次[「{value}」]已超過 30 天的復原期限。",
        f"請改以更正後的檔案重新匯入；{_KEPT}",
    ),
    "batch.moved": (
        "準備期間，同一批同仁的資料被另一項作業更動了。",
        f"請再執行一次，系統會依最新內容重新比對；{_KEPT}",
    ),
    "batch.year_closed": (
        "[「{value}」|這筆資料]無法復原，因為該年度統計已截止。",
        "如需更正，請先由權責人員重新開放該年度；這筆資料維持不變。",
    ),
    "batch.changed_since": (
        "[「{value}」|這筆資料]匯入後有人改過，因此保留現在的內容。",
        "如需還原，請逐筆確認後更正；這筆資料維持不變。",
    ),
}
