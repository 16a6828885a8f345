"""The audit as the auditor reads it: who saw, exported or changed data of whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.export_audit import AuditFormat, export_audit
from zhicai.actions.find_audit_head import find_audit_head
from zhicai.actions.find_audit_people import find_audit_people
from zhicai.actions.list_controls import list_controls
from zhicai.actions.search_audit import search_audit
from zhicai.basics.control_words import CAUTION
from zhicai.basics.errors import Refused
from zhicai.web.downloads import send_made
from zhicai.web.kept_search import to_first_page
from zhicai.web.office import Office, screen
from zhicai.web.screens.audit.forms import AuditExportForm, AuditForm

WRONG = 422
KEY, ABOUT = "audit.person", "about"
LONGEST_SEARCH, LONGEST_NUMBER = 100, 9
SHOWN_DAYS = 8


@screen(Permission.AUDIT_READ, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    if request.method == "POST":
        return _find_person(request, office)
    return _show(request, office)


@screen(Permission.AUDIT_READ, methods=("POST",))
def export(request: HttpRequest, office: Office) -> HttpResponse:
    form, sending = AuditForm(request.GET), AuditExportForm(request.POST)
    if not form.is_valid() or not sending.is_valid():
        return _show(request, office, export_form=sending)
    try:
        file = export_audit(
            form.query(office.code, person=_person(request, office)),
            audit_format=AuditFormat(sending.cleaned_data["audit_format"]),
            purpose=sending.cleaned_data["purpose"],
            by=office.caller,
        )
    except Refused as refused:
        sending.add_refusal("purpose", refused.code, value=refused.value, **refused.details)
        return _show(request, office, export_form=sending)
    return send_made(file)


@screen(Permission.AUDIT_READ)
def show_controls(request: HttpRequest, office: Office) -> HttpResponse:
    controls = list_controls(office.code, by=office.caller)
    return office.page("audit/controls.html", {"controls": controls, "caution": CAUTION})


def _find_person(request: HttpRequest, office: Office) -> HttpResponse:
    """Whom she means stays in the session: no name and no ID comes into an address."""
    chosen = request.POST.get("person", "")
    if chosen:
        matches = office.recall(request, KEY + ".choices", [])
        kept = next((one for one in matches if str(one["person"]) == chosen), None)
        return _about(request, office, kept)
    text = request.POST.get("who", "").strip()[:LONGEST_SEARCH]
    found = find_audit_people(text, agency_code=office.code, by=office.caller)
    choices = [_told(one) for one in found]
    if len(choices) == 1 or not text:
        return _about(request, office, choices[0] if choices else None)
    office.remember(request, KEY + ".choices", choices)
    return _show(request, office, choices=choices, is_searched=True)


def _told(match: Any) -> dict[str, Any]:
    return {"person": match.person, "name": match.name, "masked": match.national_id_masked}


def _about(request: HttpRequest, office: Office, kept: dict[str, Any] | None) -> HttpResponse:
    office.remember(request, KEY, kept)
    return to_first_page(request, ABOUT, is_kept=bool(kept))


def _kept(request: HttpRequest, office: Office) -> dict[str, Any] | None:
    """Whom the page is about, where its address says that it is about somebody."""
    return office.recall(request, KEY) if request.GET.get(ABOUT) == "1" else None


def _person(request: HttpRequest, office: Office) -> int | None:
    kept = _kept(request, office)
    return int(kept["person"]) if kept else None


def _show(request: HttpRequest, office: Office, **more: Any) -> HttpResponse:
    form = AuditForm(request.GET)
    context: dict[str, Any] = {
        "form": form,
        "export_form": AuditExportForm(),
        "about": _kept(request, office),
        "kept": f"?{request.GET.urlencode()}" if request.GET else "",
        "choices": [],
        "is_searched": False,
        "heads": find_audit_head(office.code, by=office.caller)[:SHOWN_DAYS],
        "page": None,
        **more,
    }
    if not form.is_valid():
        return office.page("audit/list.html", context, status=WRONG)
    query = form.query(office.code, person=_person(request, office))
    context["page"] = search_audit(query, by=office.caller, number=_number(request))
    status = WRONG if context["export_form"].errors else 200
    return office.page("audit/list.html", context, status=status)


def _number(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 1
