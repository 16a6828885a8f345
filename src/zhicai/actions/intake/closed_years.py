"""年度統計截止: facts of a closed year, at or below the agency that closed it, are final."""

import datetime as dt
from typing import Any

from zhicai.basics.dates import year_end, year_start
from zhicai.core.rules.overlaid import is_judged
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.staff.models import Person
from zhicai.records.standings.models import Snapshot

OPEN_DAY = dt.date(9999, 12, 31)
FIRST_DAY = dt.date(1, 1, 1)
SPANS = {
    "Coverage": ("covered_from", "covered_until"),
    "HourSummary": ("period_from", "period_until"),
    "Overlay": ("in_force_from", "in_force_until"),
    "Posting": ("started_on", "ended_on"),
    "StatusEvent": ("started_on", "ended_on"),
}


class ClosedYears:
    """Which agencies have closed which years since an instant; reads once.

    A batch applied after the close never entered the closed figure and stays undoable.
    """

    def __init__(self, known_at: dt.datetime) -> None:
        self.agencies_of: dict[int, set[int]] = {}
        self._counted_in: dict[int, int | None] = {}
        closes = Snapshot.objects.filter(is_year_close=True, known_at__gte=known_at).order_by("id")
        for year, code in closes.values_list("year", "agency_code"):
            below = AgencyPath.objects.filter(
                ancestor_id__in=Agency.objects.filter(code=code).values("id")
            )
            closed = self.agencies_of.setdefault(year, set())
            closed.update(below.values_list("descendant_id", flat=True))

    def hold(self, kind_name: str, values: Any) -> bool:
        """Whether the fact moves a figure of a closed year."""
        if not self.agencies_of:
            return False
        span = _span(kind_name, values)
        if span is None:
            return False
        agency_id = self._agency_of(kind_name, values)
        return any(
            agency_id in agencies and span[0] <= year_end(year) and span[1] >= year_start(year)
            for year, agencies in self.agencies_of.items()
        )

    def _agency_of(self, kind_name: str, values: Any) -> int | None:
        """The agency whose figure a fact moves: its own, or where its person counts."""
        if kind_name in {"Coverage", "LevelDecision", "Overlay", "Posting"}:
            agency_id: int = values.agency_id
            return agency_id
        if not self._counted_in:
            self._counted_in = dict(Person.objects.order_by().values_list("id", "agency_id"))
        return self._counted_in.get(values.person_id)


def _span(kind_name: str, values: Any) -> tuple[dt.date, dt.date] | None:
    """The days that a fact speaks of; None for one that moves no figure by itself."""
    if kind_name == "LearningRecord":
        return values.completed_on, values.completed_on
    if kind_name == "LevelDecision":
        return FIRST_DAY, OPEN_DAY
    if kind_name == "Overlay" and not is_judged(values.provision_id):
        return None
    columns = SPANS.get(kind_name)
    if columns is None:
        return None
    start, until = (getattr(values, column) for column in columns)
    return start or FIRST_DAY, until or OPEN_DAY
