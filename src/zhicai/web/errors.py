"""What cannot be shown, said with its code; a trace never reaches a page."""

import logging
from collections.abc import Callable

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from zhicai.actions.access import NotAllowedError
from zhicai.basics.errors import Refused, is_disk_full
from zhicai.basics.messages import say
from zhicai.web.request_key import key_of

log = logging.getLogger("zhicai.web")
STATUS_OF = {
    "duty.form_not_found": 404,
    "account.slow_down": 429,
    "link.refused": 410,
    "approval.over": 409,
    "request.over": 409,
    "audit.not_kept": 503,
    "database.full": 503,
    "batch.already_undone": 409,
    "batch.moved": 503,
    "batch.nothing_to_undo": 409,
    "batch.too_old": 409,
    "draft.applying": 409,
    "draft.ended": 409,
    "edit.conflict": 409,
    "edit.course_gone": 404,
    "edit.event_gone": 404,
}
MISSING, LATER = 404, 503


class ErrorPages:
    """Turns what actions raise into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return show_refused(request, error)
        if isinstance(error, NotAllowedError | Http404):
            return show_missing(request)
        if isinstance(error, SuspiciousOperation | BadRequest):
            return show_wrong_request(request)
        if isinstance(error, DatabaseError) and is_disk_full(error):
            return show_refused(request, Refused("database.full"))
        return show_failed(request, error)


def status_of(code: str) -> int:
    """404 for what is not there, 409 for what is over, 503 for what may come, else 422."""
    if code.endswith((".not_found", ".unknown")):
        return MISSING
    return STATUS_OF.get(code, 422)


def show_refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    words = say(refused.code, value=refused.value, **refused.details)
    status = status_of(refused.code)
    if status == MISSING:
        return show_missing(request)
    return show_error(request, refused.code, words=words, status=status)


def show_missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Missing and forbidden say the same, whatever was asked for."""
    del exception
    return show_error(request, "access.denied", words=say("access.denied"), status=404)


def show_wrong_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return show_error(request, "web.wrong_request", words=say("web.wrong_request"), status=400)


def show_stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    return show_error(request, "web.stale_form", words=say("web.stale_form"), status=403)


def show_failed(request: HttpRequest, error: Exception | None = None) -> HttpResponse:
    """The log holds the kind of the error and where; never what was typed."""
    number = key_of(request)
    kind = type(error).__name__
    log.error("%s %s", number, kind, exc_info=error if log.isEnabledFor(logging.DEBUG) else None)
    words = say("web.failed", value=number)
    return show_error(request, "web.failed", words=words, status=500)


def show_error(request: HttpRequest, code: str, *, words: str, status: int) -> HttpResponse:
    context = {"code": code, "words": words, "request_key": key_of(request)}
    response = render(request, "shell/error.html", context, status=status)
    if status == LATER:
        response.headers["Retry-After"] = "5"
    return response
