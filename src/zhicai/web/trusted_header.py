"""A name that a proxy vouches for: taken from listed neighbours only, from nobody else at all."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.factors.outside import note_forged_header
from zhicai.actions.find_sign_in_setting import find_ways
from zhicai.basics.messages import say
from zhicai.web.entry import BOUND, moment_of
from zhicai.web.errors import show_error
from zhicai.web.sessions import end

NAME = "trusted_name"
FORBIDDEN = 403


class TrustedHeader:
    """Only the address that is connected counts: what a request says of its own way proves nothing.

    Without a list of proxies no header is ever read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.TRUSTED_PROXIES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ways = find_ways()
        told = request.META.pop(meta_name(ways.header_name), "").strip()
        if ways.has_header and told and not (is_listed(request) and is_one_name(told)):
            note_forged_header(
                address=request.META.get("REMOTE_ADDR", ""), moment=moment_of(request)
            )
            code = "entry.outside_refused"
            return show_error(request, code, words=say(code), status=FORBIDDEN)
        told = told if ways.has_header else ""
        setattr(request, NAME, told)
        bound = request.session.get(BOUND)
        if bound is not None and bound != told and request.user.is_authenticated:
            end(request, moment_of(request).now)
            return redirect("sign_in.show")
        return self.get_response(request)


def meta_name(header: str) -> str:
    return f"HTTP_{header.upper().replace('-', '_')}"


def is_listed(request: HttpRequest) -> bool:
    """Whether the neighbour on the line is one of the proxies."""
    try:
        neighbour = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(neighbour in network for network in settings.TRUSTED_PROXIES)


def is_one_name(told: str) -> bool:
    """Two headers of the name arrive joined by a comma: one of them is not the proxy's."""
    return "," not in told and told.isprintable() and len(told) <= LONGEST_NAME


LONGEST_NAME = 150


def trusted_name_of(request: HttpRequest) -> str:
    """Whom the proxy names; blank: nobody, or no header is believed."""
    name: str = getattr(request, NAME, "")
    return name
