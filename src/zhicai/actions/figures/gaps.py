"""Who is still missing something for the KPI: names, the nearest to it first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Coalesce

from zhicai.actions.figures.judged import sum_missing
from zhicai.actions.figures.people_rows import (
    PersonRow,
    Place,
    agency_names,
    as_rows,
    counted_in,
    is_many,
    judged_people,
    kept_rows,
    names_of,
    order_of,
)
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT, column_of
from zhicai.records.agencies.models import Agency
from zhicai.records.standings.models import NEAREST, PersonYear
from zhicai.records.standings.present_view import node_gaps

VERDICT = column_of(AI_ATTAINMENT)
WHO = ("agency_id", "person_id")
LAST = 10**9  # behind whatever anybody can miss
BY_MISSING = Coalesce("missing_minutes", Value(LAST))
# Whoever misses an unknown number stands by agency and person alone.
BY_BASIC = Case(When(missing_minutes__isnull=False, then="missing_basic_minutes"), default=Value(0))


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
    """The first of them: short before unknown, whoever misses least first; `size` stand there."""
    wanted = [one.value for one in verdicts]
    if place.is_kept:
        kept = _kept(place, scope, verdicts=wanted, size=size)
        found = [row for part in kept for row in _nearest(part, limit=limit, size=size)]
    else:
        found = _judged(place, scope, wanted)
    rows = sorted(found, key=_order)[:limit]
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
    kinds: Counter[tuple[int | None, int | None]] = Counter()
    if place.is_kept:
        node = Agency.objects.get(code=place.agency_code).pk
        for basic, advanced, count in node_gaps(node, place.year, order_of(scope)):
            kinds[(basic, advanced)] += count
    else:
        rows = _judged(place, scope, [Verdict.SHORT.value])
        kinds.update((row.missing_basic, row.missing_advanced) for row in rows)
    steps = [Step(basic or 0, advanced or 0, count) for (basic, advanced), count in kinds.items()]
    return tuple(sorted(steps, key=lambda one: (one.missing, one.missing_basic)))


def _kept(
    place: Place, scope: Scope, *, verdicts: Sequence[str], size: int
) -> list[QuerySet[PersonYear]]:
    """Of few people all together; of many a part for each kind of row, which lie side by side."""
    rows = kept_rows(place, size)
    if not is_many(size):
        return [rows.filter(counted_in(scope), **{f"{VERDICT}__in": verdicts})]
    return [
        rows.filter(exclusion="", scope_order=order, **{VERDICT: verdict})
        for order in range(1, order_of(scope) + 1)
        for verdict in verdicts
    ]


def _nearest(part: QuerySet[PersonYear], *, limit: int, size: int) -> list[PersonRow]:
    """In the order of `_order`; of many, those of whom all is known first, as an index has them.

    Of few, an expression keeps the engine from walking everybody of the year for the order's sake.
    """
    if not is_many(size):
        return as_rows(part.order_by(VERDICT, BY_MISSING, BY_BASIC, *WHO)[:limit])
    known = part.filter(missing_minutes__isnull=False).order_by(*NEAREST, *WHO)
    unknown = part.filter(missing_minutes__isnull=True).order_by(*WHO)
    found = as_rows(known[:limit])
    return found + as_rows(unknown[: limit - len(found)]) if len(found) < limit else found


def _judged(place: Place, scope: Scope, verdicts: list[str]) -> list[PersonRow]:
    rows = judged_people(place)
    return [row for row in rows if row.verdict in verdicts and not row.left_out(scope)]


def _order(row: PersonRow) -> tuple[str, bool, int, int, int, int]:
    basic = row.missing_basic or 0 if row.missing is not None else 0
    return row.verdict, row.missing is None, row.missing or 0, basic, row.agency, row.person
