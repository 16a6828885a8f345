"""待雙方確認: somebody of the office whom another roster names, and whom the office waits for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.decline_transfer import decline_transfer
from zhicai.actions.list_transfers import find_transfer, list_transfers
from zhicai.actions.release_person import release_person
from zhicai.actions.withdraw_transfer import withdraw_transfer
from zhicai.basics.errors import Refused
from zhicai.web.office import Office, screen
from zhicai.web.screens.transfers.forms import ReleaseForm

WRONG = 422
BESIDE_FORM = ("transfer.day_not_past", "transfer.not_begun", "transfer.before_start")


@screen(Permission.DATA_IMPORT)
def list_(request: HttpRequest, office: Office) -> HttpResponse:
    found = list_transfers(office.code, by=office.caller)
    return office.page("transfers/list.html", {"found": found})


@screen(Permission.STAFF_RELEASE, methods=("GET", "POST"))
def show(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """One person asked for, and the form that lets her go."""
    line = find_transfer(office.code, number, by=office.caller)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            release_person(
                number,
                form.cleaned_data["ended_on"],
                agency_code=office.code,
                by=office.caller,
                dry=False,
            )
        except Refused as refused:
            if refused.code not in BESIDE_FORM:
                raise
            form.add_refusal("ended_on", refused.code, value=refused.value, **refused.details)
        else:
            messages.success(request, f"已同意 {line.name} 移出至{line.agency_name}。")
            return redirect("transfers.list", agency_code=office.code)
    status = WRONG if form.errors else 200
    return office.page("transfers/show.html", {"line": line, "form": form}, status=status)


@screen(Permission.STAFF_RELEASE, methods=("POST",))
def decline(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    line = decline_transfer(number, agency_code=office.code, by=office.caller)
    messages.success(request, f"已回復不同意 {line.name} 移出，本機關的資料沒有變動。")
    return redirect("transfers.list", agency_code=office.code)


@screen(Permission.DATA_IMPORT, methods=("POST",))
def withdraw(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    line = withdraw_transfer(number, agency_code=office.code, by=office.caller)
    messages.success(request, f"已撤回 {line.name} 的移入。")
    return redirect("transfers.list", agency_code=office.code)
