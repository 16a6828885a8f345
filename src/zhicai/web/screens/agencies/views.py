"""Agencies over time: the tree, one agency with its periods, and three ways to change it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.edit_agency import AgencyEdit, AgencyEntry, edit_agency
from zhicai.actions.edits.model import EditReport
from zhicai.actions.list_agencies import AgenciesQuery, AgencyCard, get_agency, list_agencies
from zhicai.actions.list_history import AGENCY, HistoryQuery, list_history
from zhicai.web.asked import asked_day, asked_number, asked_text
from zhicai.web.edits import EditPage, run_edit
from zhicai.web.forms import OfficeForm
from zhicai.web.office import Office, screen
from zhicai.web.screens.agencies.forms import AddForm, ChangeForm, CloseForm, RootForm

PARENT_FAULTS = (
    "edit.agency_parent_unknown",
    "edit.agency_parent_several",
    "edit.agency_parent_early",
    "edit.agency_circle",
    "edit.agency_outside",
    "edit.agency_root",
)
FIELDS = {
    **dict.fromkeys(PARENT_FAULTS, "parent"),
    "edit.agency_taken": "code",
    "edit.agency_starts_later": "from_on",
    "edit.agency_closes_early": "closed_on",
}


@screen(Permission.STANDING_READ)
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    day, words = asked_day(request, "as_of")
    search = asked_text(request, "search")
    query = AgenciesQuery(
        agency_code=office.code, as_of=day, search=search, page=asked_number(request, "page")
    )
    page = list_agencies(query, by=office.caller)
    context = {
        "page": page,
        "search": search,
        "day": day or office.today,
        "day_text": request.GET.get("as_of", ""),
        "fault": words,
    }
    return office.page("agencies/list.html", context, status=422 if words else 200)


@screen(Permission.STANDING_READ)
def show(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    card = get_agency(node_code, agency_code=office.code, by=office.caller)
    query = HistoryQuery(
        agency_code=office.code,
        subject=AGENCY,
        key=node_code,
        page=asked_number(request, "history"),
    )
    history = list_history(query, by=office.caller)
    return office.page("agencies/show.html", {"card": card, "history": history})


@screen(Permission.AGENCY_EDIT, methods=("GET", "POST"))
def add(request: HttpRequest, office: Office) -> HttpResponse:
    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        entry = AgencyEntry(
            agency_code=office.code,
            edit=AgencyEdit.ADDED,
            code=told["code"],
            name=told["name"],
            parent=told["parent"],
            from_on=told["from_on"],
            note=told["note"],
        )
        return edit_agency(entry, by=office.caller, dry=dry)

    page = EditPage(
        title="新增機關",
        button="下一步：核對",
        kind="AgencyPeriod",
        form=AddForm,
        act=act,
        done=lambda _: reverse("agencies.list", args=[office.code]),
        back_url=reverse("agencies.list", args=[office.code]),
        initial={"parent": request.GET.get("parent", office.code)},
        fields=FIELDS,
    )
    return run_edit(request, office, page=page)


@screen(Permission.AGENCY_EDIT, methods=("GET", "POST"))
def change(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    card = get_agency(node_code, agency_code=office.code, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        entry = AgencyEntry(
            agency_code=office.code,
            edit=AgencyEdit.UPDATED,
            code=node_code,
            name=told["name"],
            parent=told.get("parent", ""),
            from_on=told["from_on"],
            note=told["note"],
            version=told["version"],
        )
        return edit_agency(entry, by=office.caller, dry=dry)

    initial = {"version": card.version, "name": card.name, "parent": _parent(card)}
    title = f"更改名稱或上級機關：{card.name}"
    form = RootForm if card.is_root else ChangeForm
    page = _page(office, card, title=title, form=form, act=act, initial=initial)
    return run_edit(request, office, page=page)


@screen(Permission.AGENCY_EDIT, methods=("GET", "POST"))
def close(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    card = get_agency(node_code, agency_code=office.code, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        entry = AgencyEntry(
            agency_code=office.code,
            edit=AgencyEdit.CLOSED,
            code=node_code,
            closed_on=told["closed_on"],
            note=told["note"],
            version=told["version"],
        )
        return edit_agency(entry, by=office.caller, dry=dry)

    initial = {"version": card.version, "closed_on": card.closed_on}
    title = f"裁撤或恢復：{card.name}"
    page = _page(office, card, title=title, form=CloseForm, act=act, initial=initial)
    return run_edit(request, office, page=page)


def _page(
    office: Office,
    card: AgencyCard,
    *,
    title: str,
    form: type[OfficeForm],
    act: Callable[[Mapping[str, Any], bool], EditReport],
    initial: Mapping[str, Any],
) -> EditPage:
    """An edit of one agency; back and done lead to its own page."""
    url = reverse("agencies.show", args=[office.code, card.code])
    return EditPage(
        title=title,
        button="下一步：核對",
        kind="AgencyPeriod",
        form=form,
        act=act,
        done=lambda _: url,
        back_url=url,
        initial=initial,
        fields=FIELDS,
        fresh=lambda: {"version": card.version},
    )


def _parent(card: AgencyCard) -> str:
    """The parent as the form shows it; a code and a name together are read as the code."""
    return f"{card.parent_code} {card.parent_name}".strip()
