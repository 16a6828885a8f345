"""What the law says on a day, by which letter, and what rests on it."""

import datetime as dt

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.rulebook.families import list_families
from zhicai.actions.rulebook.find_provision_page import ProvisionQuery, find_provision_page
from zhicai.actions.rulebook.find_rulebook_page import RulebookQuery, find_rulebook_page
from zhicai.actions.rulebook.find_source_page import SourceQuery, find_source_page, list_sources
from zhicai.actions.rulebook.list_coverage import CoverageQuery, list_coverage
from zhicai.web.components.chain import draw_chain
from zhicai.web.office import Office, screen
from zhicai.web.screens.rulebook.forms import CoverageForm, DayForm, ListForm
from zhicai.web.screens.rulebook.screen_links import screen_links

WRONG = 422


@screen(Permission.RULEBOOK_READ)
def show_list(request: HttpRequest, office: Office) -> HttpResponse:
    form = ListForm(request.GET, families=list_families())
    is_sound = form.is_valid()
    told = form.cleaned_data
    query = RulebookQuery(
        agency_code=office.code,
        as_of=told.get("as_of") or office.today,
        family=told.get("family", ""),
        text=told.get("text", ""),
        kind=told.get("kind", ""),
    )
    page = find_rulebook_page(query, by=office.caller)
    context = {"form": form, "page": page, "asked": asked_day(form)}
    return office.page("rulebook/list.html", context, status=200 if is_sound else WRONG)


def asked_day(form: DayForm) -> str:
    """The day as the officer typed it, to be carried along; nothing for today."""
    return str(form.data.get("as_of", "")) if form.cleaned_data.get("as_of") else ""


@screen(Permission.RULEBOOK_READ)
def show(request: HttpRequest, office: Office, provision_id: str) -> HttpResponse:
    form, day = _day(request, office)
    query = ProvisionQuery(agency_code=office.code, provision_id=provision_id, as_of=day)
    page = find_provision_page(query, by=office.caller)
    context = {"form": form, "page": page, "day": day, "asked": asked_day(form)}
    status = 200 if form.is_valid() else WRONG
    return office.page("rulebook/show.html", context, status=status)


def _day(request: HttpRequest, office: Office) -> tuple[DayForm, dt.date]:
    """The day asked for; today where none was, or none that can be read."""
    form = DayForm(request.GET)
    form.is_valid()
    return form, form.cleaned_data.get("as_of") or office.today


@screen(Permission.RULEBOOK_READ)
def source(request: HttpRequest, office: Office, source_id: str) -> HttpResponse:
    query = SourceQuery(agency_code=office.code, source_id=source_id, as_of=office.today)
    page = find_source_page(query, by=office.caller)
    context = {"page": page, "picture": draw_chain(page.chain, source_id)}
    return office.page("rulebook/source.html", context)


@screen(Permission.RULEBOOK_READ)
def sources(request: HttpRequest, office: Office) -> HttpResponse:
    lines = list_sources(office.code, by=office.caller)
    return office.page("rulebook/sources.html", {"lines": lines})


@screen(Permission.RULEBOOK_READ)
def coverage(request: HttpRequest, office: Office) -> HttpResponse:
    form = CoverageForm(request.GET)
    is_sound = form.is_valid()
    told = {name: form.cleaned_data.get(name, "") for name in form.fields}
    found = list_coverage(CoverageQuery(agency_code=office.code, **told), by=office.caller)
    context = {"form": form, "found": found, "screens": screen_links(office.code)}
    return office.page("rulebook/coverage.html", context, status=200 if is_sound else WRONG)
