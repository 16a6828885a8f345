"""An agency's own value: form, check page with everybody who flips, saved as a batch."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhicai.actions.access import Permission
from zhicai.actions.edits.model import EditReport
from zhicai.actions.rulebook.edit_overlay import edit_overlay
from zhicai.actions.rulebook.find_overlay_form import OverlayForm as Asked
from zhicai.actions.rulebook.find_overlay_form import find_overlay_form, say_own
from zhicai.basics.errors import Refused
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED
from zhicai.web.office import Office, screen
from zhicai.web.screens.rulebook.overlay_form import OverlayForm, initial_of

STEP, BACK, SAVE = "step", "back", "save"
WRONG = 422


@screen(Permission.OVERLAY_EDIT, methods=("GET", "POST"))
def edit(
    request: HttpRequest, office: Office, *, provision_id: str, overlay: int | None = None
) -> HttpResponse:
    asked = find_overlay_form(office.code, provision_id, by=office.caller, overlay=overlay)
    if request.method != "POST":
        initial = initial_of(asked, office.name)
        return _form(request, office, asked=asked, form=OverlayForm(initial=initial, asked=asked))
    form = OverlayForm(request.POST, asked=asked)
    if request.POST.get(STEP) == BACK:
        kept = {name: request.POST.get(name, "") for name in form.fields}
        return _form(request, office, asked=asked, form=OverlayForm(initial=kept, asked=asked))
    if not form.is_valid():
        return _form(request, office, asked=asked, form=form, status=WRONG)
    return _carry_out(request, office, asked=asked, form=form)


def _carry_out(
    request: HttpRequest, office: Office, *, asked: Asked, form: OverlayForm
) -> HttpResponse:
    is_sure = request.POST.get(STEP) == SAVE
    try:
        report = edit_overlay(form.entry(office.code), by=office.caller, dry=not is_sure)
    except Refused as refused:
        form.take(refused)
        return _form(request, office, asked=asked, form=form, status=WRONG)
    if not report.is_new:
        form.add_refusal(None, "edit.unchanged")
        return _form(request, office, asked=asked, form=form, status=WRONG)
    if report.batch is None:
        return _check(request, office, asked=asked, form=form, report=report)
    messages.success(request, f"已儲存，批次 {report.batch}。儲存後 30 天內可以復原。")
    return redirect("rulebook.show", agency_code=office.code, provision_id=asked.provision.id)


def _form(
    request: HttpRequest, office: Office, *, asked: Asked, form: OverlayForm, status: int = 200
) -> HttpResponse:
    context = {"asked": asked, "form": form}
    return office.page("rulebook/overlay.html", context, status=status)


def _check(
    request: HttpRequest,
    office: Office,
    *,
    asked: Asked,
    form: OverlayForm,
    report: EditReport,
) -> HttpResponse:
    context = {
        "asked": asked,
        "form": form,
        "told": form.cleaned_data,
        "said": say_own(asked, form.value()),
        "figures": _figures(report),
        "flips": _flips(report),
    }
    return office.page("rulebook/overlay_check.html", context)


def _figures(report: EditReport) -> list[dict[str, Any]]:
    """Each provision before and after, where there is something to compare."""
    before, after = report.before, report.after
    if before is None or after is None:
        return []
    pairs = ((before.figure.get(one), after.figure.get(one)) for one in JUDGED)
    return [
        {"name": old.name, "before": old.counts, "after": new.counts, "state": old.state}
        for old, new in pairs
    ]


def _flips(report: EditReport) -> list[dict[str, Any]]:
    """Provisions by which somebody is answered differently, the KPI first."""
    found = [(AI_ATTAINMENT, report.flips), *report.other_flips]
    named = (
        {one.provision_id: one.name for one in report.before.figure.provisions}
        if report.before
        else {}
    )
    return [
        {
            "id": key,
            "name": named.get(key, key),
            "flips": flips,
            "unnamed": flips.total - len(flips.people),
        }
        for key, flips in found
        if flips.total
    ]
