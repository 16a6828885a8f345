"""The accounts of an agency: look, invite, appoint, end, disable, reset."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.accounts.appointing import AppointmentEntry
from zhicai.actions.accounts.lines import AccountLine
from zhicai.actions.accounts.links import MadeLink
from zhicai.actions.appoint_account import appoint_account
from zhicai.actions.disable_account import disable_account
from zhicai.actions.enable_account import enable_account
from zhicai.actions.end_appointment import end_appointment
from zhicai.actions.invite_account import InvitationEntry, invite_account
from zhicai.actions.list_accounts import (
    AccountsQuery,
    find_account_key,
    get_account_line,
    list_accounts,
    list_givable_roles,
)
from zhicai.actions.reset_account import reset_account
from zhicai.actions.reset_factors import reset_factors
from zhicai.actions.unlock_account import unlock_account
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.asked import asked_number
from zhicai.web.forms import OfficeForm
from zhicai.web.office import Office, screen
from zhicai.web.screens.accounts.forms import (
    AppointForm,
    EndForm,
    InviteForm,
    ListForm,
    SureForm,
)

MANAGE = Permission.ACCOUNT_MANAGE
WRONG = 422
ASKED, LAST = "accounts", "account.last_manager"
FIELDS = {
    "account.bad_code": "code",
    "account.taken": "code",
    "account.not_found": "code",
    "account.own": "code",
    "appointment.no_agency": "agency_code",
    "appointment.too_strong": "account_role",
    "appointment.unknown_role": "account_role",
    "appointment.ends_before_start": "until_on",
    "appointment.needs_division": "division",
    "appointment.needs_person": "who",
    "appointment.no_person": "who",
}
DEEDS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "disable": ("停用帳號", disable_account),
    "enable": ("恢復使用", enable_account),
    "unlock": ("解除鎖定", unlock_account),
    "reset": ("重設密碼的連結", reset_account),
    "factors": ("移除第二道驗證", reset_factors),
}


@screen(MANAGE, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    """The filter is sent by POST and kept with the session: a name stays out of the address."""
    roles = list_givable_roles(office.code, by=office.caller)
    if request.method == "POST":
        asked = ListForm(request.POST, roles=roles)
        if asked.is_valid():
            office.remember(request, ASKED, asked.cleaned_data)
        return redirect("accounts.list", agency_code=office.code)
    kept = office.recall(request, ASKED, {})
    number = asked_number(request, "page")
    query = AccountsQuery(agency_code=office.code, number=number, **kept)
    context = {
        "page": list_accounts(query, by=office.caller),
        "form": ListForm(initial=kept, roles=roles),
        "is_filtered": any(kept.values()),
    }
    return office.page("accounts/list.html", context)


@screen(MANAGE)
def show(request: HttpRequest, office: Office, account: int) -> HttpResponse:
    line = _line(office, account)
    return office.page("accounts/show.html", {"line": line, "is_own": _is_own(office, line)})


@screen(MANAGE, methods=("GET", "POST"), require_recent_sign_in=True)
def invite(request: HttpRequest, office: Office) -> HttpResponse:
    form = _form(request, office, InviteForm)
    if form.is_bound and form.is_valid():
        entry = InvitationEntry(**form.cleaned_data)
        try:
            made = invite_account(entry, agency_code=office.code, by=office.caller, dry=False)
        except Refused as refused:
            _say(form, refused)
        else:
            return _show_link(request, office, made)
    context = {"form": form, "title": "邀請新帳號", "button": "建立帳號與連結"}
    return office.page("accounts/form.html", context, status=WRONG if form.errors else 200)


@screen(MANAGE, methods=("GET", "POST"), require_recent_sign_in=True)
def appoint(request: HttpRequest, office: Office) -> HttpResponse:
    form = _form(request, office, AppointForm)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        code = given.pop("code")
        entry = AppointmentEntry(**given)
        try:
            appoint_account(code, entry, agency_code=office.code, by=office.caller, dry=False)
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, f"已派任 {code}；下一個動作就生效。")
            key = find_account_key(code, agency_code=office.code, by=office.caller)
            if key is None:
                return redirect("accounts.list", agency_code=office.code)
            return redirect("accounts.show", agency_code=office.code, account=key)
    context = {"form": form, "title": "派任", "button": "派任"}
    return office.page("accounts/form.html", context, status=WRONG if form.errors else 200)


@screen(MANAGE, methods=("GET", "POST"), require_recent_sign_in=True)
def end(request: HttpRequest, office: Office, *, account: int, key: int) -> HttpResponse:
    line = _line(office, account)
    held = next((one for one in line.appointments if one.key == key and not one.is_over), None)
    if held is None:
        raise Http404
    today = {"until_on": office.today}
    form = EndForm(request.POST if request.method == "POST" else None, initial=today)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            end_appointment(
                key,
                given["until_on"],
                agency_code=office.code,
                by=office.caller,
                is_sure=given["is_sure"],
                dry=False,
            )
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, "已登錄派任的最後一天。")
            return redirect("accounts.show", agency_code=office.code, account=account)
    may_insist = form.is_bound and form.has_error(NON_FIELD_ERRORS, LAST)
    context = {"form": form, "line": line, "held": held, "may_insist": may_insist}
    return office.page("accounts/end.html", context, status=WRONG if form.errors else 200)


@screen(MANAGE, methods=("GET", "POST"), require_recent_sign_in=True)
def act(request: HttpRequest, office: Office, *, account: int, deed: str) -> HttpResponse:
    """First what it comes to, then the deed itself; a link is shown once."""
    line = _line(office, account)
    if deed not in DEEDS:
        raise Http404
    title, verb = DEEDS[deed]
    form = SureForm(request.POST if request.method == "POST" else None)
    is_sure = form.is_bound and form.is_valid() and form.cleaned_data["is_sure"]
    words = {"is_sure": is_sure} if deed == "disable" else {}
    refused = None
    try:
        made = verb(
            account, agency_code=office.code, by=office.caller, dry=not form.is_bound, **words
        )
    except Refused as why:
        refused = why
    else:
        if form.is_bound and isinstance(made, MadeLink):
            return _show_link(request, office, made)
        if form.is_bound:
            messages.success(request, f"{title}：已完成。")
            return redirect("accounts.show", agency_code=office.code, account=account)
    context = {
        "form": form,
        "line": line,
        "deed": deed,
        "title": title,
        "may_insist": refused is not None and refused.code == LAST,
        "words": say(refused.code, value=refused.value) if refused else "",
    }
    return office.page("accounts/deed.html", context, status=WRONG if refused else 200)


def _line(office: Office, account: int) -> AccountLine:
    line = get_account_line(account, agency_code=office.code, by=office.caller)
    if line is None:
        raise Http404
    return line


def _is_own(office: Office, line: AccountLine) -> bool:
    return line.key == office.caller.account.pk


def _form(request: HttpRequest, office: Office, kind: type[AppointForm]) -> AppointForm:
    roles = list_givable_roles(office.code, by=office.caller)
    first = {"agency_code": office.code, "from_on": office.today}
    first |= {"code": request.GET.get("code", "")[:60], "account_role": "hr_clerk"}
    return kind(request.POST if request.method == "POST" else None, initial=first, roles=roles)


def _say(form: OfficeForm, refused: Refused) -> None:
    where = FIELDS.get(refused.code)
    field = where if where in form.fields else None
    form.add_refusal(field, refused.code, value=refused.value, **refused.details)


def _show_link(request: HttpRequest, office: Office, made: MadeLink) -> HttpResponse:
    """Shown once, in the answer itself: nothing that is kept could tell it again."""
    url = request.build_absolute_uri(reverse("links.show", args=[made.token]))
    return office.page("accounts/link.html", {"made": made, "url": url})
