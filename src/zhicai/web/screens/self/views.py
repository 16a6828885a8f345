"""A colleague's own page, and what she asks of the HR office."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.ask_request import ask_request
from zhicai.actions.explain_person import ExplainedPerson
from zhicai.actions.find_own_page import OwnPage, explain_own, find_own_page
from zhicai.actions.find_own_request import (
    find_own_request,
    open_own_file,
    withdraw_own_request,
)
from zhicai.basics.errors import Refused
from zhicai.basics.role_list_words import PLAIN
from zhicai.web.downloads import hand_out
from zhicai.web.office import Office, screen
from zhicai.web.screens.requests.lines import told_of
from zhicai.web.screens.roles.lines import card_of
from zhicai.web.screens.self.forms import CertificateForm, ObjectionForm, handed_of
from zhicai.web.screens.staff.lines import difference_words, explained_context, verdicts_of
from zhicai.web.screens.standing.forms import QuestionForm

FOUND, WRONG, MISSING = 200, 422, 404
NOT_LINKED = "self.not_linked"
OUTSIDE_YEAR = "cli.as_of_outside_year"
FIELDS: Mapping[str, str] = {
    "request.about_unknown": "about",
    "request.expires_early": "expires_on",
    "request.file_missing": "file",
    "request.issued_in_future": "issued_on",
}


@screen(Permission.SELF_READ)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    return _show(request, office)


def _show(request: HttpRequest, office: Office) -> HttpResponse:
    form = QuestionForm(request.GET, now=office.caller.now)
    asked = form.question() if form.is_valid() else {}
    try:
        own = _own(office, asked, form)
    except Refused as refused:
        return _nobody(office, refused, status=FOUND)
    page = own.page
    context = {
        "form": form,
        "own": own,
        "role": card_of(page.role) if page.role else None,
        "plain_words": PLAIN[page.role.colleague.talent_role] if page.role else "",
        "found": page,
        "verdicts": verdicts_of(page, office, query=_year_query(page.year), target=_explain_url),
        "summary": [(one, difference_words(one)) for one in page.summary],
    }
    return office.page("self/show.html", context, status=WRONG if form.errors else 200)


def _own(office: Office, asked: Mapping[str, Any], form: QuestionForm) -> OwnPage:
    axes = {name: asked.get(name) for name in ("year", "as_of")}
    try:
        return find_own_page(office.code, by=office.caller, **axes)
    except Refused as refused:
        if refused.code != OUTSIDE_YEAR:
            raise
        form.add_refusal("as_of", refused.code, value=refused.value, **refused.details)
        return find_own_page(office.code, by=office.caller)


def _explain_url(office: Office, _person: int, provision_id: str) -> str:
    return reverse("self.explain", args=(office.code, provision_id))


def _year_query(year: int) -> str:
    return f"?year={year}"


@screen(Permission.SELF_READ)
def explain(request: HttpRequest, office: Office, provision_id: str) -> HttpResponse:
    form = QuestionForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _show(request, office)  # where the question can be put right
    year = form.question().get("year")
    try:
        found = explain_own(office.code, provision_id, by=office.caller, year=year)
    except Refused as refused:
        return _nobody(office, refused)
    context = explained_context(ExplainedPerson(found, {}), provision_id)
    return office.page("self/explain.html", context)


@screen(Permission.SELF_READ, methods=("GET", "POST"))
def certificate(request: HttpRequest, office: Office) -> HttpResponse:
    return _ask(request, office, make=CertificateForm, template="self/certificate.html")


@screen(Permission.SELF_READ, methods=("GET", "POST"))
def objection(request: HttpRequest, office: Office) -> HttpResponse:
    return _ask(request, office, make=ObjectionForm, template="self/objection.html")


def _ask(request: HttpRequest, office: Office, *, make: type[Any], template: str) -> HttpResponse:
    """The form; sent, it waits at the HR office."""
    try:
        find_own_page(office.code, by=office.caller)
    except Refused as refused:
        return _nobody(office, refused)
    if request.method != "POST":
        initial = {"about": request.GET.get("about", ""), "record": request.GET.get("record", "")}
        return office.page(template, {"form": make(initial=initial)})
    form = make(request.POST, request.FILES)
    if not form.is_valid():
        return office.page(template, {"form": form}, status=WRONG)
    try:
        line = ask_request(office.code, form.entry(), by=office.caller, file=handed_of(form))
    except Refused as refused:
        where = "file" if refused.code.startswith("enclosure.") else FIELDS.get(refused.code)
        form.add_refusal(where, refused.code, value=refused.value, **refused.details)
        return office.page(template, {"form": form}, status=WRONG)
    messages.success(request, f"已送出第 {line.number} 件，等待人事人員處理。")
    return redirect("self.request", agency_code=office.code, number=line.number)


@screen(Permission.SELF_READ)
def request_(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    try:
        line = find_own_request(office.code, number, by=office.caller)
    except Refused as refused:
        return _nobody(office, refused)
    return office.page("self/request.html", {"line": line, "told": told_of(line)})


@screen(Permission.SELF_READ)
def file(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    try:
        return hand_out(open_own_file(office.code, number, by=office.caller))
    except Refused as refused:
        return _nobody(office, refused)


@screen(Permission.SELF_READ, methods=("POST",))
def withdraw(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    try:
        withdraw_own_request(office.code, number, by=office.caller)
    except Refused as refused:
        return _nobody(office, refused)
    messages.success(request, f"第 {number} 件已撤回。")
    return redirect("self.show", agency_code=office.code)


def _nobody(office: Office, refused: Refused, *, status: int = MISSING) -> HttpResponse:
    """An account that is nobody's has no data of its own; it is told whom to ask."""
    if refused.code != NOT_LINKED:
        raise refused
    return office.page("self/nobody.html", status=status)
