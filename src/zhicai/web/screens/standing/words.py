"""How this screen names what changed."""

from collections.abc import Mapping

from zhicai.basics.figure_words import EXCLUSIONS, REASONS

CHANGE_KINDS: Mapping[str, str] = {
    "joined": "新計入的人",
    "left": "不再計入的人",
    "newly_met": "變成達成的人",
    "no_longer_met": "不再達成的人",
    "newly_known": "原本資料不足，現在看得出未達成的人",
    "no_longer_known": "變成資料不足的人",
}
MOVED_AWAY = "moved_away"


def change_reason(code: str) -> str:
    """Why somebody does not count any more, or why the verdict is open."""
    if code == MOVED_AWAY:
        return "不在本機關及所屬"
    return EXCLUSIONS.get(code) or REASONS.get(code, code)
