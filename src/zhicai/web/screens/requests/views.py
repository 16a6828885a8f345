"""The worklist of the HR office: certificates, objections and corrections that wait."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.decide_request import decide_request
from zhicai.actions.list_requests import (
    RequestQuery,
    find_request,
    list_requests,
    open_request_file,
)
from zhicai.actions.requests.steps import Kind, State
from zhicai.basics.errors import Refused
from zhicai.web.downloads import hand_out
from zhicai.web.menu import url_of
from zhicai.web.office import Office, screen
from zhicai.web.screens.reports.lines import page_number
from zhicai.web.screens.requests.forms import CONFIRM, DecisionForm, RequestFilter
from zhicai.web.screens.requests.lines import told_of
from zhicai.web.screens.standing.links import find_url

WRONG = 422
BESIDE_FORM = {
    "request.reason_missing": "reason",
    "request.certificate_held": None,
    "request.posting_changed": None,
}
# Where a record is put right that somebody contests; what has no screen of its own is imported.
PLACES = {
    "course": ("課程與AI層級", "courses.list"),
    "hours": ("匯入更正後的時數", "intake.list"),
    "status": ("人事狀態", "events.list"),
    "posting": ("匯入更正後的名冊", "intake.list"),
    "certificate": ("匯入更正後的證書", "intake.list"),
}


@screen(Permission.REQUEST_DECIDE)
def list_(request: HttpRequest, office: Office) -> HttpResponse:
    """Those that wait, unless another state is asked for."""
    asked = request.GET if request.GET.keys() & {"state", "kind"} else {"state": State.WAITING}
    form = RequestFilter(asked)
    told = form.cleaned_data if form.is_valid() else {"state": State.WAITING}
    query = RequestQuery(
        office.code,
        state=told.get("state", ""),
        kind=told.get("kind", ""),
        page=page_number(request),
    )
    page = list_requests(query, by=office.caller)
    status = WRONG if form.errors else 200
    return office.page("requests/list.html", {"form": form, "page": page}, status=status)


@screen(Permission.REQUEST_DECIDE)
def show(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    return _show(office, number, form=DecisionForm())


@screen(Permission.REQUEST_DECIDE, methods=("POST",))
def decide(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(office, number, form=form, status=WRONG)
    is_confirmed = request.POST.get("decision") == CONFIRM
    reason = form.cleaned_data["reason"]
    try:
        line = decide_request(
            office.code, number, is_confirmed=is_confirmed, by=office.caller, reason=reason
        )
    except Refused as refused:
        if refused.code not in BESIDE_FORM:
            raise
        where = BESIDE_FORM[refused.code]
        form.add_refusal(where, refused.code, value=refused.value, **refused.details)
        return _show(office, number, form=form, status=WRONG)
    messages.success(request, f"第 {line.number} 件：{line.state_name}。")
    return redirect("requests.show", agency_code=office.code, number=number)


@screen(Permission.REQUEST_DECIDE)
def file(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    return hand_out(open_request_file(office.code, number, by=office.caller))


def _show(office: Office, number: int, *, form: DecisionForm, status: int = 200) -> HttpResponse:
    line = find_request(office.code, number, by=office.caller)
    place, target = PLACES.get(str(line.content.get("about", "")), ("", ""))
    context: dict[str, Any] = {
        "line": line,
        "told": told_of(line),
        "form": form,
        "person_url": find_url("staff.show", office.code, str(line.person))
        if office.may(Permission.STAFF_READ)
        else "",
        "place": place,
        "place_url": url_of(target, office.code) if target else None,
        "is_objection": line.kind == Kind.OBJECTION,
    }
    return office.page("requests/show.html", context, status=status)
