"""業務移交: what is open, as page and paper, and the act itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.hand_over import hand_over
from zhicai.actions.print_handover import find_register, print_handover
from zhicai.actions.reports.report import PaperFormat
from zhicai.basics.errors import Refused
from zhicai.web.downloads import send_made
from zhicai.web.office import Office, screen
from zhicai.web.screens.handover.forms import HandoverForm

WRONG = 422
STEP, APPLY = "step", "apply"
FIELDS = {
    "handover.past": "last_on",
    "account.not_found": "successor",
    "account.own": "successor",
}


@screen(Permission.OFFICE_HANDOVER)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    register = find_register(office.code, by=office.caller)
    return office.page("handover/show.html", {"register": register})


@screen(Permission.OFFICE_HANDOVER, methods=("POST",))
def download(request: HttpRequest, office: Office) -> HttpResponse:
    """The file; sent by POST, because the audit keeps that it was taken."""
    asked = request.POST.get("format", "")
    kind = PaperFormat(asked) if asked in set(PaperFormat) else PaperFormat.PDF
    paper = print_handover(office.code, paper_format=kind, by=office.caller)
    return send_made(paper)


@screen(Permission.OFFICE_HANDOVER, methods=("GET", "POST"), require_recent_sign_in=True)
def act(request: HttpRequest, office: Office) -> HttpResponse:
    """A form, a page that shows what will change, and the act."""
    form = HandoverForm(
        request.POST if request.method == "POST" else None, initial={"last_on": office.today}
    )
    plan = None
    if form.is_bound and form.is_valid():
        given, is_sure = form.cleaned_data, request.POST.get(STEP) == APPLY
        try:
            plan = hand_over(
                given["successor"],
                given["last_on"],
                agency_code=office.code,
                by=office.caller,
                dry=not is_sure,
            )
        except Refused as refused:
            field = FIELDS.get(refused.code)
            form.add_refusal(field, refused.code, value=refused.value, **refused.details)
        else:
            if is_sure:
                messages.success(
                    request, f"已移交給 {plan.successor_name or plan.successor_code}。"
                )
                return redirect("handover.show", agency_code=office.code)
    context = {"form": form, "plan": plan}
    return office.page("handover/act.html", context, status=WRONG if form.errors else 200)
