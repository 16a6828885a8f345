"""The door: sign in and out, a new password, which office, what was typed before."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhicai.actions.change_password import WeakPasswordError, replace_password
from zhicai.actions.list_offices import list_offices
from zhicai.actions.list_open_work import APPROVAL, DRAFT, REQUEST, list_open_work
from zhicai.actions.sign_in import sign_in
from zhicai.basics.errors import Refused
from zhicai.basics.messages import TABLE
from zhicai.basics.messages.message import plain
from zhicai.web import kept_form, sessions
from zhicai.web.addresses import address_of
from zhicai.web.asked import asked_number
from zhicai.web.entry import let_in, safe_next
from zhicai.web.field_words import told_of
from zhicai.web.menu import url_without_agency
from zhicai.web.office import account_of, clock, front_of, open_to_all, signed_in
from zhicai.web.request_key import key_of
from zhicai.web.screens.sign_in.forms import PasswordForm, SignInForm
from zhicai.web.ways import other_ways

REFUSED = 422
WORK = {DRAFT: "匯入到一半的檔案", APPROVAL: "待第二人核准", REQUEST: "同仁的送件與異議"}
SCREENS = {DRAFT: "intake.list", APPROVAL: "approvals.list", REQUEST: "requests.list"}


@open_to_all(methods=("GET", "POST"))
def show_sign_in(request: HttpRequest) -> HttpResponse:
    target = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            account = sign_in(
                given["code"],
                given["password"],
                now=clock(),
                request_key=key_of(request),
                address=address_of(request),
            )
        except Refused as refused:
            form.add_refusal(None, refused.code, **refused.details)
        else:
            return let_in(request, account, method="password", target=target)
    is_interrupted = kept_form.KEY in request.session
    context = {
        "form": form,
        "next": target,
        "is_interrupted": is_interrupted,
        "ended": request.session.get(sessions.ENDED, ""),
        "ways": other_ways(request),
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "sign_in/show.html", context, status=status)


@signed_in("signed_in", methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    sessions.end(request, clock())
    return redirect("sign_in.show")


@signed_in("signed_in", methods=("GET", "POST"))
def show_password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            replace_password(
                account_of(request),
                given["old_password"],
                new=given["new_password"],
                now=clock(),
                request_key=key_of(request),
            )
        except Refused as refused:
            form.add_refusal("old_password", refused.code, **refused.details)
        except WeakPasswordError as weak:
            for reason in weak.reasons:
                form.add_error("new_password", reason)
        else:
            was = request.session.session_key or ""
            update_session_auth_hash(request, account_of(request))
            sessions.renew(request, was)
            messages.success(request, "密碼已變更。")
            return redirect("root")
    status = REFUSED if form.is_bound else 200
    return render(request, "sign_in/password.html", {"form": form}, status=status)


@signed_in("signed_in")
def show_root(request: HttpRequest) -> HttpResponse:
    """The office of last time, the only one, or the choice."""
    offices = list_offices(account_of(request), clock=clock)
    last = request.session.get("office")
    if last in {line.code for line in offices}:
        return redirect(front_of(account_of(request), last))
    if len(offices) == 1:
        return redirect(front_of(account_of(request), offices[0].code))
    start = url_without_agency("start.show")
    if not offices and start and account_of(request).is_local_administrator:
        return redirect(start)
    return redirect("offices.list")


@signed_in("signed_in")
def show_offices(request: HttpRequest) -> HttpResponse:
    start = url_without_agency("start.show") if account_of(request).is_local_administrator else None
    account = account_of(request)
    offices = [(one, front_of(account, one.code)) for one in list_offices(account, clock=clock)]
    page = list_open_work(account, clock=clock, number=asked_number(request, "page"))
    work = [(one, WORK[one.kind], work_url(one.kind, one.agency_code)) for one in page.rows]
    context = {"offices": offices, "start_url": start, "work": work, "page": page}
    return render(request, "sign_in/offices.html", context)


def work_url(kind: str, agency_code: str) -> str:
    return reverse(SCREENS[kind], args=[agency_code])


@signed_in("signed_in", methods=("GET", "POST"))
def show_kept_form(request: HttpRequest) -> HttpResponse:
    """What was sent after the sign-in had ended: go on with it, or forget it."""
    kept = kept_form.find_kept_form(request)
    if request.method == "POST" or kept is None:
        kept_form.forget_form(request)
        return redirect("root")
    fields = told_of(kept.path, kept.fields)
    return render(request, "sign_in/kept_form.html", {"kept": kept, "fields": fields})


@open_to_all()
def show_problem(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one message code, for whoever was shown it."""
    message = TABLE.get(code)
    if message is None:
        raise Http404
    context = {"code": code, "what": plain(message.what), "next_step": plain(message.step)}
    return render(request, "sign_in/problem.html", context)
