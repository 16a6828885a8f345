"""One provision as an office sees it: in force on a day, its own value, and what rests on it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.rulebook.describe import SourceLine, Standing, describe_source, standing_on
from zhicai.actions.rulebook.families import family_name, family_of
from zhicai.actions.rulebook.own_lines import (
    Line,
    OwnLine,
    line_of,
    nearest,
    own_lines,
    provision_entry,
)
from zhicai.actions.rulebook.own_value import clamp, label_of
from zhicai.actions.rulebook.show_provision import ProvisionSheet, show_provision
from zhicai.actions.rulebook.value_parts import Part, say_value
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.coverage import CoverageRow
from zhicai.core.rules.overlaid import is_judged
from zhicai.core.rules.provision import Doubt, Provision
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.overlays.models import Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionQuery:
    agency_code: str
    provision_id: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """An open question with the reading in use, and the places that contradict each other."""

    doubt: Doubt
    places: tuple[tuple[SourceLine, str], ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another provision, and what it says on the same day."""

    id: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class RestingOn:
    """What rests on a provision: other provisions, statements of the circular, screens."""

    related: tuple[Neighbour, ...]
    same_clause: tuple[Neighbour, ...]
    coverage: tuple[CoverageRow, ...]
    screens: tuple[str, ...]
    is_judged: bool


@dataclass(frozen=True, slots=True)
class OwnValues:
    """`in_force` is the nearest decision of the day, `said` what then holds for the office.

    `history` are all versions of this office, newest first; `others` those of agencies above and
    below it that stand today.
    """

    in_force: OwnLine | None
    said: Part | None
    caps: tuple[tuple[str, str], ...]
    history: tuple[OwnLine, ...]
    others: tuple[OwnLine, ...]


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    sheet: ProvisionSheet
    family: str
    family_name: str
    doubts: tuple[DoubtLine, ...]
    resting: RestingOn
    own: OwnValues

    @property
    def provision(self) -> Provision:
        return self.sheet.provision

    @property
    def standing(self) -> Standing:
        return self.sheet.standing

    @property
    def is_default(self) -> bool:
        """Whether the value of the day rests on nothing but our own reading."""
        entry = self.standing.entry
        places = entry.basis if entry is not None else ()
        return bool(places) and all(one.source.is_default for one in places)

    @property
    def is_open(self) -> bool:
        rule = self.provision.overlay
        return rule is not None and rule.is_open


@walled
def find_provision_page(query: ProvisionQuery, *, by: Caller) -> ProvisionPage:
    """Raises Refused("provision.not_found")."""
    require(by, Permission.RULEBOOK_READ, query.agency_code)
    book = rulebook()
    sheet = show_provision(query.provision_id, query.as_of, book)
    provision = sheet.provision
    return ProvisionPage(
        sheet=sheet,
        family=family_of(provision.id),
        family_name=family_name(family_of(provision.id), book),
        doubts=doubt_lines(provision.doubts, book),
        resting=_resting(provision, book, query.as_of),
        own=_own(provision, book, query=query, today=by.today),
    )


def doubt_lines(doubts: tuple[Doubt, ...], book: Rulebook) -> tuple[DoubtLine, ...]:
    return tuple(
        DoubtLine(
            doubt,
            tuple(
                (describe_source(book.sources[place.source]), place.clause)
                for place in doubt.places
            ),
        )
        for doubt in doubts
    )


def _resting(provision: Provision, book: Rulebook, day: dt.date) -> RestingOn:
    linked = {*provision.related, *_related_to(provision.id, book)} - {provision.id}
    clauses = {(one.source, one.clause) for entry in provision.values for one in entry.basis}
    same = {
        other.id
        for other in book.provisions.values()
        for entry in other.values
        for one in entry.basis
        if (one.source, one.clause) in clauses
    } - {provision.id, *linked}
    rows = tuple(row for row in book.coverage if provision.id in row.provisions)
    names = book.registers.screens if book.registers is not None else {}
    screens = dict.fromkeys(screen for row in rows for screen in row.screens)
    return RestingOn(
        related=_neighbours(linked, book, day),
        same_clause=_neighbours(same, book, day),
        coverage=rows,
        screens=tuple(names.get(screen, screen) for screen in screens),
        is_judged=provision.id in JUDGED or is_judged(provision.id),
    )


def _related_to(provision_id: str, book: Rulebook) -> set[str]:
    return {one.id for one in book.provisions.values() if provision_id in one.related}


def _neighbours(ids: set[str], book: Rulebook, day: dt.date) -> tuple[Neighbour, ...]:
    found = (book.provisions[one] for one in sorted(ids))
    return tuple(Neighbour(one.id, one.name, standing_on(one, book, day)) for one in found)


def _own(
    provision: Provision, book: Rulebook, *, query: ProvisionQuery, today: dt.date
) -> OwnValues:
    entry = provision_entry(provision, query.as_of)
    caps = entry.caps if entry is not None else {}
    told = tuple((label_of(key, book), f"{cap:,}") for key, cap in caps.items())
    if provision.overlay is None or not provision.overlay.is_open:
        return OwnValues(None, None, told, (), ())
    line = line_of(query.agency_code, query.as_of)
    kept = list(_versions(provision.id, line))
    current = [one for one in kept if one.known_until is None]
    chosen = nearest(current, line.above, query.as_of)
    mine = [one for one in kept if one.agency_id == line.agency_id]
    others = [one for one in current if one.agency_id != line.agency_id]
    lines = own_lines([*mine, *others], book, mine=line.agency_id, today=today)
    by_id = {one.overlay: one for one in lines}
    in_force = by_id[chosen.pk] if chosen is not None else None
    return OwnValues(
        in_force,
        _said(in_force, provision, book=book, day=query.as_of) if in_force is not None else None,
        told,
        lines[: len(mine)],
        lines[len(mine) :],
    )


def _versions(provision_id: str, line: Line) -> list[Overlay]:
    """Newest first: every version of this office, and of agencies above or below it."""
    nodes = Q(agency_id__in=[*line.above, *line.below])
    rows = Overlay.objects.filter(nodes, provision_id=provision_id).select_related("batch")
    return list(rows.order_by("-pk"))


def _said(own: OwnLine, provision: Provision, *, book: Rulebook, day: dt.date) -> Part:
    """What holds: the fields that the agency set, within the cap, beside what it cannot set."""
    entry = provision_entry(provision, day)
    national = entry.value if entry is not None and isinstance(entry.value, dict) else {}
    return say_value({**national, **clamp(own.value, entry)}, provision.unit, book)
