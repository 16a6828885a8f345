"""Who is not counted, why, and what the rate would be if they were."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.figure import Counts, Standing
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.people_rows import (
    OUT_OF_EVERY_SCOPE,
    PersonRow,
    Place,
    agency_names,
    as_rows,
    judged_people,
    kept_rows,
    names_of,
    order_of,
    place_of,
)
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.page import Page, clip
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rules.exclusions import OUTSIDE_SCOPE
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.standings.models import KINDS, PersonYear

NAMES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionsQuery(StandingQuery):
    """Names are told of one reason at a time; None: of the first one."""

    reason: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Excluded:
    """A reason with how many it keeps out, and the counts of the KPI if they were in."""

    reason: str
    people: Counts
    with_them: Counts


@dataclass(frozen=True, slots=True)
class ExcludedPerson:
    person: int
    name: str
    national_id_masked: str
    agency_code: str
    agency_name: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Exclusions:
    """`chosen` is the reason whose names are on the page; None where nobody is left out."""

    standing: Standing
    lines: tuple[Excluded, ...]
    chosen: str | None
    names: Page[ExcludedPerson]


@walled
def find_exclusions(
    query: ExclusionsQuery, *, by: Caller, found: Standing | None = None
) -> Exclusions:
    """Everybody at or below the agency whom the scope of the KPI does not count.

    `found` is the answer to the same question, where the caller has it already.
    """
    require(by, Permission.STAFF_READ, query.agency_code)
    asked = {name: getattr(query, name) for name in ("agency_code", "year", "as_of", "known_at")}
    once = StandingQuery(**asked, scope=query.scope, depth=0)
    standing = found or find_standing(once, by=by)
    kpi = standing.figure.get(AI_ATTAINMENT)
    place, scope = place_of(query, standing), Scope(kpi.scope)
    rows = None if place.is_kept else [row for row in judged_people(place) if row.left_out(scope)]
    size = kpi.counts.counted + sum(count for _, count in standing.figure.exclusions)
    counts = _kept_counts(place, scope, size) if rows is None else _counts(rows, scope)
    lines = _lines(counts, kpi.counts)
    reasons = [line.reason for line in lines]
    chosen = query.reason if query.reason in reasons else next(iter(reasons), None)
    total = next((line.people.counted for line in lines if line.reason == chosen), 0)
    number, size = clip(query.page, NAMES_ON_A_PAGE, total)
    first, last = (number - 1) * size, number * size
    if rows is None:
        picked = as_rows(_kept_of(place, scope, reason=chosen, size=size)[first:last])
    else:
        of_reason = [row for row in rows if row.left_out(scope) == chosen]
        picked = sorted(of_reason, key=_order)[first:last]
    named = _named(place, picked)
    is_present = place.shows_present(by.today)
    names = Page(named if is_present else held_only(named, by), number, size, total)
    return Exclusions(standing, lines, chosen, names)


def _counts(rows: list[PersonRow], scope: Scope) -> Mapping[tuple[str, str], int]:
    """People by (reason, verdict)."""
    return Counter((row.left_out(scope), row.verdict) for row in rows)


def _kept_counts(place: Place, scope: Scope, size: int) -> Mapping[tuple[str, str], int]:
    """The same counted by the database: a few kinds of row, each with how many there are."""
    rows = kept_rows(place, size)
    outside = rows.filter(exclusion="", scope_order__gt=order_of(scope))
    found: Counter[tuple[str, str]] = Counter()
    for part in (rows.filter(exclusion__gt=""), outside):
        grouped = part.order_by().values_list(*KINDS).annotate(Count("person_id"))
        with above_the_wall():
            counted = list(grouped)
        for exclusion, order, verdict, count in counted:
            row = PersonRow(0, 0, order, exclusion, "", None, None, verdict)
            found[(row.left_out(scope), verdict)] += count
    return found


def _kept_of(place: Place, scope: Scope, *, reason: str | None, size: int) -> QuerySet[PersonYear]:
    """Kept rows that one reason leaves out, in the order of `_order`."""
    rows = kept_rows(place, size)
    if reason == OUTSIDE_SCOPE:
        rows = rows.exclude(exclusion__in=OUT_OF_EVERY_SCOPE)
        rows = rows.filter(scope_order__gt=order_of(scope))
    else:
        rows = rows.filter(exclusion=reason or OUTSIDE_SCOPE)
        if reason not in OUT_OF_EVERY_SCOPE:
            rows = rows.filter(scope_order__lte=order_of(scope))
    return rows.order_by("agency_id", "person_id")


def _order(row: PersonRow) -> tuple[int, int]:
    return row.agency, row.person


def _lines(counts: Mapping[tuple[str, str], int], kpi: Counts) -> tuple[Excluded, ...]:
    """Reasons that an event gives first, then whoever stands outside every count or the scope."""
    reasons = {reason for reason, _ in counts}
    later = (*OUT_OF_EVERY_SCOPE, OUTSIDE_SCOPE)
    ordered = sorted(reasons, key=lambda one: (one in later and later.index(one) + 1, one))
    return tuple(_line(reason, counts, kpi) for reason in ordered)


def _line(reason: str, counts: Mapping[tuple[str, str], int], kpi: Counts) -> Excluded:
    met, short, unknown = (counts.get((reason, one.value), 0) for one in Verdict)
    people = Counts(met + short + unknown, met, short)
    with_them = Counts(kpi.counted + people.counted, kpi.met + met, kpi.short + short)
    return Excluded(reason, people, with_them)


def _named(place: Place, rows: list[PersonRow]) -> tuple[ExcludedPerson, ...]:
    names = names_of(place.known, [row.person for row in rows])
    agencies = agency_names(place, (row.agency for row in rows))
    return tuple(
        ExcludedPerson(row.person, *names[row.person], *agencies[row.agency], row.verdict)
        for row in rows
    )
