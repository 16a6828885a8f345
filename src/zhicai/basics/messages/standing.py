"""Questions about figures on the screen: which day, which instant, which share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "這次沒有計算，也沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "standing.target_outside": (
        "目標比率[「{value}」]不在 0 到 100 之間。",
        f"請填機關自訂的百分比，例如 90；{_KEPT}",
    ),
    "standing.not_a_year": (
        "[「{value}」]不是民國年。",
        f"請填 1 到 999 的年度，例如 115；{_KEPT}",
    ),
    "standing.not_an_instant": (
        "[「{value}」]不是日期或時點。",
        f"請依「115/11/20」或「115/11/20 14:05」的寫法重新輸入；{_KEPT}",
    ),
    "standing.known_at_ahead": (
        "所指的時點[「{value}」]還沒有到。",
        f"請改用現在或過去的時點；{_KEPT}",
    ),
    "standing.since_after_until": (
        "比較的起點不在終點之前。",
        f"請把起點改到終點之前；{_KEPT}",
    ),
}
