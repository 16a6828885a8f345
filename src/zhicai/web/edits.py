"""One way through every edit screen: form, check page with before and after, saved or refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.edits.model import EditConflict, EditReport
from zhicai.basics.errors import Refused
from zhicai.web.forms import OfficeForm
from zhicai.web.menu import url_of
from zhicai.web.office import Office

STEP, BACK, APPLY = "step", "back", "apply"
KPI = "kpi.ai_attainment"
SHOWN_CHANGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPage:
    """What tells one edit screen from another.

    `act` does the edit of a sound form, dry or not. `fields` names the field beside which a
    refusal is said. `fresh` is the form's hidden version as it is now, for whoever saves second
    and `may_insist`.
    """

    title: str
    button: str
    kind: str
    form: Callable[..., OfficeForm]
    act: Callable[[Mapping[str, Any], bool], EditReport]
    done: Callable[[EditReport], str]
    back_url: str
    initial: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    fresh: Callable[[], Mapping[str, Any]] = dict
    context: Mapping[str, Any] = field(default_factory=dict)
    template: str = "edits/form.html"
    check: str = "edits/check.html"
    may_insist: bool = True


def run_edit(
    request: HttpRequest,
    office: Office,
    *,
    page: EditPage,
    data: Mapping[str, str] | None = None,
) -> HttpResponse:
    """GET shows the form; a post is checked first, and saved only from the check page.

    `data` stands for what was posted where a screen puts it together itself.
    """
    if request.method != "POST":
        return show_form(request, office, page=page, form=page.form(initial=dict(page.initial)))
    posted = request.POST.dict() if data is None else data
    form = page.form(posted)
    if posted.get(STEP) == BACK:
        kept = {name: posted.get(name, "") for name in form.fields}
        return show_form(request, office, page=page, form=page.form(initial=kept))
    if not form.is_valid():
        return show_form(request, office, page=page, form=form, status=422)
    return _act(request, office, page=page, form=form, is_sure=posted.get(STEP) == APPLY)


def _act(
    request: HttpRequest, office: Office, *, page: EditPage, form: OfficeForm, is_sure: bool
) -> HttpResponse:
    try:
        report = page.act(form.cleaned_data, not is_sure)
    except EditConflict as conflict:
        return _show_conflict(request, office, page=page, form=form, conflict=conflict)
    except Refused as refused:
        where = page.fields.get(refused.code)
        values = {**refused.details, "value": refused.value}
        form.add_refusal(where if where in form.fields else None, refused.code, **values)
        return show_form(request, office, page=page, form=form, status=422)
    if not report.is_new:
        form.add_refusal(None, "edit.unchanged")
        return show_form(request, office, page=page, form=form, status=422)
    if report.batch is None:
        return _show_check(request, office, page=page, form=form, report=report)
    messages.success(request, f"已儲存，批次 {report.batch}。儲存後 30 天內可以復原。")
    return redirect(page.done(report))


def show_form(
    request: HttpRequest, office: Office, *, page: EditPage, form: OfficeForm, status: int = 200
) -> HttpResponse:
    context = {"edit": page, "form": form, **page.context}
    return office.page(page.template, context, status=status)


def _show_check(
    request: HttpRequest,
    office: Office,
    *,
    page: EditPage,
    form: OfficeForm,
    report: EditReport,
) -> HttpResponse:
    context = {
        "edit": page,
        "form": form,
        "report": report,
        "sides": _sides(report),
        "changes": report.changes[:SHOWN_CHANGES],
        "unshown": max(0, len(report.changes) - SHOWN_CHANGES),
        "unnamed": report.flips.total - len(report.flips.people),
    }
    return office.page(page.check, context)


def _sides(report: EditReport) -> list[tuple[str, Any]]:
    """The KPI of the office before and after."""
    pairs = (("現在", report.before), ("儲存後", report.after))
    return [(label, one.figure.get(KPI)) for label, one in pairs if one is not None]


def _show_conflict(
    request: HttpRequest,
    office: Office,
    *,
    page: EditPage,
    form: OfficeForm,
    conflict: EditConflict,
) -> HttpResponse:
    """The typed values again, with the version of now: to be checked and saved on purpose."""
    mine = {name: form.data.get(name, "") for name in form.fields}
    again = page.form({**mine, **page.fresh()})
    batch_url = None
    if conflict.batch is not None and url_of("batches.list", office.code) is not None:
        batch_url = conflict.batch
    context = {"edit": page, "form": again, "conflict": conflict, "batch": batch_url}
    return office.page("edits/conflict.html", context, status=409)
