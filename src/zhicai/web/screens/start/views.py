"""The first files of an installation: no agency is known, so there is no office to sit in yet."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhicai.actions.access import Caller, Permission
from zhicai.actions.answer_draft import answer_draft
from zhicai.actions.drafts.model import DraftAnswers
from zhicai.actions.find_draft import find_draft
from zhicai.actions.list_drafts import list_drafts
from zhicai.actions.open_draft import open_draft
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.office import Declared, View, account_of, clock, signed_in
from zhicai.web.request_key import key_of
from zhicai.web.screens.intake.desk import Desk
from zhicai.web.screens.intake.uploads import uploads_of
from zhicai.web.screens.start.forms import StartForm

WRONG = 422
NOBODY = ""


@signed_in(Permission.DATA_IMPORT.value, methods=("GET", "POST"))
def show(request: HttpRequest) -> HttpResponse:
    """Only the local administrator may begin where nothing is."""
    by = caller_of(request)
    faults: tuple[str, ...] = ()
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["agency_code"]
        try:
            key = open_draft(uploads_of(request), agency_code=NOBODY, by=by)
            if code:
                answer_draft(key, DraftAnswers(root_code=code), by=by)
        except Refused as refused:
            faults = (say(refused.code, value=refused.value, **refused.details),)
        else:
            return redirect("start.draft_show", draft=key)
    context = {"form": form, "drafts": list_drafts(NOBODY, by=by), "faults": faults}
    status = WRONG if form.errors or faults else 200
    return render(request, "start/show.html", context, status=status)


def caller_of(request: HttpRequest) -> Caller:
    return Caller(account_of(request), clock(), clock, request_key=key_of(request))


def at_start(view: View, methods: Sequence[str]) -> Declared:
    """A page of one draft where there is no office yet."""

    @signed_in(Permission.DATA_IMPORT.value, methods=methods)
    def opened(request: HttpRequest, draft: int, **rest: Any) -> HttpResponse:
        by = caller_of(request)
        found = find_draft(draft, by=by)
        if found.agency_code != NOBODY:  # applied by now: it lies at the office of its agency
            return redirect("intake.show", agency_code=found.agency_code, draft=draft)
        desk = Desk(
            draft=found,
            caller=by,
            code=NOBODY,
            frame="shell/plain.html",
            home=reverse("start.show"),
            make_page=render,
        )
        return view(request, desk, **rest)

    return opened
