"""Files on their way in: choose them here, then go on with the draft."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.list_drafts import list_drafts
from zhicai.actions.open_draft import open_draft
from zhicai.basics.errors import Refused
from zhicai.basics.messages import say
from zhicai.web.menu import url_of
from zhicai.web.office import Declared, Office, View, screen
from zhicai.web.screens.intake.desk import office_desk
from zhicai.web.screens.intake.uploads import uploads_of

WRONG = 422


@screen(Permission.DATA_IMPORT, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    faults: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            key = open_draft(uploads_of(request), agency_code=office.code, by=office.caller)
        except Refused as refused:
            faults = (say(refused.code, value=refused.value, **refused.details),)
        else:
            return redirect("intake.show", agency_code=office.code, draft=key)
    context = {
        "drafts": list_drafts(office.code, by=office.caller),
        "faults": faults,
        "batches_url": url_of("batches.list", office.code),
    }
    return office.page("intake/list.html", context, status=WRONG if faults else 200)


def at_office(view: View, methods: Sequence[str]) -> Declared:
    """A page of one draft at the desk of an office."""

    @screen(Permission.DATA_IMPORT, methods=methods)
    def opened(request: HttpRequest, office: Office, draft: int, **rest: Any) -> HttpResponse:
        return view(request, office_desk(office, draft), **rest)

    return opened
