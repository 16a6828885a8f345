"""What becomes of each row, kept only where somebody will look at the rows."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhicai.actions.intake.shelf import Outcome
from zhicai.basics.dates import format_roc
from zhicai.basics.minutes import HALF_HOUR, format_hours

Place = tuple[str, int]
Pair = tuple[Any, Any]

# What a fact calls it → where the row says it; the rest goes by the same name in both.
SAID_AS = {
    "agency_id": "serving_code",
    "establishment_id": "agency_code",
    "parent_id": "parent_code",
    "from_on": "in_force_from",
    "course_session": "session",
    "basic_minutes": "ai_basic_minutes",
    "advanced_minutes": "ai_advanced_minutes",
}
SAID_OF_AGENCIES = {**SAID_AS, "name": "agency_name"}
AGENCIES = {"agency_id", "establishment_id", "parent_id"}
NOT_SHOWN = {"person_id", "course_id", "folded_name", "staff_category", "until_on"}
WORDS = {
    "basic": "基礎",
    "advanced": "進階",
    "none": "非AI",
    "digital": "數位",
    "classroom": "實體",
    "blended": "混成",
}


class Told(NamedTuple):
    """The outcome of a row, whom it is about, and old → new of what applying would change."""

    outcome: Outcome
    person_id: int | None
    was: dict[str, tuple[str, str]]


@dataclass(slots=True)
class Trace:
    """The rows of one file by place; `name_agency` names one as it is called today."""

    name_agency: Callable[[int], str]
    told: dict[Place, Told] = field(default_factory=dict)
    candidates: dict[Place, list[int]] = field(default_factory=dict)
    row_keys: dict[Place, str] = field(default_factory=dict)
    decided: set[Place] = field(default_factory=set)

    def keep(
        self,
        place: Place,
        outcome: Outcome,
        *,
        person_id: int | None = None,
        pairs: Iterable[Pair] = (),
    ) -> None:
        """`pairs`: facts before and after; one that is new has nothing before it."""
        was: dict[str, tuple[str, str]] = {}
        for before, after in pairs:
            if before is not None and before != after:
                was.update(self._differences(before, after))
        self.told[place] = Told(outcome, person_id, was)

    def _differences(self, before: Any, after: Any) -> dict[str, tuple[str, str]]:
        said = SAID_OF_AGENCIES if "parent_id" in before._fields else SAID_AS
        return {
            said.get(name, name): (self._show(name, old), self._show(name, new))
            for name, old, new in zip(before._fields, before, after, strict=True)
            if old != new and name not in NOT_SHOWN
        }

    def _show(self, name: str, value: Any) -> str:
        if value is None:
            return ""
        if name in AGENCIES:
            return self.name_agency(value)
        return hours_text(value) if name.endswith("minutes") else show(value)


def hours_text(minutes: int) -> str:
    """As a cell of hours has it: 1.5, or in words where it is no half hour.

    >>> hours_text(90), hours_text(100)
    ('1.5', '1 小時 40 分')
    """
    return format_hours(minutes) if minutes % HALF_HOUR else f"{minutes / (2 * HALF_HOUR):g}"


def show(value: Any) -> str:
    """A held value as an officer writes it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.date):
        return format_roc(value)
    return WORDS.get(str(value), str(value))
