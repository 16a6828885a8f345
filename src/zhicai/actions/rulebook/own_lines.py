"""Agencies' own values as an officer reads them: whose, since when, by which decision."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.db.models import Q

from zhicai.actions.edits.names import Names
from zhicai.actions.intake.overlay_book import read_value
from zhicai.actions.rulebook.describe import span_words
from zhicai.actions.rulebook.own_value import clamp, from_json
from zhicai.actions.rulebook.value_parts import Part, say_value
from zhicai.basics.dates import format_roc
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.provision import Provision
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.overlays.models import Overlay


class Decided(Protocol):
    """Whose decision, and from when until when."""

    @property
    def agency_id(self) -> int: ...
    @property
    def in_force_from(self) -> dt.date: ...
    @property
    def in_force_until(self) -> dt.date | None: ...


Decision = TypeVar("Decision", bound=Decided)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One version; `is_current` until it is replaced or taken back, `is_mine`: of this office."""

    overlay: int
    agency_name: str
    is_mine: bool
    provision_id: str
    provision_name: str
    in_force_from: dt.date
    in_force_until: dt.date | None
    value: dict[str, Any]
    said: Part
    is_capped: bool
    issuer: str
    issue_number: str
    issued_on: dt.date
    clause: str
    note: str
    batch: int
    actor_code: str
    at: dt.datetime
    is_current: bool

    @property
    def span(self) -> str:
        return span_words(self.in_force_from, self.in_force_until)

    @property
    def decision(self) -> str:
        """Issuer, day, number and clause of the agency's own decision."""
        told = (self.issuer, format_roc(self.issued_on), self.issue_number, self.clause)
        return " ".join(text for text in told if text)


@dataclass(frozen=True, slots=True)
class Line:
    """The agencies at or above an office, nearest first, and those below it, on a day."""

    agency_id: int
    above: tuple[int, ...] = ()
    below: frozenset[int] = field(default_factory=frozenset)


def line_of(agency_code: str, day: dt.date) -> Line:
    """Two reads whatever the size of the tree."""
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        return Line(0)
    on_day = AgencyPath.objects.filter(from_on__lte=day, until_on__gte=day)
    pairs = on_day.filter(Q(descendant_id=agency.pk) | Q(ancestor_id=agency.pk))
    rows = sorted(pairs.values_list("depth", "ancestor_id", "descendant_id"))
    above = [ancestor for _, ancestor, below in rows if below == agency.pk]
    below = {node for _, ancestor, node in rows if ancestor == agency.pk}
    return Line(agency.pk, tuple(dict.fromkeys([agency.pk, *above])), frozenset(below))


def own_lines(
    overlays: Iterable[Overlay], book: Rulebook, *, mine: int, today: dt.date
) -> tuple[OwnLine, ...]:
    """In the order given; names of agencies are looked up together."""
    rows = [one for one in overlays if one.provision_id in book.provisions]
    names = Names(today)
    names.load_agencies(one.agency_id for one in rows)
    return tuple(_line(one, book, names=names, mine=mine) for one in rows)


def _line(one: Overlay, book: Rulebook, *, names: Names, mine: int) -> OwnLine:
    provision = book.provisions[one.provision_id]
    value = from_json(read_value(one.value), provision)
    capped = clamp(value, provision_entry(provision, one.in_force_from))
    return OwnLine(
        overlay=one.pk,
        agency_name=names.agencies.get(one.agency_id, ""),
        is_mine=one.agency_id == mine,
        provision_id=one.provision_id,
        provision_name=provision.name,
        in_force_from=one.in_force_from,
        in_force_until=one.in_force_until,
        value=value,
        said=say_value(value, provision.unit, book),
        is_capped=capped != value,
        issuer=one.issuer,
        issue_number=one.issue_number,
        issued_on=one.issued_on,
        clause=one.clause,
        note=one.note,
        batch=one.batch_id,
        actor_code=one.batch.actor_code,
        at=one.known_from,
        is_current=one.known_until is None,
    )


def provision_entry(provision: Provision, day: dt.date) -> Any:
    """The national entry of the day, whatever any agency set."""
    return next((entry for entry in provision.values if entry.covers(day)), None)


def nearest(rows: Sequence[Decision], above: Sequence[int], day: dt.date) -> Decision | None:
    """The decision in force at the nearest agency of `above`; the same rule as in judging."""
    for agency_id in above:
        begun = [one for one in rows if one.agency_id == agency_id and one.in_force_from <= day]
        last = max(begun, key=lambda one: one.in_force_from, default=None)
        if last is not None and (last.in_force_until is None or last.in_force_until >= day):
            return last
    return None
