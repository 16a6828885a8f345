"""In by the word of another site: there and back, and who she is here the first time."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhicai.actions.factors.held import HEADER
from zhicai.actions.factors.journey import Journey, journey_of
from zhicai.actions.factors.outside import (
    METHOD,
    Returned,
    Subject,
    begin_outside,
    find_linked,
    finish_outside,
    link_identity,
)
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.entry import is_within, let_in, moment_of, safe_next, way_back_in
from zhicai.web.office import account_of, open_to_all, signed_in
from zhicai.web.trusted_header import trusted_name_of

JOURNEYS, UNLINKED = "outside_journeys", "unlinked"
MOST_JOURNEYS, MINUTES = 4, 10


def address_of_return(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("ways_in.come_back", kwargs={"code": code}))


@open_to_all()
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Off to the provider; whoever is signed in already is asked there once more."""
    back, again = address_of_return(request, code), request.user.is_authenticated
    try:
        address, journey = begin_outside(code, back=back, moment=moment_of(request), again=again)
    except Refused as refused:
        return _turn_back(request, refused)
    kept: dict[str, Any] = dict(request.session.get(JOURNEYS, {}))
    for old in list(kept)[: max(0, len(kept) - MOST_JOURNEYS + 1)]:
        del kept[old]
    target = safe_next(request, request.GET.get("next", ""))
    told = {
        **asdict(journey),
        "provider": code,
        "target": target,
        "at": moment_of(request).now.isoformat(),
    }
    kept[journey.state] = told
    request.session[JOURNEYS] = kept
    return redirect(address)


@open_to_all()
def come_back(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of the journey is forgotten with the first return, believed or not."""
    journey, target = _take_journey(request, code)
    asked = request.GET
    returned = Returned(
        state=asked.get("state", ""),
        code=asked.get("code", ""),
        issuer=asked.get("iss", ""),
        error=asked.get("error", ""),
    )
    try:
        subject = finish_outside(
            code,
            returned,
            journey=journey,
            back=address_of_return(request, code),
            moment=moment_of(request),
        )
        return _enter(request, subject, method=METHOD, target=target)
    except Refused as refused:
        return _turn_back(request, refused)


def _take_journey(request: HttpRequest, code: str) -> tuple[Journey | None, str]:
    kept: dict[str, Any] = dict(request.session.get(JOURNEYS, {}))
    told = kept.pop(request.GET.get("state", ""), None)
    if told is None:
        return None, ""
    request.session[JOURNEYS] = kept
    if told["provider"] != code or not is_within(told["at"], MINUTES):
        return None, ""
    return journey_of(told), told["target"]


@open_to_all()
def take_header(request: HttpRequest) -> HttpResponse:
    """In as whom the proxy names."""
    name = trusted_name_of(request)
    if not name:
        return redirect("sign_in.show")
    target = safe_next(request, request.GET.get("next", ""))
    try:
        return _enter(request, Subject(HEADER, name), method=HEADER, target=target)
    except Refused as refused:
        return _turn_back(request, refused)


def _enter(request: HttpRequest, subject: Subject, *, method: str, target: str) -> HttpResponse:
    """In, or first: whose account is it? Raises Refused."""
    account = find_linked(subject, moment=moment_of(request))
    if account is not None:
        bound = subject.key if method == HEADER else ""
        return let_in(request, account, method=method, target=target, bound=bound)
    request.session[UNLINKED] = {**asdict(subject), "at": moment_of(request).now.isoformat()}
    if request.user.is_authenticated:
        return redirect("ways_in.link")
    messages.info(request, say("entry.unlinked", name=subject.issuer_name))
    return redirect(way_back_in("ways_in.link"))


def _turn_back(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Back at the door, where the password still opens."""
    messages.error(request, say(refused.code, value=refused.value, **refused.details))
    return redirect("sign_in.show")


@signed_in("signed_in", methods=("GET", "POST"))
def show_link(request: HttpRequest) -> HttpResponse:
    """Signed in here and there, she says that the person there is this account here."""
    kept = request.session.get(UNLINKED)
    if kept is None or not is_within(kept["at"], MINUTES):
        request.session.pop(UNLINKED, None)
        return redirect("root")
    subject = Subject(kept["issuer"], kept["key"])
    if request.method == "POST":
        del request.session[UNLINKED]
        if request.POST.get("step") == "link":
            link_identity(subject, by=moment_of(request).of(account_of(request)))
            messages.success(request, f"已連結「{subject.issuer_name}」，下次可以由那裡登入。")
            return redirect("factors.show")
        return redirect("root")
    return render(request, "ways_in/link.html", {"subject": subject})
