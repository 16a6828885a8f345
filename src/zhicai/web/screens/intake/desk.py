"""Where a draft is worked on: at the desk of an office, or at the first desk of all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Caller, NotAllowedError, Permission
from zhicai.actions.drafts.model import Draft
from zhicai.actions.find_draft import find_draft
from zhicai.web.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`code` is empty while there is no agency; `frame` is the page that its pages extend."""

    caller: Caller
    code: str
    frame: str
    home: str
    make_page: Callable[..., HttpResponse]

    def url(self, draft: int, rest: str = "") -> str:
        """An address of one draft at this desk."""
        return f"{self.home}{draft}/{rest}"

    def page(
        self,
        request: HttpRequest,
        template: str,
        context: Mapping[str, Any],
        *,
        status: int = 200,
    ) -> HttpResponse:
        shell = {"frame": self.frame, "desk": self}
        return self.make_page(request, template, {**shell, **context}, status=status)

    def find(self, draft: int) -> Draft:
        """A draft of another office is no draft here."""
        found = find_draft(draft, by=self.caller)
        if found.agency_code != self.code:
            raise NotAllowedError(Permission.DATA_IMPORT.value)
        return found


def office_desk(office: Office) -> Desk:
    return Desk(
        caller=office.caller,
        code=office.code,
        frame="shell/page.html",
        home=reverse("intake.list", kwargs={"agency_code": office.code}),
        make_page=office.page,
    )
