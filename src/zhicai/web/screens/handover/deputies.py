"""職務代理: who stands in for me here, and until when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.appoint_deputy import (
    DeputyEntry,
    appoint_deputy,
    end_deputy,
    list_deputies,
    list_own_appointments,
)
from zhicai.actions.rights.account_roles import AccountRole
from zhicai.basics.errors import Refused
from zhicai.web.office import Office, screen
from zhicai.web.screens.handover.forms import DeputyForm

WRONG = 422
FIELDS = {
    "appointment.not_own": "appointment",
    "appointment.outside": "from_on",
    "appointment.ends_before_start": "until_on",
    "account.not_found": "code",
    "account.own": "code",
}


@screen(Permission.OFFICE_ENTER, methods=("GET", "POST"), require_recent_sign_in=True)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    rows = list_own_appointments(office.code, by=office.caller)
    own = [(key, str(AccountRole(role).label)) for key, role in rows]
    ending = request.POST.get("end", "")
    if ending.isascii() and ending.isdigit():
        end_deputy(int(ending), agency_code=office.code, by=office.caller)
        messages.success(request, "代理已結束。")
        return redirect("handover.deputies", agency_code=office.code)
    first = {"from_on": office.today}
    form = DeputyForm(request.POST if request.method == "POST" else None, initial=first, own=own)
    if form.is_bound and form.is_valid():
        try:
            entry = DeputyEntry(**form.cleaned_data)
            appoint_deputy(entry, agency_code=office.code, by=office.caller, dry=False)
        except Refused as refused:
            field = FIELDS.get(refused.code)
            form.add_refusal(field, refused.code, value=refused.value, **refused.details)
        else:
            messages.success(request, "已登錄代理；代理人做的事，稽核會同時記下兩個人。")
            return redirect("handover.deputies", agency_code=office.code)
    context = {"form": form, "own": own, "deputies": list_deputies(office.code, by=office.caller)}
    return office.page("handover/deputies.html", context, status=WRONG if form.errors else 200)
