"""The keys of the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "key.unknown": (
        "沒有這一把金鑰[「{value}」]。",
        "請用 national_id、search 或 django；沒有變更任何金鑰。",
    ),
    "key.unproven": (
        "上一次更換的舊金鑰還沒有核對。",
        "請先執行 zhicai key prove --apply；這次沒有變更任何金鑰。",
    ),
    "key.too_soon": (
        "更換後不滿 10 分鐘，可能還有人用舊金鑰在存檔。",
        "請 10 分鐘後再核對；舊金鑰仍保留，沒有變更任何資料。",
    ),
    "key.closed": (
        "有[{value}]筆資料，現在的金鑰打不開或找不到。",
        "請從備份放回那些資料當時的金鑰，再核對一次；舊金鑰仍保留，沒有刪除任何金鑰。",
    ),
}
