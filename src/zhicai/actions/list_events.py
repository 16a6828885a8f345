"""The status events of everybody who counts in an office, with how each is counted."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.held_event import version_now
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import agencies_below, current_name, people_found
from zhicai.actions.page import SIZE, Page, clip
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person, StatusEvent

ORDERS = {
    "-started_on": (F("started_on").desc(), F("id").desc()),
    "started_on": (F("started_on").asc(), F("id").asc()),
    "name": (F("name").asc(nulls_last=True), F("started_on").desc(), F("id").desc()),
    "kind": (F("kind").asc(), F("started_on").desc(), F("id").desc()),
}
LASTING, OVER, COMING = "lasting", "over", "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsQuery:
    """`search` is part of a name, a national ID or a staff number; `state` "" means all."""

    agency_code: str
    search: str = ""
    person: int | None = None
    kind: str = ""
    state: str = ""
    sort: str = "-started_on"
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class EventLine:
    """`event` is the version; a form opened with it tells when somebody saves in between.

    `current` is the version that has taken its place, None where it was withdrawn.
    """

    event: int
    person: int
    name: str
    national_id_masked: str
    agency_name: str
    kind: str
    started_on: dt.date
    ended_on: dt.date | None
    note: str
    state: str
    current: int | None


@walled
def list_events(query: EventsQuery, *, by: Caller) -> Page[EventLine]:
    """Newest first unless sorted otherwise."""
    require(by, Permission.STAFF_READ, query.agency_code)
    found = _found(query, by.today)
    total = found.count()
    number, size = clip(query.page, query.size, total)
    start = (number - 1) * size
    order = ORDERS.get(query.sort, ORDERS["-started_on"])
    rows = list(found.annotate(name=current_name("person_id")).order_by(*order)[start:][:size])
    return Page(_lines(rows, by.today), number, size, total)


@walled
def get_event(event: int, *, agency_code: str, by: Caller) -> EventLine:
    """Any version of an event of the office.

    Raises Refused("edit.event_gone") for one that is not there or not of this office.
    """
    require(by, Permission.STAFF_READ, agency_code)
    mine = StatusEvent.objects.filter(pk=event, agency_id__in=agencies_below(agency_code, by.today))
    rows = list(mine.annotate(name=current_name("person_id")).order_by("pk"))
    if not rows:
        raise Refused("edit.event_gone")
    return _lines(rows, by.today)[0]


def _found(query: EventsQuery, today: dt.date) -> QuerySet[StatusEvent]:
    events = StatusEvent.objects.filter(
        known_until__isnull=True, agency_id__in=agencies_below(query.agency_code, today)
    )
    if query.person is not None:
        events = events.filter(person_id=query.person)
    if query.search.strip():
        events = events.filter(person_id__in=people_found(query.search))
    if query.kind:
        events = events.filter(kind=query.kind)
    return events.filter(_in_state(query.state, today))


def _in_state(state: str, today: dt.date) -> Q:
    if state == LASTING:
        return Q(started_on__lte=today) & (Q(ended_on__isnull=True) | Q(ended_on__gte=today))
    if state == OVER:
        return Q(ended_on__lt=today)
    return Q(started_on__gt=today) if state == COMING else Q()


def _lines(rows: Sequence[StatusEvent], today: dt.date) -> tuple[EventLine, ...]:
    names = Names(today)
    names.load_agencies(row.agency_id for row in rows)
    people = Person.objects.filter(pk__in={row.person_id for row in rows})
    masked = dict(people.values_list("pk", "national_id_masked"))
    return tuple(
        EventLine(
            event=row.pk,
            person=row.person_id,
            name=getattr(row, "name", None) or "",
            national_id_masked=masked.get(row.person_id, ""),
            agency_name=names.agencies.get(row.agency_id or 0, "").partition(" ")[2],
            kind=row.kind,
            started_on=row.started_on,
            ended_on=row.ended_on,
            note=row.note,
            state=_state(row, today),
            current=row.pk if row.known_until is None else _key(version_now(row)),
        )
        for row in rows
    )


def _key(row: StatusEvent | None) -> int | None:
    return row.pk if row else None


def _state(row: StatusEvent, today: dt.date) -> str:
    if row.started_on > today:
        return COMING
    return OVER if row.ended_on is not None and row.ended_on < today else LASTING
