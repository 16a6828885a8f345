"""Who is still missing something for the KPI: names, the nearest to it first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from zhicai.actions.figures.judged import sum_missing
from zhicai.actions.figures.people_rows import (
    PersonRow,
    Place,
    agency_names,
    as_rows,
    counted_in,
    judged_people,
    kept_rows,
    names_of,
)
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rules.judge import MISSING
from zhicai.core.rules.verdicts import AI_ATTAINMENT, column_of
from zhicai.records.standings.models import PersonYear
from zhicai.records.standings.people import SMALL

VERDICT = column_of(AI_ATTAINMENT)
LAST = 10**9  # behind whatever anybody can miss


@dataclass(frozen=True, slots=True)
class Gap:
    """One counted person who is not met; minutes are None where nothing is known."""

    person: int
    name: str
    national_id_masked: str
    agency_code: str
    agency_name: str
    verdict: str
    reason: str
    missing_basic: int | None
    missing_advanced: int | None

    @property
    def missing(self) -> int | None:
        return sum_missing((self.missing_basic, self.missing_advanced))


@dataclass(frozen=True, slots=True)
class Step:
    """How many people miss exactly so many minutes of each level."""

    missing_basic: int
    missing_advanced: int
    staff_count: int

    @property
    def missing(self) -> int:
        return self.missing_basic + self.missing_advanced


def list_gaps(
    place: Place, scope: Scope, *, verdicts: Iterable[Verdict], limit: int, size: int
) -> tuple[Gap, ...]:
    """The first of them: short before unknown, whoever misses least first; `size` are counted."""
    wanted = [one.value for one in verdicts]
    if place.is_kept:
        rows = as_rows(_nearest(_kept(place, scope, wanted), size)[:limit])
    else:
        rows = sorted(_judged(place, scope, wanted), key=_order)[:limit]
    names = names_of(place.known, [row.person for row in rows])
    agencies = agency_names(place, (row.agency for row in rows))
    return tuple(
        Gap(
            row.person,
            *names[row.person],
            *agencies[row.agency],
            verdict=row.verdict,
            reason=row.reason,
            missing_basic=row.missing_basic,
            missing_advanced=row.missing_advanced,
        )
        for row in rows
    )


def count_gaps(place: Place, scope: Scope) -> tuple[Step, ...]:
    """Everybody short by what is missing, least first; few kinds, however many people."""
    short = [Verdict.SHORT.value]
    if place.is_kept:
        kept = _kept(place, scope, short).order_by().values_list(*MISSING)
        kinds = Counter({(one, other): n for one, other, n in kept.annotate(Count("id"))})
    else:
        rows = _judged(place, scope, short)
        kinds = Counter((row.missing_basic, row.missing_advanced) for row in rows)
    steps = [Step(basic or 0, advanced or 0, count) for (basic, advanced), count in kinds.items()]
    return tuple(sorted(steps, key=lambda one: (one.missing, one.missing_basic)))


def _kept(place: Place, scope: Scope, verdicts: list[str]) -> QuerySet[PersonYear]:
    return kept_rows(place).filter(counted_in(scope), Q(**{f"{VERDICT}__in": verdicts}))


def _nearest(kept: QuerySet[PersonYear], size: int) -> QuerySet[PersonYear]:
    """In the same order as `_order`; the verdicts stand in the order of the alphabet too.

    An expression keeps the engine from walking everybody of the year for the sake of the order.
    """
    by_index = F("missing_minutes").asc(nulls_last=True)
    missing = Coalesce("missing_minutes", Value(LAST)) if size <= SMALL else by_index
    return kept.order_by(VERDICT, missing, "agency_id", "person_id")


def _judged(place: Place, scope: Scope, verdicts: list[str]) -> list[PersonRow]:
    rows = judged_people(place)
    return [row for row in rows if row.verdict in verdicts and not row.left_out(scope)]


def _order(row: PersonRow) -> tuple[str, bool, int, int, int]:
    return row.verdict, row.missing is None, row.missing or 0, row.agency, row.person
