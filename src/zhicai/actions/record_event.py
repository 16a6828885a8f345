"""Record a status event of one person: leave without pay, suspension and the like."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.explain_standing import find_one
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.forecast import Forecast, forecast
from zhicai.actions.intake.people_book import EventValues
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.intake.write_plan import write_plan
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.core.rules.exclusions import EVENTS
from zhicai.records.agencies.models import Agency
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import StatusEvent

TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """`kind` is a key or a Chinese name of the rulebook; `ended_on` None: still lasting."""

    person: str
    kind: str
    started_on: dt.date
    ended_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventReport:
    batch: int | None
    is_new: bool
    before: Standing | None
    after: Standing | None


def record_event(entry: EventEntry, *, by: Caller, dry: bool = True) -> EventReport:
    """A second entry of the same person, kind and start replaces the first."""
    person = find_one(entry.person, Permission.EVENT_RECORD, by=by)
    agency = Agency.objects.filter(pk=person.agency_id or 0).first()
    if agency is None:
        raise Refused("person.not_found", value=entry.person)
    require(by, Permission.EVENT_RECORD, agency.code)
    kind = find_kind(entry.kind)
    if entry.ended_on is not None and entry.ended_on < entry.started_on:
        raise Refused("event.ends_before_start", value=entry.ended_on.isoformat())
    for _ in range(TRIES):
        plan = _plan(person.pk, agency.code, kind=kind, entry=entry, by=by)
        outlook = forecast(plan, by)
        if dry or plan.is_empty:
            return _report(plan, outlook, None)
        try:
            batch = write_plan(plan, outlook, by)
        except MovedError:
            continue
        return _report(plan, outlook, batch)
    raise Refused("batch.moved")


def find_kind(told: str) -> str:
    """The key of an event kind by key, by name or by another usual word; refuses with the list."""
    book = rulebook()
    names = {
        name.removeprefix(EVENTS): provision.name
        for name, provision in book.provisions.items()
        if name.startswith(EVENTS)
    }
    words = {fold(word): key for key, name in names.items() for word in (key, name)}
    words |= {fold(word): key for word, key in OTHER_WORDS.items()}
    if fold(told) not in words:
        raise Refused("event.kind_unknown", value=told, choices="、".join(names.values()))
    return words[fold(told)]


OTHER_WORDS = {
    "退休": "departure",
    "離職": "departure",
    "辭職": "departure",
    "商調": "transfer",
    "調任": "transfer",
    "借調出": "loan_out",
    "支援他機關": "loan_out",
    "借調入": "loan_in",
    "他機關支援": "loan_in",
}


def _plan(person_id: int, agency_code: str, *, kind: str, entry: EventEntry, by: Caller) -> Plan:
    plan = Plan(agency_code, current_sequence(), by.today, kind=Batch.Kind.EDIT)
    values = EventValues(person_id, kind, entry.started_on, entry.ended_on, mask_ids_in(entry.note))
    held = StatusEvent.objects.filter(
        person_id=person_id, kind=kind, started_on=entry.started_on, known_until__isnull=True
    ).first()
    is_same = held is not None and tuple(values)[3:] == (held.ended_on, held.note)
    change = Change(held.pk if held else None, values, Source(None, ""))
    plan.changes = {"StatusEvent": [] if is_same else [change]}
    return plan


def _report(plan: Plan, outlook: Forecast, batch: Batch | None) -> EventReport:
    return EventReport(
        batch=batch.pk if batch else None,
        is_new=not plan.is_empty,
        before=outlook.before,
        after=outlook.after,
    )
