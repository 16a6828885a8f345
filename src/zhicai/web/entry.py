"""The last step of every way in: the same whether by password or by another proof."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from zhicai.actions.access import Account
from zhicai.actions.open_session import open_session
from zhicai.web import kept_form
from zhicai.web.office import clock
from zhicai.web.request_key import key_of
from zhicai.web.sessions import METHOD

BACKEND = "zhicai.web.backend.AccountBackend"


def let_in(request: HttpRequest, account: Account, *, method: str, target: str) -> HttpResponse:
    """Open the session, once the audit knows of it, and go where she wanted to go."""
    open_session(account, method=method, now=clock(), request_key=key_of(request))
    request.META[METHOD] = method
    login(request, account, backend=BACKEND)
    response = redirect(target or "root")
    kept_form.mark_browser(response, account.pk)
    return response


def safe_next(request: HttpRequest, target: str) -> str:
    """Only an address of this site is followed after signing in."""
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else ""
