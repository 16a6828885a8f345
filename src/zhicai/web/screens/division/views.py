"""A division: her people, their hours, and the duties that its head confirms."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from zhicai.actions.access import Permission
from zhicai.actions.confirm_duties import confirm_duties
from zhicai.actions.duties.people import DutyLine
from zhicai.actions.find_division import DivisionPage, find_division
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.people.words import missing_words
from zhicai.actions.propose_duty import propose_duty
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import VERDICTS
from zhicai.basics.messages import say
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.web.office import Office, screen
from zhicai.web.screens.division.forms import (
    CONFIRMED,
    MISSING,
    OPEN,
    CorrectForm,
    DivisionFilter,
    ReturnedForm,
)
from zhicai.web.screens.roles.lines import standing_words

WRONG = 422
Row = tuple[DutyLine, PersonLine | None, str, str, tuple[str, str]]


@screen(Permission.DIVISION_READ)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    return show_division(request, office)


def show_division(
    request: HttpRequest, office: Office, *, status: int = 200, **more: Any
) -> HttpResponse:
    found = find_division(office.code, request.GET.get("division"), by=office.caller)
    shown = {"division": found.division or "", **request.GET.dict()}
    form = DivisionFilter(shown, choices=found.choices)
    if not form.is_valid():
        status = WRONG
    asked = {} if form.errors else form.cleaned_data
    context = {
        "found": found,
        "form": form,
        "rows": _rows(found, asked.get("state", ""), asked.get("sort", "")),
        "returned": ReturnedForm(),
        **more,
    }
    return office.page("division/show.html", context, status=status)


def _rows(found: DivisionPage, state: str, sort: str) -> list[Row]:
    """Each person with her hours, the verdict, what is missing and her talent role, in words."""
    wanted = {OPEN: False, CONFIRMED: True}.get(state)
    lines = [
        line for line in found.lines if wanted is None or (line.confirmed is not None) == wanted
    ]
    rows = [_row(line, found) for line in lines]
    if sort == MISSING:
        rows.sort(key=lambda row: -((row[1].missing_minutes if row[1] else None) or 0))
    return rows


def _row(line: DutyLine, found: DivisionPage) -> Row:
    hours, role = found.hours.get(line.person), standing_words(found.roles.get(line.person))
    if hours is None:
        return line, None, "—", "—", role
    words = VERDICTS.get(hours.verdict, "未計入")
    return line, hours, words, missing_words(hours, AI_ATTAINMENT) or "—", role


@screen(Permission.DUTIES_CONFIRM, methods=("POST",))
def confirm(request: HttpRequest, office: Office) -> HttpResponse:
    """Confirm those that were ticked, as they stood on the page."""
    division = request.POST.get("division", "")
    versions = request.POST.getlist("version")
    try:
        count = confirm_duties(office.code, division, versions=versions, by=office.caller)
    except Refused as refused:
        messages.error(request, say(refused.code, value=refused.value))
    else:
        messages.success(request, f"已確認 {count} 位同仁的工作項目。")
    return redirect(division_url(office, division))


@screen(Permission.DUTIES_CONFIRM, methods=("GET", "POST"))
def correct(request: HttpRequest, office: Office) -> HttpResponse:
    """Propose what the duties of one of her people should be."""
    told = request.POST if request.method == "POST" else request.GET
    division, version = told.get("division", ""), told.get("version", "")
    found = find_division(office.code, division, by=office.caller)
    line = next((one for one in found.lines if one.version == version), None)
    if line is None:
        raise Refused("duty.changed")
    if request.method != "POST":
        form = CorrectForm(initial={"wanted_text": line.duty_text})
        return _correct(office, form, line=line)
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _correct(office, form, line=line)
    wanted = form.cleaned_data["wanted_text"]
    try:
        made = propose_duty(
            office.code, division, version=version, wanted_text=wanted, by=office.caller
        )
    except Refused as refused:
        if refused.code != "duty.text_same":
            raise
        form.add_refusal("wanted_text", refused.code)
        return _correct(office, form, line=line)
    messages.success(request, f"已送出第 {made.number} 件更正，等待人事人員處理。")
    return redirect(division_url(office, division))


def _correct(office: Office, form: CorrectForm, *, line: DutyLine) -> HttpResponse:
    context = {"form": form, "line": line, "back_url": division_url(office, line.division)}
    return office.page("division/correct.html", context, status=WRONG if form.errors else 200)


def division_url(office: Office, division: str) -> str:
    return f"{reverse('division.show', args=(office.code,))}?{urlencode({'division': division})}"
