"""The last steps of every way in: the same whether by password or by another proof."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from zhicai.actions.access import Account
from zhicai.actions.factors.moment import Moment
from zhicai.actions.factors.second_step import must_add_factor, needs_second_step
from zhicai.actions.open_session import open_session
from zhicai.web import kept_form, office
from zhicai.web.office import MUST_ADD_FACTOR
from zhicai.web.request_key import key_of
from zhicai.web.sessions import METHOD

BACKEND = "zhicai.web.backend.AccountBackend"
HALF, BOUND, PROVED = "half_way", "bound_name", "proved_at"
HALF_MINUTES, FRESH_MINUTES = 10, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWay:
    """The first proof is given, the second is not: nobody is signed in yet."""

    account_key: int
    method: str
    target: str
    bound: str
    at: str


def let_in(
    request: HttpRequest, account: Account, *, method: str, target: str, bound: str = ""
) -> HttpResponse:
    """After the first proof: the second where one is held, otherwise in.

    `bound`: the name in the header of the proxy that the session stands and falls with.
    """
    if not needs_second_step(account, method):
        return open_door(request, account, method=method, target=target, bound=bound)
    at = office.clock().isoformat()
    half = HalfWay(account_key=account.pk, method=method, target=target, bound=bound, at=at)
    if not request.user.is_authenticated:  # else the sign-in goes on under its own key
        request.session.cycle_key()
    request.session[HALF] = asdict(half)
    return redirect("ways_in.second")


def find_half_way(request: HttpRequest) -> HalfWay | None:
    """Whose second proof is waited for; None where it took too long."""
    kept = request.session.get(HALF)
    half = HalfWay(**kept) if kept else None
    return half if half and is_within(half.at, HALF_MINUTES) else None


def open_door(
    request: HttpRequest, account: Account, *, method: str, target: str, bound: str = ""
) -> HttpResponse:
    """Open the session, once the audit knows of it, and go where she wanted to go."""
    moment = moment_of(request)
    is_lacking = must_add_factor(account, method.split("+", maxsplit=1)[0], moment=moment)
    open_session(account, method=method, now=moment.now, request_key=moment.request_key)
    request.META[METHOD] = method
    login(request, account, backend=BACKEND)
    for name in (HALF, BOUND, MUST_ADD_FACTOR):
        request.session.pop(name, None)
    request.session[PROVED] = moment.now.isoformat()
    if bound:
        request.session[BOUND] = bound
    if is_lacking:
        request.session[MUST_ADD_FACTOR] = True
    response = redirect(target or "root")
    kept_form.mark_browser(response, account.pk)
    return response


def moment_of(request: HttpRequest) -> Moment:
    return Moment(office.clock(), key_of(request))


def is_fresh(request: HttpRequest) -> bool:
    """Whether she proved who she is just now; what guards the door is not changed otherwise."""
    return is_within(request.session.get(PROVED, ""), FRESH_MINUTES)


def is_within(text: str, minutes: int) -> bool:
    if not text:
        return False
    age = office.clock() - dt.datetime.fromisoformat(text)
    return dt.timedelta(0) <= age <= dt.timedelta(minutes=minutes)


def way_back_in(target: str) -> str:
    """The sign-in page, from which she comes back to `target`."""
    return f"{reverse('sign_in.show')}?next={reverse(target)}"


def safe_next(request: HttpRequest, target: str) -> str:
    """Only an address of this site is followed after signing in."""
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else ""
