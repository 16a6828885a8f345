"""The tree of an office with its dates, and one agency with all its periods."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.edits.agency_form import version_of
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
    """`depth` counts levels below the office; `is_coming`: it begins after the day."""

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
    staff_count: int


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


def list_agencies(query: AgenciesQuery, *, by: Caller) -> Page[AgencyLine]:
    """In the order of the tree; a search keeps that order and leaves the others out."""
    require(by, Permission.STANDING_READ, query.agency_code)
    forest = _Forest(query.agency_code, query.as_of or by.today)
    wanted = fold(query.search)
    found = [(depth, key) for depth, key in forest.walk() if not wanted or forest.fits(key, wanted)]
    page = page_of(found, number=query.page, size=query.size)
    shown = [key for _, key in page.rows]
    people = Person.objects.filter(agency_id__in=shown).values("agency_id")
    counted = people.order_by("agency_id").annotate(count=Count("id"))
    staff = dict(counted.values_list("agency_id", "count"))
    return map_page(page, lambda row: forest.line(row[1], row[0], staff.get(row[1], 0)))


def get_agency(code: str, *, agency_code: str, by: Caller) -> AgencyCard:
    """Raises Refused("agency.not_found") for one that is not of this office."""
    require(by, Permission.STANDING_READ, agency_code)
    forest = _Forest(agency_code, by.today)
    key = next((one for _, one in forest.walk() if forest.code_of[one] == code), None)
    if key is None:
        raise Refused("agency.not_found", value=code)
    periods = tuple(forest.told(row) for row in forest.periods[key])
    now = forest.told(forest.on(key))
    return AgencyCard(
        code,
        now.name,
        now.parent_code,
        now.parent_name,
        periods[-1].closed_on,
        is_root=key == forest.root_id,
        version=version_of([row.pk for row in forest.periods[key]]),
        periods=periods,
    )


class _Forest:
    """Everything that ever stood at or below an agency, as it hangs together on a day."""

    def __init__(self, root_code: str, as_of: dt.date) -> None:
        self.as_of = as_of
        root = Agency.objects.filter(code=root_code).first()
        self.root_id = root.pk if root else 0
        below = AgencyPath.objects.filter(ancestor_id=self.root_id).values("descendant_id")
        self.periods: dict[int, list[AgencyPeriod]] = defaultdict(list)
        rows = AgencyPeriod.objects.filter(known_until__isnull=True, agency_id__in=below)
        for row in rows.order_by("from_on", "pk"):
            self.periods[row.agency_id].append(row)
        self.code_of = dict(Agency.objects.filter(pk__in=below).values_list("pk", "code"))
        self._add_names_above()

    def _add_names_above(self) -> None:
        """The parent of the office itself, which is not below it."""
        above = {row.parent_id for row in self.periods.get(self.root_id, ())} - set(self.code_of)
        known = {key for key in above if key is not None}
        self.names_above: dict[int, str] = {}
        if known:
            self.code_of.update(Agency.objects.filter(pk__in=known).values_list("pk", "code"))
            rows = AgencyPeriod.objects.filter(known_until__isnull=True, agency_id__in=known)
            self.names_above.update(rows.order_by("from_on").values_list("agency_id", "name"))

    def on(self, key: int) -> AgencyPeriod:
        """The period of the day, or the first one of an agency still to come."""
        rows = self.periods[key]
        fitting = [row for row in rows if row.from_on <= self.as_of]
        return fitting[-1] if fitting else rows[0]

    def walk(self) -> Iterator[tuple[int, int]]:
        """(depth, agency), each parent before its subordinates, by code."""
        children: dict[int | None, list[int]] = defaultdict(list)
        for key in self.periods:
            if key != self.root_id:
                children[self.on(key).parent_id].append(key)
        waiting = [(0, self.root_id)] if self.root_id in self.periods else []
        seen: set[int] = set()
        while waiting:
            depth, key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            yield depth, key
            ordered = sorted(children[key], key=lambda one: self.code_of[one], reverse=True)
            waiting.extend((depth + 1, one) for one in ordered)

    def fits(self, key: int, wanted: str) -> bool:
        names = (self.code_of[key], *(row.name for row in self.periods[key]))
        return any(wanted in fold(name) for name in names)

    def told(self, row: AgencyPeriod) -> PeriodLine:
        parent = row.parent_id or 0
        name = self.on(parent).name if parent in self.periods else self.names_above.get(parent, "")
        return PeriodLine(
            row.name,
            self.code_of.get(parent, ""),
            name,
            None if row.from_on == ALWAYS else row.from_on,
            None if row.until_on == OPEN else row.until_on,
            row.closed_on,
        )

    def line(self, key: int, depth: int, staff_count: int) -> AgencyLine:
        rows, now = self.periods[key], self.told(self.on(key))
        closed_on = rows[-1].closed_on
        began_on = None if rows[0].from_on == ALWAYS else rows[0].from_on
        return AgencyLine(
            code=self.code_of[key],
            name=now.name,
            depth=depth,
            parent_code=now.parent_code,
            began_on=began_on,
            changed_on=now.from_on if now.from_on != began_on else None,
            closed_on=closed_on,
            is_closed=closed_on is not None and closed_on < self.as_of,
            is_coming=rows[0].from_on > self.as_of,
            periods_count=len(rows),
            staff_count=staff_count,
        )
