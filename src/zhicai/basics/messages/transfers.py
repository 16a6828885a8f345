"""People whom a roster names while another agency holds their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "transfer.not_found": (
        "找不到第 {value} 件待確認的調任，可能已經處理。",
        "請回到清單再看一次；這次沒有變更任何資料。",
    ),
    "transfer.day_not_past": (
        "最後在職日為「{value}」，還沒有過完。",
        "請等這一天過後再確認，或改填較早的日期；這次沒有變更任何資料。",
    ),
    "transfer.not_begun": (
        "新機關的到職日為「{value}」，還沒有到。",
        "請等到職日當天或之後再確認；這次沒有變更任何資料。",
    ),
    "transfer.before_start": (
        "最後在職日早於現職的到職日「{value}」。",
        "請改填到職日以後的日期；這次沒有變更任何資料。",
    ),
}
