"""Hours, courses and their levels, summaries and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_LEFT_OUT = "這一列沒有匯入。"
_TAKEN = "這一列已照常處理。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "hours.over_day": (
        "{where}使「{value}」這一天的時數超過 24 小時。",
        f"請依學習證明確認時數和日期，改正後重新匯入；{_LEFT_OUT}",
    ),
    "hours.differs_from_parts": (
        "{where}的訓練總數為「{value}」，與數位加實體時數「{other}」不同。",
        f"已採用訓練總數，請向開課單位確認；{_TAKEN}",
    ),
    "hours.differs_from_clock": (
        "{where}的訓練總數為「{value}」，與起訖時間相距「{other}」不同。",
        f"已採用訓練總數，請向開課單位確認；{_TAKEN}",
    ),
    "hours.zero": (
        "{where}的時數是 0，不會增加任何人的時數。",
        f"請確認是否尚未核定時數；{_TAKEN}",
    ),
    "hours.in_future": (
        f"{_SEEN}晚於匯入當日，課程應尚未完成。",
        f"請確認完成日期，待完成後再匯入；{_LEFT_OUT}",
    ),
    "hours.not_passed": (
        "{where}註記為未通過，時數不計。",
        "如已通過，請更正「通過」欄後重新匯入；這一列已略過。",
    ),
    "course.level_conflict": (
        "{where}的課程「{value}」已確認為另一個AI層級（{other}）。",
        f"請確認採用哪一個層級，改正後重新匯入；{_LEFT_OUT}",
    ),
    "course.level_unconfirmed": (
        "課程「{value}」還沒有人確認AI層級，時數暫列「未確認」。",
        "請匯入課程層級表；確認前，這些時數不計為達成。",
    ),
    "summary.period_missing": (
        "統計報表沒有寫統計起訖日期，無法判斷屬於哪一年。",
        "請補上統計起日和迄日後重新匯入；這個檔案的資料沒有匯入。",
    ),
    "date.gregorian": (
        f"{_SEEN}是西元年，讀成「{{other}}」。",
        f"請確認日期無誤；{_TAKEN}",
    ),
}
