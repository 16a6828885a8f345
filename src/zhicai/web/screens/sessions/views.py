"""One's own sign-ins: what is open and where, and to prove once more who one is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhicai.actions.access import Caller
from zhicai.actions.end_session import end_session
from zhicai.actions.list_sessions import list_sessions
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.basics.sign_in_words import METHODS
from zhicai.web import sessions
from zhicai.web.addresses import address_of
from zhicai.web.entry import safe_next
from zhicai.web.office import account_of, clock, signed_in
from zhicai.web.request_key import key_of
from zhicai.web.screens.sessions.forms import ProveForm

REFUSED = 422
ALL = "all"


@signed_in("signed_in")
def show_list(request: HttpRequest) -> HttpResponse:
    lines = list_sessions(request.session.session_key or "", by=_caller(request))
    rows = [(line, METHODS.get(line.method, line.method)) for line in lines]
    context = {"rows": rows, "others": sum(not (one.ended_at or one.is_this) for one in lines)}
    return render(request, "sessions/list.html", context)


@signed_in("signed_in", methods=("POST",))
def end(request: HttpRequest) -> HttpResponse:
    """One of them by its key, or all but this one."""
    asked = request.POST.get("key", "")
    key = int(asked) if asked.isascii() and asked.isdigit() else None
    if key is None and asked != ALL:
        return redirect("sessions.list")
    this = request.session.session_key or ""
    count = end_session(key, session_key=this, by=_caller(request))
    messages.success(request, f"已結束 {count} 個登入；那裡的下一個動作就會被登出。")
    return redirect("sessions.list")


@signed_in("signed_in", methods=("GET", "POST"))
def prove(request: HttpRequest) -> HttpResponse:
    target = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if not account_of(request).has_usable_password():  # she proves it where she came in
        return sessions.start_again(request, clock(), target)
    form = ProveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sign_in(
                account_of(request).code,
                form.cleaned_data["password"],
                now=clock(),
                request_key=key_of(request),
                address=address_of(request),
            )
        except Refused as refused:
            form.add_refusal("password", refused.code, **refused.details)
        else:
            sessions.prove(request, clock())
            return redirect(target or "root")
    context = {"form": form, "next": target}
    return render(request, "sessions/prove.html", context, status=REFUSED if form.errors else 200)


def _caller(request: HttpRequest) -> Caller:
    return Caller(account_of(request), clock(), clock, request_key=key_of(request))
