"""How the people are spread over the talent roles; every number opens to its people."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.compare_distributions import ComparisonQuery, compare_distributions
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.find_distribution import find_distribution
from zhicai.actions.find_distribution_aggregates import find_distribution_aggregates
from zhicai.actions.list_distribution_people import BehindQuery, list_distribution_people
from zhicai.actions.page import page_of
from zhicai.actions.print_distribution import print_distribution
from zhicai.basics import distribution_words as say
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import SCOPES
from zhicai.web.asked import asked_number
from zhicai.web.components.stacked import draw_stacks
from zhicai.web.downloads import send_made
from zhicai.web.office import Office, screen
from zhicai.web.screens.distribution.differences import differences_of
from zhicai.web.screens.distribution.forms import (
    FORMATS,
    BehindForm,
    ComparisonForm,
    DistributionForm,
    DownloadForm,
    MonthForm,
)
from zhicai.web.screens.distribution.lines import HEADS, Links, shown_of, top_of
from zhicai.web.screens.standing.links import find_url

WRONG = 422
READING = Permission.ROLE_READ


@screen(Permission.STANDING_READ)
def show(request: HttpRequest, office: Office, node_code: str = "") -> HttpResponse:
    node = node_code or office.code
    if not office.may(READING):
        return _aggregates(request, office, node)
    form = DistributionForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(office, form, node)
    axis = form.chosen_axis
    query = DistributionQuery(
        agency_code=node, office_code=office.code, axes=(axis,), **form.question()
    )
    found = find_distribution(query, by=office.caller)
    links = Links(office.code, node, form.typed())
    shown = shown_of(found, axis, links=links, number=asked_number(request, "page"))
    return office.page(
        "distribution/show.html",
        {
            **_shared(form, links, found),
            "axis": axis.value,
            "axis_name": say.AXES[axis.value],
            "tabs": [(key, name, links.page("node", axis=key)) for key, name in _axes()],
            "top": top_of(found.tally, links),
            "shown": shown,
            "chart": draw_stacks(f"{found.name}的AI人才類別", shown.stacks, HEADS),
            "nobody_decided": found.tally.is_untouched,
            "scopes": [(key, told, links.page("node", scope=key)) for key, told in SCOPES.items()],
            "formats": FORMATS if office.may(Permission.REPORT_PRINT) else (),
            "download_url": links.page("download"),
            "changes_url": links.page("changes"),
            "kept": list(form.typed().items()),
            "worklist_url": find_url("roles.list", office.code),
            "import_url": find_url("intake.list", office.code),
        },
    )


@screen(READING)
def people(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    form = BehindForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(office, form, node_code)
    axis, key = form.chosen_axis, form.cleaned_data["key"]
    asked = {"agency_code": node_code, "office_code": office.code, **form.question()}
    found = find_distribution(DistributionQuery(axes=(axis,), **asked), by=office.caller)
    query = BehindQuery(
        states=form.states,
        axis=axis,
        key=key,
        number=asked_number(request, "page"),
        **asked,
    )
    page = list_distribution_people(query, by=office.caller)
    links = Links(office.code, node_code, form.typed())
    line = next((one.name for one in found.table(axis).lines if one.key == key), "")
    return office.page(
        "distribution/people.html",
        {
            **_shared(form, links, found),
            "page": page,
            "rows": [(one, links.person(one.person)) for one in page.rows],
            "states": [say.STATES_LONG[one.value] for one in form.states],
            "about": f"{say.AXES[axis.value]}：{line}" if line else "",
            "worklist_url": find_url("roles.list", office.code),
        },
    )


@screen(READING)
def changes(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    before = office.today.replace(day=1) - dt.timedelta(days=1)
    form = ComparisonForm(
        request.GET if "earlier_on" in request.GET else None,
        now=office.caller.now,
        initial={"earlier_on": before, "as_of": office.today},
    )
    asked: dict[str, Any] = {"agency_code": node_code, "office_code": office.code}
    found = None
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["earlier_on"]
        try:
            query = ComparisonQuery(earlier_on=day, **asked, **form.question())
            found = compare_distributions(query, by=office.caller)
        except Refused as refused:
            if refused.code != "standing.since_after_until":
                raise
            form.add_refusal("earlier_on", refused.code)
    here = find_distribution(DistributionQuery(axes=(), **asked), by=office.caller)
    links = Links(office.code, node_code, {} if form.errors or found is None else form.typed())
    page = page_of(found.changes if found else (), number=asked_number(request, "page"))
    return office.page(
        "distribution/changes.html",
        {
            "form": form,
            "name": here.name,
            "chain": [(one, links.page("node", one.code)) for one in here.chain],
            "found": found,
            "differences": differences_of(found, links) if found else (),
            "page": page,
            "rows": [(one, links.person(one.person)) for one in page.rows],
            "figure_url": links.page("node"),
        },
        status=WRONG if form.errors else 200,
    )


@screen(Permission.REPORT_PRINT, methods=("POST",))
def download(request: HttpRequest, office: Office, node_code: str) -> HttpResponse:
    """The file; sent by POST, because the audit keeps that it was taken."""
    form = DownloadForm(request.POST, now=office.caller.now)
    if not form.is_valid():
        return _wrong(office, form, node_code)
    query = DistributionQuery(agency_code=node_code, office_code=office.code, **form.question())
    paper = print_distribution(query, paper_format=form.paper_format, by=office.caller)
    return send_made(paper)


def _aggregates(request: HttpRequest, office: Office, node: str) -> HttpResponse:
    """For whoever may see counts, not people: nothing on it opens to a name."""
    form = MonthForm(request.GET)
    query = DistributionQuery(agency_code=node, office_code=office.code, as_of=form.day())
    found = find_distribution_aggregates(query, by=office.caller)
    typed = {} if form.errors else {k: request.GET[k] for k in form.fields if request.GET.get(k)}
    links = Links(office.code, node, typed)
    children = [(one, links.page("node", one.code)) for one in found.children]
    context = {
        "form": form,
        "found": found,
        "chain": [(one, links.page("node", one.code)) for one in found.chain],
        "page": page_of(children, number=asked_number(request, "page"), size=100),
        "rules": [(one, links.rule(one.provision_id)) for one in found.rules],
        "scope_words": SCOPES[found.scope.value],
    }
    status = WRONG if form.errors else 200
    return office.page("distribution/aggregates.html", context, status=status)


def _shared(form: DistributionForm, links: Links, found: Any) -> dict[str, Any]:
    return {
        "form": form,
        "found": found,
        "chain": [(one, links.page("node", one.code)) for one in found.chain],
        "figure_url": links.page("node"),
        "is_past": form.cleaned_data["known_at"] is not None,
        "rules": [(one, links.rule(one.provision_id)) for one in found.rules],
        "scope_words": SCOPES[found.scope.value],
        "say": say,
    }


def _wrong(office: Office, form: DistributionForm, node: str) -> HttpResponse:
    """The question with what is wrong in it; no figure, because none was asked for."""
    query = DistributionQuery(agency_code=node, office_code=office.code, axes=())
    found = find_distribution(query, by=office.caller)
    links = Links(office.code, node, {})
    context = {
        "form": form,
        "name": found.name,
        "chain": [(one, links.page("node", one.code)) for one in found.chain],
    }
    return office.page("distribution/wrong.html", context, status=WRONG)


def _axes() -> list[tuple[str, str]]:
    return list(say.AXES_LONG.items())
