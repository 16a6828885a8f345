"""The roster: who is listed, who is not, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_LEFT_OUT = "這一列沒有匯入。"
_TAKEN = "這一列已照常處理。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "roster.not_listed": (
        "本次檔案未列[「{value}」|部分同仁]，原有資料保留不動。",
        "請確認是離職、調任或留職停薪，再登錄異動；系統不會自行刪除。",
    ),
    "roster.name_changed": (
        "{where}「{field}」為「{value}」，和原來的姓名[「{other}」]不同，已改用新的姓名。",
        "請確認是更名而不是筆誤；這一列已照常處理。",
    ),
    "roster.transfer": (
        f"{_SEEN}這位同仁原在[「{{other}}」|其他機關]，改列為本檔的機關。",
        f"請確認調任日期，時數會跟著本人計入新機關；{_TAKEN}",
    ),
    "roster.waits_for_both": (
        f"{_SEEN}這位同仁待雙方確認，這一列先保留，還沒有寫入。",
        "請在「待雙方確認」查看；確認後自動移入，不必再匯入名冊。",
    ),
    "roster.category_unknown": (
        f"{_SEEN}對不到任何一類人員區分，這位同仁暫不計入。",
        "請指定屬於哪一類；這一列照常匯入，指定後即重新計算。",
    ),
    "roster.category_assumed": (
        "檔案沒有人員區分欄，各列都視為職員（一般人員）。",
        "如有聘用、約僱或其他人員，請補上人員區分；各列已照常處理。",
    ),
    "roster.outside_scope": (
        "[{count} 列|有些列]的人員不屬於適用對象，已略過[（非適用對象，{count} 人）]。",
        "如需納入個別人員，請逐一指定；略過的資料沒有保存。",
    ),
}
