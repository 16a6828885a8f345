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
    """A draft, who works on it, and the page that its pages extend.

    `code` is that of the office, empty where there is none yet; `home` lists its drafts.
    """

    draft: Draft
    caller: Caller
    code: str
    frame: str
    home: str
    make_page: Callable[..., HttpResponse]

    @property
    def here(self) -> str:
        """The address of the draft."""
        return f"{self.home}{self.draft.key}/"

    def page(
        self,
        request: HttpRequest,
        template: str,
        *,
        context: Mapping[str, Any] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        shell = {"frame": self.frame, "desk": self, "draft": self.draft, "here": self.here}
        shown = {**shell, **(context or {})}
        return self.make_page(request, template, context=shown, status=status)


def office_desk(office: Office, key: int) -> Desk:
    """A draft of another office is no draft here."""
    draft = find_draft(key, by=office.caller)
    if draft.agency_code != office.code:
        raise NotAllowedError(Permission.DATA_IMPORT.value)
    return Desk(
        draft=draft,
        caller=office.caller,
        code=office.code,
        frame="shell/page.html",
        home=reverse("intake.list", kwargs={"agency_code": office.code}),
        make_page=lambda _, template, **rest: office.page(template, **rest),
    )
