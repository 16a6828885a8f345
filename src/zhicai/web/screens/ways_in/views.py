"""The second step after the first proof, and the way in without a password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhicai.actions.access import Account
from zhicai.actions.factors.attempts import (
    begin_second_attempt,
    end_attempts,
    find_half_way_account,
)
from zhicai.actions.factors.held import find_held
from zhicai.actions.factors.moment import Moment
from zhicai.actions.factors.passkeys import ask_passkey, check_passkey
from zhicai.actions.factors.recovery_codes import spend_recovery_code
from zhicai.actions.factors.requirements import find_setting
from zhicai.actions.factors.time_codes import check_time_code
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.entry import HALF, HalfWay, find_half_way, moment_of, open_door, safe_next
from zhicai.web.forms import OfficeForm
from zhicai.web.office import open_to_all
from zhicai.web.place import place_of
from zhicai.web.screens.ways_in.forms import RecoveryForm, TimeCodeForm

ASKED, REFUSED = "passkey_asked", 422
TIME_CODE, RECOVERY, PASSKEY = "time_code", "recovery", "passkey"


@open_to_all(methods=("GET", "POST"))
def show_second(request: HttpRequest) -> HttpResponse:
    """The second proof: a code of the app, a passkey, or a code on paper."""
    half = find_half_way(request)
    account = find_half_way_account(half.account_key) if half else None
    if half is None or account is None:
        request.session.pop(HALF, None)
        messages.warning(request, say("factor.half_way_over"))
        return redirect("sign_in.show")
    forms: dict[str, OfficeForm] = {TIME_CODE: TimeCodeForm(), RECOVERY: RecoveryForm()}
    asked = request.POST.get("kind", "")
    problem, kind = "", asked if asked in forms else PASSKEY
    if request.method == "POST":
        if kind in forms:
            forms[kind] = type(forms[kind])(request.POST)
        form = forms.get(kind)
        if form is None or form.is_valid():
            try:
                _check(request, account, kind=kind, form=form)
            except Refused as refused:
                problem = say(refused.code, **refused.details)
            else:
                return _go_on(request, account, half=half, kind=kind)
    return _show(request, account, forms=forms, problem=problem)


def _check(request: HttpRequest, account: Account, *, kind: str, form: OfficeForm | None) -> None:
    """Raises Refused; each try is taken from the account before it is looked at."""
    moment = moment_of(request)
    by = moment.of(account)
    begin_second_attempt(kind, by=by)
    if form is not None and kind == TIME_CODE:
        check_time_code(form.cleaned_data["code"], by=by)
    elif form is not None:
        spend_recovery_code(form.cleaned_data["recovery"], by=by)
    else:
        _check_answer(request, moment, account)
    end_attempts(account)


def _check_answer(request: HttpRequest, moment: Moment, account: Account | None) -> Account:
    """What the browser was asked is forgotten with its first answer."""
    place, asked = place_of(request), request.session.pop(ASKED, None)
    if place is None or not find_setting().has_passkeys:
        raise Refused("factor.not_taken")
    answer = request.POST.get("answer", "")
    return check_passkey(answer, asked, place=place, moment=moment, account=account)


def _go_on(request: HttpRequest, account: Account, *, half: HalfWay, kind: str) -> HttpResponse:
    left = find_held(account).recovery_count
    if kind == RECOVERY:
        messages.warning(request, say("factor.recovery_left", count=left))
    return open_door(
        request,
        account,
        method=f"{half.method}+{kind}",
        target=half.target,
        bound=half.bound,
    )


def _show(
    request: HttpRequest, account: Account, *, forms: dict[str, OfficeForm], problem: str
) -> HttpResponse:
    held = find_held(account)
    is_refused = bool(problem) or any(form.errors for form in forms.values())
    context = {
        "held": held,
        "forms": forms,
        "problem": problem,
        "is_refused": is_refused,
        "options": _options(request, account) if held.passkeys else "",
    }
    return render(request, "ways_in/second.html", context, status=REFUSED if is_refused else 200)


def _options(request: HttpRequest, account: Account | None) -> str:
    place = place_of(request)
    if place is None or not find_setting().has_passkeys:
        return ""
    options, asked = ask_passkey(place, account)
    request.session[ASKED] = asked
    return options


@open_to_all(methods=("GET", "POST"))
def show_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: the device asks for the holder's finger or code."""
    target, problem = safe_next(request, request.GET.get("next", "")), ""
    if request.method == "POST":
        try:
            account = _check_answer(request, moment_of(request), None)
        except Refused as refused:
            problem = say(refused.code)
        else:
            return open_door(request, account, method=PASSKEY, target=target)
    options = _options(request, None)
    context = {"options": options, "problem": problem}
    return render(request, "ways_in/passkey.html", context, status=REFUSED if problem else 200)
