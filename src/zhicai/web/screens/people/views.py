"""The people behind a figure: filter, search, tabs, what each lacks, and lists to hand out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from zhicai.actions.access import Permission
from zhicai.actions.delete_filter import delete_filter
from zhicai.actions.export_people import SheetFormat, export_people
from zhicai.actions.figures.people_query import PeoplePageQuery
from zhicai.actions.find_people_page import PeoplePage, find_people_page
from zhicai.actions.list_filters import list_filters
from zhicai.actions.list_gap_messages import list_gap_messages
from zhicai.actions.people.sheet import category_names, shown_rows
from zhicai.actions.people.vocabulary import category_choices, provision_choices
from zhicai.actions.people.words import tab_text
from zhicai.actions.save_filter import save_filter
from zhicai.basics.errors import Refused
from zhicai.basics.words import Verdict
from zhicai.web.downloads import send_made
from zhicai.web.kept_search import find_search, is_searched, keep_search
from zhicai.web.office import Office, screen
from zhicai.web.screens.people.forms import ExportForm, PeopleForm, SaveForm
from zhicai.web.screens.people.lines import SavedLine, kept_query, rows_of, tabs_of
from zhicai.web.screens.standing.links import find_url

WRONG = 422
SMALL_OFFICE = 50
KEY = "people.search"


@screen(Permission.STAFF_READ, methods=("GET", "POST"))
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    if request.method == "POST":
        return keep_search(request, office, KEY)
    return _show(request, office)


@screen(Permission.DATA_EXPORT, methods=("POST",))
def export(request: HttpRequest, office: Office) -> HttpResponse:
    form, sending = _form(request, office), ExportForm(request.POST)
    if not sending.is_valid() or not form.is_valid():
        return _show(request, office, export_form=sending)
    try:
        found = export_people(
            _query(request, office, form),
            sheet_format=SheetFormat(sending.cleaned_data["sheet_format"]),
            purpose=sending.cleaned_data["purpose"],
            by=office.caller,
        )
    except Refused as refused:
        sending.add_refusal("purpose", refused.code, value=refused.value, **refused.details)
        return _show(request, office, export_form=sending)
    return send_made(found)


@screen(Permission.STAFF_READ)
def show_gaps(request: HttpRequest, office: Office) -> HttpResponse:
    form = _form(request, office)
    if not form.is_valid():
        return _wrong(request, office, form)
    found = list_gap_messages(_query(request, office, form), by=office.caller)
    back = f"{reverse('people.list', args=(office.code,))}{kept_query(request)}"
    return office.page("people/gaps.html", {"found": found, "back_url": back})


@screen(Permission.FILTER_SAVE, methods=("POST",))
def save(request: HttpRequest, office: Office) -> HttpResponse:
    form = SaveForm(request.POST)
    if not form.is_valid():
        return _show(request, office, save_form=form)
    try:
        kept = save_filter(
            form.cleaned_data["name"],
            dict(request.GET.lists()),
            agency_code=office.code,
            by=office.caller,
        )
    except Refused as refused:
        form.add_refusal("name", refused.code, **refused.details)
        return _show(request, office, save_form=form)
    messages.success(request, f"已儲存篩選「{kept.name}」。")
    return redirect(f"{reverse('people.list', args=(office.code,))}{kept_query(request)}")


@screen(Permission.FILTER_SAVE, methods=("POST",))
def delete(request: HttpRequest, office: Office, key: int) -> HttpResponse:
    name = delete_filter(key, agency_code=office.code, by=office.caller)
    messages.success(request, f"已刪除篩選「{name}」。")
    return redirect("people.list", agency_code=office.code)


def _form(request: HttpRequest, office: Office) -> PeopleForm:
    return PeopleForm(
        request.GET,
        now=office.caller.now,
        provisions=provision_choices(),
        categories=category_choices(office.today),
    )


def _query(request: HttpRequest, office: Office, form: PeopleForm) -> PeoplePageQuery:
    text = request.GET.get("page", "")
    number = int(text[:9]) if text.isascii() and text.isdigit() else 1
    return form.query(office.code, number=number, **find_search(request, office, KEY))


def _show(request: HttpRequest, office: Office, **forms: Any) -> HttpResponse:
    """The list, with whatever form was sent and turned down."""
    form = _form(request, office)
    if not form.is_valid():
        return _wrong(request, office, form)
    try:
        query = _query(request, office, form)
        page = find_people_page(query, by=office.caller)
    except Refused as refused:
        if refused.code != "cli.as_of_outside_year":
            raise
        form.add_refusal("as_of", refused.code, value=refused.value, **refused.details)
        return _wrong(request, office, form)
    status = WRONG if any(one.errors for one in forms.values()) else 200
    return office.page(
        "people/list.html",
        _context(request, office, form=form, page=page) | forms,
        status=status,
    )


def _context(
    request: HttpRequest, office: Office, *, form: PeopleForm, page: PeoplePage
) -> dict[str, Any]:
    categories = category_names(page)
    lacking = page.tabs[Verdict.SHORT] + page.tabs[Verdict.UNKNOWN]
    return {
        "form": form,
        "found": page,
        "rows": rows_of(page, categories, office_code=office.code),
        "tabs": tabs_of(request, page, form.tabs),
        "rule_url": find_url("rulebook.show", office.code, page.rule.provision_id),
        "is_small": 0 < page.counts.counted < SMALL_OFFICE,
        "lacking": lacking,
        "searched": is_searched(request),
        "copied": tab_text(shown_rows(page)),
        "saved": [SavedLine.of(one) for one in list_filters(office.code, by=office.caller)],
        "save_form": SaveForm(),
        "export_form": ExportForm(),
        "kept": kept_query(request),
    }


def _wrong(request: HttpRequest, office: Office, form: PeopleForm) -> HttpResponse:
    return office.page("people/wrong.html", {"form": form}, status=WRONG)
