"""How long a sign-in lasts: an idle one and an old one end, and nothing typed is lost."""

import datetime as dt

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from zhicai.actions.access import TAIPEI, Account
from zhicai.actions.accounts.rules import rules_of
from zhicai.actions.accounts.sessions import (
    close_session,
    keep_session,
    note_session_of_disabled,
    rename_session,
    touch_session,
)
from zhicai.web.addresses import address_of
from zhicai.web.kept_form import KEY
from zhicai.web.request_key import key_of

METHOD, PASSWORD = "ZHICAI_METHOD", "password"  # in META: no header of a browser is named so
TIMES, ENDED = "times", "ended"
TOUCH = 60
RECENT = 10 * 60


def begin(request: HttpRequest, account: Account, now: dt.datetime) -> None:
    """Called for every way in; the rules of this day hold until the sign-in ends."""
    rules = rules_of(account, now.astimezone(TAIPEI).date())
    at = now.timestamp()
    request.session[TIMES] = {
        "opened": at,
        "seen": at,
        "proved": at,
        "idle": rules.idle_minutes * 60,
        "whole": rules.session_minutes * 60,
    }
    if request.session.session_key is None:
        request.session.save()
    keep_session(
        account,
        _key(request),
        method=request.META.get(METHOD, PASSWORD),
        address=address_of(request),
        now=now,
    )


def find_end(request: HttpRequest, now: dt.datetime) -> str:
    """Why the sign-in is over: "idle", "whole"; blank: it goes on."""
    times = request.session.get(TIMES)
    if times is None:
        return "whole"
    at = now.timestamp()
    if at - times["opened"] > times["whole"]:
        return "whole"
    return "idle" if at - times["seen"] > times["idle"] else ""


def touch(request: HttpRequest, now: dt.datetime) -> None:
    """Somebody is there; what a page asks for by itself does not count."""
    times, at = request.session[TIMES], now.timestamp()
    if at - times["seen"] < TOUCH or request.headers.get("HX-Request"):
        return
    request.session[TIMES] = {**times, "seen": at}
    touch_session(_key(request), now)


def prove(request: HttpRequest, now: dt.datetime) -> None:
    request.session[TIMES] = {**request.session[TIMES], "proved": now.timestamp()}


def is_recent(request: HttpRequest, now: dt.datetime) -> bool:
    """Whether she proved who she is within the last ten minutes."""
    return now.timestamp() - request.session[TIMES]["proved"] <= RECENT


def renew(request: HttpRequest, was: str) -> None:
    """After the browser was given another key."""
    rename_session(was, _key(request))


def end(request: HttpRequest, now: dt.datetime, *, why: str = "") -> None:
    close_session(_key(request), now)
    logout(request)
    if why:
        request.session[ENDED] = why


def note_if_disabled(request: HttpRequest, now: dt.datetime) -> None:
    """Whoever is sent to the door may hold what a disabled account was signed in with."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key:
        note_session_of_disabled(key, now=now, request_key=key_of(request))


def start_again(request: HttpRequest, now: dt.datetime, target: str) -> HttpResponse:
    """To the door, with what was typed, for an account that has no password of ours."""
    kept = request.session.get(KEY)
    end(request, now)
    if kept is not None:
        request.session[KEY] = kept
    return redirect(f"{reverse('sign_in.show')}?{urlencode({'next': target})}")


def _key(request: HttpRequest) -> str:
    return request.session.session_key or ""
