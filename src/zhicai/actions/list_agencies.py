"""The tree of an office with its dates, and one agency with all its periods."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.edits.agency_form import version_of
from zhicai.actions.edits.forest import Forest, forest_of
from zhicai.actions.edits.names import Names
from zhicai.actions.page import SIZE, Page, map_page, page_of
from zhicai.basics.errors import Refused
from zhicai.basics.text import fold
from zhicai.records.agencies.models import ALWAYS, OPEN, Agency, AgencyPath, AgencyPeriod
from zhicai.records.staff.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AgenciesQuery:
    """`as_of` None: today; `search` is part of a name or of a code."""

    agency_code: str
    as_of: dt.date | None = None
    search: str = ""
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period; None stands for no first or no last day."""

    name: str
    parent_code: str
    parent_name: str
    from_on: dt.date | None
    until_on: dt.date | None
    closed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """`depth` counts levels below the office; `is_coming`: it begins after the day.

    `staff_count` is None for whoever may not see the office's people.
    """

    code: str
    name: str
    depth: int
    parent_code: str
    began_on: dt.date | None
    changed_on: dt.date | None
    closed_on: dt.date | None
    is_closed: bool
    is_coming: bool
    periods_count: int
    staff_count: int | None


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """One agency; `version` goes into each of its forms."""

    code: str
    name: str
    parent_code: str
    parent_name: str
    closed_on: dt.date | None
    is_root: bool
    version: str
    periods: tuple[PeriodLine, ...]


@walled
def list_agencies(query: AgenciesQuery, *, by: Caller) -> Page[AgencyLine]:
    """In the order of the tree; a search keeps that order and leaves the others out."""
    require(by, Permission.STANDING_READ, query.agency_code)
    forest = forest_of(query.agency_code, query.as_of or by.today)
    wanted = fold(query.search)
    found = [pair for pair in forest.order if not wanted or forest.fits(pair[1], wanted)]
    page = page_of(found, number=query.page, size=query.size)
    shown = [key for _, key in page.rows]
    above = [parent for key in shown if (parent := forest.on(key).parent_id) is not None]
    codes = dict(Agency.objects.filter(pk__in=above).values_list("pk", "code"))
    is_told = may(by, Permission.STAFF_READ, query.agency_code)
    staff = _staff_counts(shown) if is_told else {}
    return map_page(
        page,
        lambda pair: _line(
            forest, pair, codes=codes, staff_count=staff.get(pair[1], 0) if is_told else None
        ),
    )


def _staff_counts(agencies: list[int]) -> dict[int | None, int]:
    people = Person.objects.filter(agency_id__in=agencies).values("agency_id")
    counted = people.order_by("agency_id").annotate(count=Count("id"))
    return dict(counted.values_list("agency_id", "count"))


def _line(
    forest: Forest, pair: tuple[int, int], *, codes: dict[int, str], staff_count: int | None
) -> AgencyLine:
    depth, key = pair
    rows, now = forest.periods[key], forest.on(key)
    began_on, changed_on, closed_on = rows[0].from_on, now.from_on, rows[-1].closed_on
    return AgencyLine(
        code=forest.code_of[key],
        name=now.name,
        depth=depth,
        parent_code=codes.get(now.parent_id or 0, ""),
        began_on=None if began_on == ALWAYS else began_on,
        changed_on=changed_on if changed_on != began_on else None,
        closed_on=closed_on,
        is_closed=closed_on is not None and closed_on < forest.as_of,
        is_coming=began_on > forest.as_of,
        periods_count=len(rows),
        staff_count=staff_count,
    )


@walled
def get_agency(code: str, *, agency_code: str, by: Caller) -> AgencyCard:
    """Raises Refused("agency.not_found") for one that is not of this office."""
    require(by, Permission.STANDING_READ, agency_code)
    paths = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(code=agency_code).values("id"),
        descendant_id__in=Agency.objects.filter(code=code).values("id"),
        until_on__gte=by.today,
    )
    key = paths.order_by("depth").values_list("descendant_id", flat=True).first()
    current = AgencyPeriod.objects.filter(known_until__isnull=True)
    rows = list(current.filter(agency_id=key or 0).order_by("from_on", "pk"))
    if not rows:
        raise Refused("agency.not_found", value=code)
    names = Names(by.today)
    names.load_agencies(row.parent_id for row in rows)
    periods = tuple(_told(row, names) for row in rows)
    begun = [one for row, one in zip(rows, periods, strict=True) if row.from_on <= by.today]
    now = begun[-1] if begun else periods[0]
    return AgencyCard(
        code,
        now.name,
        now.parent_code,
        now.parent_name,
        periods[-1].closed_on,
        is_root=code == agency_code,
        version=version_of([row.pk for row in rows]),
        periods=periods,
    )


def _told(row: AgencyPeriod, names: Names) -> PeriodLine:
    code, _, name = names.agencies.get(row.parent_id or 0, "").partition(" ")
    return PeriodLine(
        row.name,
        code,
        name,
        None if row.from_on == ALWAYS else row.from_on,
        None if row.until_on == OPEN else row.until_on,
        row.closed_on,
    )
