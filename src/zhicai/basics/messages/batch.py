"""Batches: what an import changed, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "batch.unchanged": (
        "沒有變動：檔案內的資料都已經在系統內（{value}）。",
        "不必處理；這次沒有產生新的批次。",
    ),
    "batch.nothing_to_undo": (
        "批次「{value}」沒有可以復原的資料。",
        "請用 zhicai batch list 確認批次編號；這次沒有變更任何資料。",
    ),
    "batch.too_old": (
        "批次「{value}」已超過 30 天的復原期限。",
        "請改以更正後的檔案重新匯入；這次沒有變更任何資料。",
    ),
    "batch.year_closed": (
        "「{value}」無法復原，因為該年度統計已截止。",
        "如需更正，請先由承辦人重新開放該年度；這筆資料維持不變。",
    ),
    "batch.changed_since": (
        "「{value}」匯入後有人改過，因此保留現在的內容。",
        "如需還原，請逐筆確認後更正；這筆資料維持不變。",
    ),
}
