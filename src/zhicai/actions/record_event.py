"""Record a status event of one person: leave without pay, suspension and the like."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.event_kinds import event_kinds, words_of_kinds
from zhicai.actions.edits.held_event import find_held_event
from zhicai.actions.edits.model import EditReport
from zhicai.actions.explain_standing import find_one
from zhicai.actions.intake.people_book import EventValues
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency
from zhicai.records.staff.models import StatusEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """`kind` is a key or a Chinese name of the rulebook; `ended_on` None: still lasting.

    `event` is the version that a form was opened with; None: a new event.
    """

    person: str
    kind: str
    started_on: dt.date
    ended_on: dt.date | None = None
    note: str = ""
    event: int | None = None


@walled
def record_event(entry: EventEntry, *, by: Caller, dry: bool = True) -> EditReport:
    """A second entry of the same person, kind and start replaces the first.

    Raises Refused: person.not_found, person.several, event.kind_unknown, event.ends_before_start,
    edit.event_twice; EditConflict where somebody changed the event since the form was opened.
    """
    person = find_one(entry.person, Permission.EVENT_RECORD, by=by)
    agency = Agency.objects.filter(pk=person.agency_id or 0).first()
    if agency is None:
        raise Refused("person.not_found", value=entry.person)
    require(by, Permission.EVENT_RECORD, agency.code)
    kind = find_kind(entry.kind)
    if entry.ended_on is not None and entry.ended_on < entry.started_on:
        raise Refused("event.ends_before_start", value=entry.ended_on.isoformat())
    note = mask_ids_in(entry.note.strip())
    values = EventValues(person.pk, kind, entry.started_on, entry.ended_on, note)

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(agency.code, by)
        plan.changes = {"StatusEvent": _changes(values, entry.event)}
        return plan, ()

    return carry_out(make, by=by, dry=dry)


def find_kind(told: str) -> str:
    """The key of an event kind by key, by name or by another usual word; refuses with the list."""
    words = words_of_kinds()
    if fold(told) not in words:
        names = (kind.name for kind in event_kinds(dt.date.max))
        raise Refused("event.kind_unknown", value=told, choices="、".join(names))
    return words[fold(told)]


def _changes(values: EventValues, event: int | None) -> list[Change]:
    """One version closed and one opened, or nothing where it is so already."""
    same_key = StatusEvent.objects.filter(
        person_id=values.person_id,
        kind=values.kind,
        started_on=values.started_on,
        known_until__isnull=True,
    ).first()
    held = same_key if event is None else find_held_event(event, wanted=values)
    if same_key is not None and held is not None and same_key.pk != held.pk:
        raise Refused("edit.event_twice", value=values.started_on.isoformat())
    if held is not None and values == _values(held):
        return []
    return [Change(held.pk if held else None, values, Source(None, ""))]


def _values(held: StatusEvent) -> EventValues:
    return EventValues(held.person_id, held.kind, held.started_on, held.ended_on, held.note)
