"""Duties of posts and answers about people as facts: what a version states."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from zhicai.actions.intake.shelf import Change, Held, Outcome, Shelf, Source
from zhicai.basics.text import fold
from zhicai.records.duties.models import UnheldDuty

CHUNK = 5000
PostKey = tuple[int, str, str]


class UnheldValues(NamedTuple):
    agency_id: int
    division: str
    job_title: str
    duty_text: str


class AnswerValues(NamedTuple):
    person_id: int
    question: str
    answer: str
    answer_text: str
    serving_agency_id: int
    division: str
    job_title: str
    signed_by: str
    signed_on: dt.date | None


def post_key(agency_id: int, division: str, job_title: str) -> PostKey:
    """By what a list and a roster call the same post."""
    return agency_id, fold(division), fold(job_title)


class DutyBook:
    """Duties of posts that nobody holds, as the command would leave them."""

    def __init__(self) -> None:
        self.unheld = Shelf("UnheldDuty", lambda row: post_key(*row[:3]))
        self._taken: dict[PostKey, Change] = {}

    def load(self, agency_ids: Iterable[int]) -> None:
        wanted = sorted(agency_ids)
        for start in range(0, len(wanted), CHUNK):
            held = UnheldDuty.objects.filter(
                known_until__isnull=True, agency_id__in=wanted[start : start + CHUNK]
            )
            rows = held.order_by("id").values_list("id", *UnheldValues._fields)
            self.unheld.load((row[0], UnheldValues(*row[1:])) for row in rows)

    def put(self, values: UnheldValues, source: Source) -> Outcome:
        self._taken.pop(post_key(*values[:3]), None)
        return self.unheld.put(values, source)

    def find(self, key: PostKey) -> Held | None:
        return self.unheld.find(key)

    def take(self, key: PostKey, source: Source) -> None:
        """Somebody holds the post now: what was kept of it is over."""
        held = self.unheld.find(key)
        if held is not None and held.row_id is not None:
            self._taken[key] = Change(held.row_id, held.original, source, is_closing_only=True)

    def changes(self) -> list[Change]:
        closed = {change.replaces for change in self._taken.values()}
        kept = [change for change in self.unheld.changes() if change.replaces not in closed]
        return [*kept, *self._taken.values()]


def values_of(row: Any, kind: type[Any]) -> Any:
    """The values of a kept version."""
    return kind(*(getattr(row, name) for name in kind._fields))
