"""Acts that need two people: what waits, one act with its preview, and its history."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.approvals.model import ApprovalLine, PaperProof
from zhicai.actions.decide_approval import decide_approval
from zhicai.actions.enclosures.keep import HandedFile
from zhicai.actions.list_approvals import find_approval, list_approvals, open_signed_page
from zhicai.actions.settle_approval import settle_approval
from zhicai.actions.withdraw_approval import withdraw_approval
from zhicai.basics.errors import Refused
from zhicai.web.downloads import hand_out
from zhicai.web.office import Office, screen
from zhicai.web.screens.approvals.forms import AGREE, DecisionForm, PaperForm

WRONG = 422
FIELDS = {
    "approval.reason_missing": "reason",
    "approval.paper_missing": "signed_on",
    "approval.paper_in_future": "signed_on",
}
BESIDE_FORM = ("approval.same_person", "approval.facts_changed")


@screen(Permission.BATCH_READ)
def list_(request: HttpRequest, office: Office) -> HttpResponse:
    lines = list_approvals(office.code, by=office.caller)
    waiting = [line for line in lines if line.is_waiting]
    past = [line for line in lines if not line.is_waiting]
    return office.page("approvals/list.html", {"waiting": waiting, "past": past})


@screen(Permission.BATCH_READ)
def show(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    return _show(office, number)


@screen(Permission.BATCH_READ, methods=("POST",))
def decide(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Agree or decline; the act itself asks whether she may, and whether she is somebody else."""
    find_approval(office.code, number, by=office.caller)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(office, number, decision=form, status=WRONG)
    is_agreed = request.POST.get("decision") == AGREE
    reason = form.cleaned_data["reason"]
    try:
        line = decide_approval(number, is_agreed=is_agreed, by=office.caller, reason=reason)
    except Refused as refused:
        return _refused(office, number, refused=refused, decision=form)
    return _done(request, office, line)


@screen(Permission.BATCH_READ, methods=("POST",))
def settle(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """依紙本核定."""
    find_approval(office.code, number, by=office.caller)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(office, number, paper=form, status=WRONG)
    told = form.cleaned_data
    paper = PaperProof(told["signed_on"], told["number"])
    page = told["page"]
    handed = HandedFile(page.name, page) if page else None
    try:
        line = settle_approval(number, paper, by=office.caller, page=handed)
    except Refused as refused:
        return _refused(office, number, refused=refused, paper=form)
    return _done(request, office, line)


@screen(Permission.BATCH_READ, methods=("POST",))
def withdraw(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    find_approval(office.code, number, by=office.caller)
    line = withdraw_approval(number, by=office.caller)
    return _done(request, office, line)


@screen(Permission.BATCH_READ)
def page(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The signed page, as a file to take away."""
    return hand_out(open_signed_page(office.code, number, by=office.caller))


def _show(office: Office, number: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    found = find_approval(office.code, number, by=office.caller)
    context = {
        "found": found,
        "line": found.line,
        "decision": forms.get("decision") or DecisionForm(),
        "paper": forms.get("paper") or PaperForm(),
    }
    return office.page("approvals/show.html", context, status=status)


def _refused(office: Office, number: int, *, refused: Refused, **forms: Any) -> HttpResponse:
    """Beside the field, at the top of its form, or as a page of its own where it is over."""
    form = next(iter(forms.values()))
    is_file = refused.code.startswith("enclosure.")
    field = "page" if is_file else FIELDS.get(refused.code)
    if field not in form.fields and refused.code not in BESIDE_FORM:
        raise refused
    form.add_refusal(field, refused.code, value=refused.value, **refused.details)
    return _show(office, number, status=WRONG, **forms)


def _done(request: HttpRequest, office: Office, line: ApprovalLine) -> HttpResponse:
    messages.success(request, f"第 {line.number} 件：{line.state_name}。")
    return redirect("approvals.show", agency_code=office.code, number=line.number)
