"""One random key for each request: on error pages, in the log of the server and in the audit."""

import logging
import secrets
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("zhicai.request")
BYTES = 8
UNNAMED = "-"
NAME = "request_key"


class RequestKeys:
    """The first of all layers, so that whatever fails further in can be told of.

    The log line names the page, never its address: an address may hold what was searched for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        setattr(request, NAME, secrets.token_hex(BYTES))
        began = perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-Id"] = key_of(request)
        page = request.resolver_match.view_name if request.resolver_match else UNNAMED
        spent = round((perf_counter() - began) * 1000)
        told = (key_of(request), request.method, page, response.status_code, spent)
        log.info("%s %s %s %s %sms", *told)
        return response


def key_of(request: HttpRequest) -> str:
    """The key of the request; blank where it did not come in through the site."""
    return getattr(request, NAME, "")
