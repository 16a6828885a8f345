"""Lists of people: what is kept of them, handed out, and shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "people.too_many": (
        "這份名單有[ {count} 人|太多人]，一次最多列出[ {most} 人|一定的人數]。",
        "請先用機關、單位或結果縮小範圍；沒有產生任何檔案。",
    ),
    "people.purpose_missing": (
        "還沒有填寫用途。",
        "請寫明這份名單要做什麼用，會留在稽核紀錄；沒有產生任何檔案。",
    ),
    "filter.name_missing": (
        "還沒有填寫篩選的名稱。",
        "請取一個認得出來的名稱；這次沒有儲存。",
    ),
    "filter.too_many": (
        "已經存了[ {count} 個|太多]篩選。",
        "請先刪除不用的篩選；這次沒有儲存。",
    ),
    "filter.not_found": (
        "找不到這個篩選，可能已經刪除。",
        "請重新整理名單；這次沒有變更任何資料。",
    ),
    "identity.reason_missing": (
        "還沒有填寫查看完整字號的理由。",
        "請寫明理由，會留在稽核紀錄；這次沒有顯示完整字號。",
    ),
}
