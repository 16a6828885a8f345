"""Status events of an office: the list, and one event with its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.list_event_readings import list_event_readings
from zhicai.actions.list_events import EventsQuery, get_event, list_events
from zhicai.actions.list_history import PERSON, HistoryQuery, list_history
from zhicai.actions.search_people import get_person
from zhicai.basics.edit_words import EVENT_STATES
from zhicai.web.asked import LONGEST_TEXT, asked_choice, asked_key, asked_number
from zhicai.web.office import Office, screen
from zhicai.web.screens.events.forms import kind_choices

SEARCH = "events.search"
ORDERS = (
    ("-started_on", "起日（新的在前）"),
    ("started_on", "起日（舊的在前）"),
    ("name", "姓名"),
    ("kind", "狀態"),
)


@screen(Permission.STAFF_READ, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    """A name is posted and kept in the session; the address only holds filters."""
    if request.method == "POST":
        office.remember(request, SEARCH, request.POST.get("search", "").strip()[:LONGEST_TEXT])
        return redirect("events.list", agency_code=office.code)
    kinds, search = kind_choices(), office.recall(request, SEARCH, "")
    person = asked_key(request, "person")
    query = EventsQuery(
        agency_code=office.code,
        search="" if person else search,
        person=person,
        kind=asked_choice(request, "kind", ("", *(key for key, _ in kinds))),
        state=asked_choice(request, "state", ("", *EVENT_STATES)),
        sort=asked_choice(request, "sort", tuple(key for key, _ in ORDERS)),
        page=asked_number(request, "page"),
    )
    context = {
        "page": list_events(query, by=office.caller),
        "query": query,
        "search": search,
        "person": _person(office, person),
        "kinds": kinds,
        "states": tuple(EVENT_STATES.items()),
        "orders": ORDERS,
        "is_filtered": bool(search or person or query.kind or query.state),
    }
    return office.page("events/list.html", context)


def _person(office: Office, person: int | None) -> object:
    if person is None:
        return None
    return get_person(person, agency_code=office.code, by=office.caller)


@screen(Permission.STAFF_READ)
def show(request: HttpRequest, office: Office, event: int) -> HttpResponse:
    line = get_event(event, agency_code=office.code, by=office.caller)
    if line.current not in {None, event}:
        return redirect("events.show", agency_code=office.code, event=line.current)
    query = HistoryQuery(
        agency_code=office.code,
        subject=PERSON,
        key=str(line.person),
        kinds=("StatusEvent",),
        page=asked_number(request, "history"),
    )
    history = list_history(query, by=office.caller)
    readings = list_event_readings(office.code, by=office.caller, only=line.kind)
    context = {"line": line, "history": history, "readings": readings}
    return office.page("events/show.html", context)


@screen(Permission.STAFF_READ)
def show_readings(request: HttpRequest, office: Office) -> HttpResponse:
    readings = list_event_readings(office.code, by=office.caller)
    return office.page("events/all_readings.html", {"readings": readings})
