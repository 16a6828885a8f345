"""Edits of duties: paste those of one person, give those of an empty post to somebody."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.assign_duty import assign_duty
from zhicai.actions.edits.model import EditReport
from zhicai.actions.find_duty_post import find_duty_post
from zhicai.actions.list_unheld_duties import get_unheld_duty, list_holders
from zhicai.actions.paste_duties import paste_duties
from zhicai.web.edits import EditPage, run_edit
from zhicai.web.office import Office, screen
from zhicai.web.screens.duties.forms import AssignForm, PasteForm


@screen(Permission.DATA_IMPORT, methods=("GET", "POST"))
def paste(request: HttpRequest, office: Office, person: int) -> HttpResponse:
    """Opened on a version of the post; whoever saves second is shown what the first one saved."""
    post = find_duty_post(office.code, person, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        opened, text = told["opened"], told["text"]
        return paste_duties(
            office.code, person, text=text, opened=opened, by=office.caller, dry=dry
        )

    back_url = reverse("staff.show", args=[office.code, person])
    page = EditPage(
        title=f"貼上工作項目：{post.name}",
        button="下一步：核對",
        kind="Posting",
        form=PasteForm,
        act=act,
        done=lambda _: back_url,
        back_url=back_url,
        initial={"opened": post.version, "text": post.duty_text},
        fields={"duty.text_empty": "text"},
        fresh=lambda: {"opened": post.version},
        context={"post": post},
        template="duties/paste.html",
    )
    return run_edit(request, office, page=page)


@screen(Permission.DATA_IMPORT, methods=("GET", "POST"))
def assign(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    line = get_unheld_duty(office.code, number, by=office.caller)
    holders = list_holders(office.code, number, by=office.caller)

    def act(told: Mapping[str, Any], dry: bool) -> EditReport:
        return assign_duty(
            office.code,
            number,
            person=told["person"],
            is_added=told["how"] == "add",
            by=office.caller,
            dry=dry,
        )

    url = reverse("duties.show", args=[office.code])
    page = EditPage(
        title=f"指定工作項目：{line.division} {line.job_title}",
        button="下一步：核對",
        kind="Posting",
        form=partial(AssignForm, holders=holders),
        act=act,
        done=lambda _: url,
        back_url=url,
        context={"line": line},
        template="duties/assign.html",
        may_insist=False,
    )
    return run_edit(request, office, page=page)
