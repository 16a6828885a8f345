"""Agencies' own values: what may be set, and within what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "這次沒有儲存，也沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "overlay.closed": (
        "條文[「{value}」]不開放機關自訂。",
        f"[理由：{{why}}。|請依現行條文辦理。]{_KEPT}",
    ),
    "overlay.field_missing": ("沒有填[「{what}」|必填的欄位]。", f"請填寫後再送出；{_KEPT}"),
    "overlay.field_wrong": (
        "[「{what}」|這一欄]的內容[「{seen}」]不合。",
        f"請依欄位下方的說明改寫；{_KEPT}",
    ),
    "overlay.over_cap": (
        "[「{what}」|金額]為[ {seen}]，超過全國上限[ {cap}]。",
        f"請改為上限以內；{_KEPT}",
    ),
    "overlay.too_low": (
        "填寫的[ {seen}|數字]低於全國規定[「{what}」][的 {floor}]。",
        f"機關只能訂得更高；{_KEPT}",
    ),
    "overlay.ends_before_start": ("迄日早於起日。", f"請更正日期；{_KEPT}"),
    "overlay.issued_after_today": (
        "核定文件的日期[「{day}」]還沒有到。",
        f"請依已發文的核定文件填寫；{_KEPT}",
    ),
    "overlay.gone": (
        "這一筆自訂值已經被改過或復原了。",
        f"請回到條文頁，看目前的內容再改；{_KEPT}",
    ),
    "overlay.twice": (
        "[ {day} |同一天]起已有一筆自訂值。",
        f"請改用那一筆的「修改」；{_KEPT}",
    ),
    "source.not_found": (
        "找不到來源[「{value}」]。",
        "請由條文頁的「依據」開啟來源；這次沒有變更任何資料。",
    ),
}
