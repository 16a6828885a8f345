"""What is asked of the distribution: agency, day, instant, scope, and what to tell apart by."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import TAIPEI, Caller
from zhicai.actions.distribution.figure import Axis
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.people_rows import Place
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.basics.dates import roc_year
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.verdicts import AI_ATTAINMENT

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionQuery:
    """`agency_code` with all below it, seen from an office at or above it (blank: itself).

    `as_of` None: today; `known_at` None: now; `scope` None: that of the KPI.
    """

    agency_code: str
    office_code: str = ""
    as_of: dt.date | None = None
    known_at: dt.datetime | None = None
    scope: Scope | None = None
    axes: tuple[Axis, ...] = tuple(Axis)


@dataclass(frozen=True, slots=True)
class Sight:
    """Where and when is looked: `roles` are the decisions as they stood when the day ended."""

    place: Place
    scope: Scope
    roles: Known

    @property
    def is_kept(self) -> bool:
        return self.place.is_kept


def sight_of(query: DistributionQuery, *, by: Caller) -> Sight:
    """The kept rows answer for the present only: a decision has no other day than its own."""
    book, as_of = rulebook(), query.as_of or by.today
    scope = query.scope or scope_of(AI_ATTAINMENT, book)
    instant = decided_by(as_of, query.known_at, by.now)
    is_kept = query.known_at is None and instant is None and is_fresh(roc_year(as_of), as_of, book)
    known = Known(query.known_at)
    place = Place(query.agency_code, roc_year(as_of), as_of, known, book, is_kept)
    return Sight(place, scope, Known(instant))


def decided_by(
    as_of: dt.date, known_at: dt.datetime | None, now: dt.datetime
) -> dt.datetime | None:
    """The instant whose decisions count: the end of the day, unless less was known; None: now."""
    day = min(as_of, dt.date.max - DAY)  # the calendar ends, and no day comes after its last
    end = dt.datetime.combine(day + DAY, dt.time(), TAIPEI)
    if known_at is None:
        return end if end <= now else None
    return min(end, known_at)
