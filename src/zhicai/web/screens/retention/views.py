"""Terms, preview, the two steps of a removal, holds, and the proof of each run."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.find_retention_run import (
    RetentionProof,
    find_retention_run,
    list_removed,
    list_retention_runs,
)
from zhicai.actions.hold_retention import hold_retention, release_retention
from zhicai.actions.plan_retention import plan_retention
from zhicai.actions.print_retention import print_retention
from zhicai.actions.run_retention import ask_retention
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.asked import asked_number
from zhicai.web.downloads import send_made
from zhicai.web.office import Office, screen
from zhicai.web.screens.retention.forms import HoldForm

WRONG = 422
STEP, APPLY, END = "step", "apply", "end"


@screen(Permission.SETTING_EDIT)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    context = {
        "plan": plan_retention(office.code, by=office.caller),
        "runs": list_retention_runs(office.code, by=office.caller),
    }
    return office.page("retention/show.html", context)


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"), require_recent_sign_in=True)
def run(request: HttpRequest, office: Office) -> HttpResponse:
    """A page that lists what would go, and the act; what has changed in between is shown again."""
    problem = ""
    if request.method == "POST":
        try:
            made = ask_retention(office.code, request.POST.get("mark", ""), by=office.caller)
        except Refused as refused:
            problem = say(refused.code, value=refused.value)
        else:
            messages.info(request, f"第 {made.pk} 次銷毀作業已交給背景作業；可以離開這一頁。")
            return redirect("retention.proof", agency_code=office.code, number=made.pk)
    plan = plan_retention(office.code, by=office.caller)
    context = {"plan": plan, "problem": problem}
    return office.page("retention/run.html", context, status=WRONG if problem else 200)


@screen(Permission.SETTING_EDIT, methods=("GET", "POST"), require_recent_sign_in=True)
def hold(request: HttpRequest, office: Office) -> HttpResponse:
    is_ending = request.POST.get(STEP) == END
    form = HoldForm(request.POST if request.method == "POST" and not is_ending else None)
    try:
        if is_ending:
            release_retention(office.code, by=office.caller)
            messages.success(request, "已結束暫停銷毀。")
            return redirect("retention.show", agency_code=office.code)
        if form.is_bound and form.is_valid():
            hold_retention(office.code, form.cleaned_data["reason"], by=office.caller)
            messages.success(request, "已暫停銷毀；本機關與所屬機關的資料都不會移除。")
            return redirect("retention.show", agency_code=office.code)
    except Refused as refused:
        messages.error(request, say(refused.code, value=refused.value))
        return redirect("retention.show", agency_code=office.code)
    return office.page("retention/hold.html", {"form": form}, status=WRONG if form.errors else 200)


@screen(Permission.SETTING_EDIT)
def proof(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    found = _find(office, number)
    page = asked_number(request, "page")
    removed = list_removed(office.code, number, page=page, by=office.caller)
    failure = say(found.line.failure_code) if found.line.failure_code else ""
    context = {"proof": found, "page": removed, "failure": failure}
    return office.page("retention/proof.html", context)


@screen(Permission.SETTING_EDIT, methods=("POST",))
def download(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The file; sent by POST, because the audit keeps that it was taken."""
    _find(office, number)
    paper = print_retention(office.code, number, by=office.caller)
    return send_made(paper)


def _find(office: Office, number: int) -> RetentionProof:
    try:
        return find_retention_run(office.code, number, by=office.caller)
    except Refused as refused:
        raise Http404 from refused
