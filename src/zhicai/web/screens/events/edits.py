"""Record, correct, end and withdraw a status event."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.edits.model import EditReport
from zhicai.actions.list_event_readings import list_event_readings
from zhicai.actions.list_events import get_event
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.search_people import get_person, search_people
from zhicai.actions.withdraw_event import withdraw_event
from zhicai.basics.errors import Refused
from zhicai.web.edits import EditPage, run_edit
from zhicai.web.office import Office, screen
from zhicai.web.screens.events.forms import ChooseForm, EventForm, WithdrawForm

CHOICE = "events.choose"
FIELDS = {"edit.event_twice": "started_on", "event.ends_before_start": "ended_on"}


@screen(Permission.EVENT_RECORD, methods=("GET", "POST"))
def choose(request: HttpRequest, office: Office) -> HttpResponse:
    """Whose event it is; the text is posted and never stands in an address."""
    form, found = ChooseForm(), None
    if request.method == "POST":
        form = ChooseForm(request.POST)
        if form.is_valid():
            text = form.cleaned_data["search"]
            found = search_people(text, agency_code=office.code, by=office.caller)
    context = {"form": form, "found": found}
    return office.page("events/choose.html", context, status=422 if form.errors else 200)


@screen(Permission.EVENT_RECORD, methods=("GET", "POST"))
def add(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    match = get_person(person, agency_code=office.code, by=office.caller)
    if match is None:
        raise Refused("person.not_found")
    page = _page(
        office,
        person,
        title=f"登錄人事狀態：{match.name}（{match.national_id_masked}）",
        back_url=reverse("events.list", args=[office.code]),
    )
    return run_edit(request, office, page=page)


@screen(Permission.EVENT_RECORD, methods=("GET", "POST"))
def change(request: HttpRequest, office: Office, event: int) -> HttpResponse:
    """Opened on a version; whoever saves second is shown what the first one saved."""
    line = get_event(event, agency_code=office.code, by=office.caller)
    page = _page(
        office,
        line.person,
        title=f"更正或結束人事狀態：{line.name}（{line.national_id_masked}）",
        back_url=reverse("events.show", args=[office.code, event]),
        initial={
            "event": event,
            "kind": line.kind,
            "started_on": line.started_on,
            "ended_on": line.ended_on,
            "note": line.note,
        },
        current=line.current,
    )
    return run_edit(request, office, page=page)


@screen(Permission.EVENT_RECORD, methods=("GET", "POST"))
def withdraw(request: HttpRequest, office: Office, event: int) -> HttpResponse:
    line = get_event(event, agency_code=office.code, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        return withdraw_event(event, by=office.caller, note=told["note"], dry=dry)

    url = reverse("events.list", args=[office.code])
    page = EditPage(
        title=f"撤銷人事狀態：{line.name}（{line.national_id_masked}）",
        button="下一步：核對",
        kind="StatusEvent",
        form=WithdrawForm,
        act=act,
        done=lambda _: f"{url}?person={line.person}",
        back_url=reverse("events.show", args=[office.code, event]),
        context={"line": line},
        template="events/withdraw.html",
        may_insist=False,
    )
    return run_edit(request, office, page=page)


def _page(
    office: Office,
    person: int,
    *,
    title: str,
    back_url: str,
    initial: Mapping[str, Any] | None = None,
    current: int | None = None,
) -> EditPage:
    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        entry = EventEntry(
            person=str(person),
            kind=told["kind"],
            started_on=told["started_on"],
            ended_on=told["ended_on"],
            note=told["note"],
            event=told["event"],
        )
        return record_event(entry, by=office.caller, dry=dry)

    url = reverse("events.list", args=[office.code])
    return EditPage(
        title=title,
        button="下一步：核對",
        kind="StatusEvent",
        form=EventForm,
        act=act,
        done=lambda _: f"{url}?person={person}",
        back_url=back_url,
        initial=initial or {},
        fields=FIELDS,
        fresh=lambda: {"event": current or ""},
        context={"readings": list_event_readings(office.code, by=office.caller)},
        template="events/form.html",
    )
