"""My ways of signing in: what I hold beside my password, added and taken away by myself."""

import functools
from collections.abc import Callable
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhicai.actions.access import Caller
from zhicai.actions.factors.held import find_held
from zhicai.actions.factors.passkeys import add_passkey, ask_new_passkey
from zhicai.actions.factors.recovery_codes import make_recovery_codes
from zhicai.actions.factors.removal import remove_own_factor
from zhicai.actions.factors.requirements import find_setting, is_factor_required
from zhicai.actions.factors.time_codes import add_time_code, begin_time_code
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.entry import is_fresh, moment_of, way_back_in
from zhicai.web.office import MUST_ADD_FACTOR, account_of, signed_in
from zhicai.web.place import place_of
from zhicai.web.screens.factors.forms import PasskeyForm
from zhicai.web.screens.ways_in.forms import TimeCodeForm

SET_UP, ASKED, REFUSED = "time_code_set_up", "new_passkey_asked", 422
KINDS = {"time_code": "動態驗證碼", "passkey": "通行金鑰", "outside_identity": "單一登入的連結"}
View = Callable[..., HttpResponse]


def caller_of(request: HttpRequest) -> Caller:
    return moment_of(request).of(account_of(request))


def fresh(view: View) -> View:
    """What guards the door is changed only by whoever has just proved to be its holder."""

    @functools.wraps(view)
    def checked(request: HttpRequest, **rest: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, **rest)
        messages.info(request, say("factor.not_fresh"))
        return redirect(way_back_in("factors.show"))

    return checked


@signed_in("signed_in")
def show(request: HttpRequest) -> HttpResponse:
    caller, setting = caller_of(request), find_setting()
    context = {
        "held": find_held(caller.account),
        "is_required": is_factor_required(caller.account, caller.today),
        "must_add": bool(request.session.get(MUST_ADD_FACTOR)),
        "may_add_passkey": setting.has_passkeys and place_of(request) is not None,
        "is_by_number": setting.has_passkeys and place_of(request) is None,
    }
    return render(request, "factors/show.html", context)


@signed_in("signed_in", methods=("GET", "POST"))
@fresh
def show_time_code(request: HttpRequest) -> HttpResponse:
    caller = caller_of(request)
    set_up = begin_time_code(request.session.get(SET_UP), by=caller)
    if request.session.get(SET_UP) != set_up.sealed:
        request.session[SET_UP] = set_up.sealed
    form = TimeCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_time_code(set_up.sealed, form.cleaned_data["code"], by=caller)
        except Refused as refused:
            form.add_refusal("code", refused.code)
        else:
            del request.session[SET_UP]
            return _after_adding(request, caller, "動態驗證碼已設定。")
    picture = segno.make(set_up.address, error="m", micro=False)
    context = {
        "form": form,
        "qr": picture.svg_data_uri(scale=5, border=4, dark="#000", light="#fff"),
        "key_text": " ".join(_in_fours(set_up.key_text)),
    }
    status = REFUSED if form.errors else 200
    return render(request, "factors/time_code.html", context, status=status)


def _in_fours(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]


@signed_in("signed_in", methods=("GET", "POST"))
@fresh
def show_passkey(request: HttpRequest) -> HttpResponse:
    caller, place = caller_of(request), place_of(request)
    if place is None or not find_setting().has_passkeys:
        raise Http404
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, asked = form.cleaned_data, request.session.pop(ASKED, None)
        try:
            add_passkey(given["answer"], asked, place=place, name=given["name"], by=caller)
        except Refused as refused:
            form.add_refusal(None, refused.code)
        else:
            return _after_adding(request, caller, "通行金鑰已加入。")
    options, asked = ask_new_passkey(place, by=caller)
    request.session[ASKED] = asked
    context = {"form": form, "options": options}
    return render(request, "factors/passkey.html", context, status=REFUSED if form.errors else 200)


def _after_adding(request: HttpRequest, caller: Caller, told: str) -> HttpResponse:
    """The first factor comes with its codes on paper, shown this once."""
    request.session.pop(MUST_ADD_FACTOR, None)
    messages.success(request, told)
    if find_held(caller.account).recovery_count:
        return redirect("factors.show")
    return _show_codes(request, caller)


def _show_codes(request: HttpRequest, caller: Caller) -> HttpResponse:
    context = {
        "codes": make_recovery_codes(by=caller),
        "holder": caller.account,
        "made_at": caller.now,
    }
    return render(request, "factors/codes.html", context)


@signed_in("signed_in", methods=("GET", "POST"))
@fresh
def show_recovery(request: HttpRequest) -> HttpResponse:
    caller = caller_of(request)
    held = find_held(caller.account)
    if not held.has_second_factor:
        return redirect("factors.show")
    if request.method == "POST":
        return _show_codes(request, caller)
    return render(request, "factors/recovery.html", {"held": held})


@signed_in("signed_in", methods=("GET", "POST"))
@fresh
def remove(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    caller = caller_of(request)
    if kind not in KINDS:
        raise Http404
    if request.method == "POST":
        remove_own_factor(kind, key, by=caller)
        messages.success(request, f"{KINDS[kind]}已移除。")
        return redirect("factors.show")
    return render(request, "factors/remove.html", {"title": KINDS[kind]})
