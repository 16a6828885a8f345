"""Talent roles: what duties suggest, confirmed by a person, one by one or many in one batch."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.confirm_roles import RolesEntry, confirm_roles
from zhicai.actions.edits.model import EditReport
from zhicai.actions.find_role import find_role
from zhicai.actions.find_score import find_score
from zhicai.actions.list_history import PERSON, HistoryQuery, list_history
from zhicai.actions.list_roles import RolesPage, find_seen, list_plain, list_roles
from zhicai.actions.print_roles import print_roles
from zhicai.actions.roles.details import RoleLine
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.basics.role_list_words import TABS
from zhicai.basics.role_words import ROLES
from zhicai.web.asked import asked_number
from zhicai.web.downloads import send_made
from zhicai.web.edits import EditPage, run_edit
from zhicai.web.kept_search import find_search, keep_search
from zhicai.web.office import Office, screen
from zhicai.web.screens.people.lines import kept_query
from zhicai.web.screens.roles.forms import (
    SEEN,
    SUGGESTED,
    DecidedForm,
    DecideForm,
    ListForm,
    PaperForm,
    PickedForm,
    choice_of,
    choices_of,
    is_key,
    token_of,
)
from zhicai.web.screens.roles.lines import SHOWN, card_of, kept_suggestion

WRONG = 422
KEY = "roles.search"
HISTORY = ("RoleAssignment",)
FIELDS = {"role.reason_missing": "reason"}
FORMATS = (("pdf", "PDF（核章用）"), ("xlsx", "XLSX"), ("ods", "ODS"))


@screen(Permission.ROLE_READ, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    if request.method == "POST":
        return keep_search(request, office, KEY)
    return _show_list(request, office)


def _show_list(request: HttpRequest, office: Office, *, fault: str = "") -> HttpResponse:
    form = ListForm(request.GET)
    form.is_valid()
    search = find_search(request, office, KEY)
    query = form.query(office.code, page=asked_number(request, "page"), search=search)
    found = list_roles(query, by=office.caller)
    context = {
        "form": form,
        "found": found,
        "cards": [card_of(line, shown=SHOWN) for line in found.page.rows],
        "tabs": _tabs(found),
        "tab": query.tab,
        "roles": ROLES,
        "whole": [(name, found.whole.get(key, 0)) for key, name in ROLES.items()],
        "search": search,
        "fault": fault,
        "may_pick": any(line.may_decide for line in found.page.rows),
        "kept": kept_query(request),
        "formats": FORMATS,
    }
    return office.page("roles/list.html", context, status=WRONG if fault else 200)


def _tabs(found: RolesPage) -> list[tuple[str, str, int]]:
    return [(key, name, found.tabs[key]) for key, name in TABS.items()]


@screen(Permission.ROLE_DECIDE, methods=("GET", "POST"))
def confirm(request: HttpRequest, office: Office) -> HttpResponse:
    """The ticks of the list become one text, which the check page carries on."""
    if request.method != "POST":
        return _show_list(request, office)
    data: Mapping[str, str] = request.POST.dict()
    if "picked" not in data:
        picked = _picked(request, office)
        if not picked:
            return _show_list(request, office, fault=say("role.nothing_chosen"))
        data = {"picked": " ".join(picked), "reason": request.POST.get("reason", "")}
    back = reverse("roles.list", args=[office.code])
    page = EditPage(
        title="人才類別認定",
        button="下一步：核對",
        kind="RoleAssignment",
        form=PickedForm,
        act=lambda told, dry: _confirm(office, told, dry=dry),
        done=lambda _: back,
        back_url=back,
        fields=FIELDS,
        fresh=lambda: {"picked": _again(office, data)},
        template="roles/picked.html",
        check="roles/check.html",
        context={"roles": ROLES},
    )
    return run_edit(request, office, page=page, data=data)


def _confirm(office: Office, told: Mapping[str, Any], *, dry: bool) -> EditReport:
    entry = RolesEntry(agency_code=office.code, choices=told["picked"], reason=told["reason"])
    return confirm_roles(entry, by=office.caller, dry=dry)


def _again(office: Office, data: Mapping[str, str]) -> str:
    """The same people and roles as they stand now: saved on purpose or not at all."""
    choices = {one.person: one for one in choices_of(data["picked"])}
    seen = find_seen(choices, agency_code=office.code, by=office.caller)
    return " ".join(token_of(seen[key], choices[key].talent_role) for key in choices if key in seen)


def _picked(request: HttpRequest, office: Office) -> list[str]:
    """A token of each tick; everybody whose suggestion is sure where that is asked for."""
    if "all" in request.POST:
        plain = list_plain(office.code, by=office.caller)
        return [token_of(one, one.gist.talent_role) for one in plain]
    wanted = request.POST.get("talent_role", SUGGESTED)
    told = dict(text.split("-", 1) for text in request.POST.getlist("person") if "-" in text)
    people = [int(key) for key in told if is_key(key)]
    seen = find_seen(people, agency_code=office.code, by=office.caller)
    return [
        f"{key}-{told[str(key)]}-{seen[key].gist.talent_role if wanted == SUGGESTED else wanted}"
        for key in people
        if key in seen
    ]


@screen(Permission.REPORT_PRINT, methods=("POST",))
def print_list(request: HttpRequest, office: Office) -> HttpResponse:
    """The file; sent by POST, because the audit keeps that it was taken."""
    asked, sending = ListForm(request.GET), PaperForm(request.POST)
    asked.is_valid()
    if not sending.is_valid():
        return _show_list(request, office, fault=say("web.required", field="格式"))
    query = asked.query(office.code, page=1, search=find_search(request, office, KEY))
    try:
        paper = print_roles(query, paper_format=sending.paper_format, by=office.caller)
    except Refused as refused:
        told = {**refused.details, "value": refused.value}
        return _show_list(request, office, fault=say(refused.code, **told))
    return send_made(paper)


@screen(Permission.ROLE_READ)
def show(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    line = find_role(person, agency_code=office.code, by=office.caller)
    query = HistoryQuery(
        agency_code=office.code,
        subject=PERSON,
        key=str(person),
        kinds=HISTORY,
        page=asked_number(request, "history"),
    )
    history = list_history(query, by=office.caller)
    context = {
        "card": card_of(line),
        "kept_told": _kept_told(line),
        "history": history,
        "scored": find_score(person, agency_code=office.code, by=office.caller),
    }
    return office.page("roles/show.html", context)


def _kept_told(line: RoleLine) -> str:
    return kept_suggestion(line.decided.told) if line.decided else ""


@screen(Permission.ROLE_DECIDE, methods=("GET", "POST"))
def decide(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    line = find_role(person, agency_code=office.code, by=office.caller)
    one = line.colleague
    form = DecidedForm if one.held else DecideForm
    fresh = {"version": str(one.version), "duties": one.duty_hash[:SEEN]}

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        choices = [choice_of(told, person)]
        entry = RolesEntry(agency_code=office.code, choices=choices, reason=told["reason"])
        return confirm_roles(entry, by=office.caller, dry=dry)

    url = reverse("roles.show", args=[office.code, person])
    page = EditPage(
        title=f"認定AI人才類別：{one.name}",
        button="下一步：核對",
        kind="RoleAssignment",
        form=form,
        act=act,
        done=lambda _: url,
        back_url=url,
        initial={
            **fresh,
            "talent_role": one.talent_role,
            "second": (one.held or one.gist).second_talent_role,
        },
        fields=FIELDS,
        fresh=lambda: fresh,
        context={"card": card_of(line), "roles": ROLES},
        template="roles/decide.html",
        check="roles/check.html",
    )
    return run_edit(request, office, page=page)
