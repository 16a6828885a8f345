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
        f"{_SEEN}平均每天超過 24 小時。",
        f"請依學習證明確認時數和日期，改正後重新匯入；{_LEFT_OUT}",
    ),
    "hours.differs_from_parts": (
        f"{_SEEN}與數位加實體時數[「{{other}}」]不同。",
        f"已採用訓練總數，如有疑問請向開課單位確認；{_TAKEN}",
    ),
    "hours.differs_from_clock": (
        f"{_SEEN}與上課起訖時間相距[「{{other}}」]不同。",
        f"已採用訓練總數，如有疑問請向開課單位確認；{_TAKEN}",
    ),
    "hours.zero": (
        f"{_SEEN}不會增加任何人的時數。",
        f"請確認時數是否尚未核定；{_TAKEN}",
    ),
    "hours.in_future": (
        f"{_SEEN}晚於今天，課程應該還沒有完成。",
        "請確認日期；這一列照常匯入，到那一天才會計入。",
    ),
    "hours.not_passed": (
        f"{_SEEN}表示未通過，時數不計。",
        "如已通過，請更正後重新匯入；這一列已略過。",
    ),
    "course.level_conflict": (
        f"{_SEEN}但同一課程已確認為[「{{other}}」|另一個AI層級]。",
        f"請確認採用哪一個層級，改正後重新匯入；{_LEFT_OUT}",
    ),
    "course.level_unconfirmed": (
        "課程[「{value}」]還沒有人確認AI層級[（依名稱推測為{suggestion}）]，時數暫列「未確認」。",
        "請匯入課程層級表；確認前，這些時數不計為達成。",
    ),
    "hours.day_total_over": (
        f"{_SEEN}但同一人同一天完成的時數合計超過 24 小時。",
        f"請確認完成日期與時數；{_TAKEN}",
    ),
    "hours.complete_unused": (
        "這次沒有學習時數檔，「完整紀錄」的起迄日沒有用到。",
        "請在匯入時數檔時再指定；這次沒有登錄任何完整紀錄聲明。",
    ),
    "course.level_changed": (
        f"{_SEEN}和原來確認的[「{{other}}」]不同，已改用新的層級。",
        f"這會影響達成率，請確認無誤；{_TAKEN}",
    ),
    "course.name_has_code": (
        f"{_SEEN}在其他檔案中有課程代碼[「{{other}}」]，只寫名稱不會套用到那門課。",
        f"請補上課程代碼後重新匯入；{_TAKEN}",
    ),
    "hours.coverage_declared": (
        "已登錄「{value}」為完整紀錄：期間內沒有列到的人視為 0 小時。",
        "如果檔案其實不完整，請復原這個批次後改以部分紀錄匯入。",
    ),
    "summary.period_missing": (
        "統計報表沒有寫統計起訖日期，無法判斷屬於哪一年。",
        f"請補上統計起日和迄日後重新匯入；{_LEFT_OUT}",
    ),
    "date.gregorian": (
        f"{_SEEN}是西元年[，讀成「{{other}}」]。",
        f"請確認日期無誤；{_TAKEN}",
    ),
    "hours.differs_from_approved": (
        f"{_SEEN}與核可時數[「{{other}}」]不同。",
        f"已採用訓練總數，如有疑問請向開課單位確認；{_TAKEN}",
    ),
}
