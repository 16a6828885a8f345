"""Choose a report, look at it on the screen, take it away as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from zhicai.actions.access import Permission
from zhicai.actions.find_people_page import find_people_page
from zhicai.actions.print_people_report import print_people_report
from zhicai.actions.print_standing_report import print_standing_report
from zhicai.actions.reports.draft import draft_standing_report, people_query
from zhicai.actions.reports.report import PaperQuery
from zhicai.actions.reports.words import doubt_rows, facts, subtitle
from zhicai.basics.errors import Refused
from zhicai.basics.report_words import AGENCIES_NOTE, PERSON_HEADER
from zhicai.web.components.bars import draw_bars
from zhicai.web.downloads import send_made
from zhicai.web.office import Office, screen
from zhicai.web.screens.reports.forms import FORMATS, WHAT, DownloadForm, ReportForm
from zhicai.web.screens.reports.lines import agency_rows, bars_of, page_number, people
from zhicai.web.screens.standing.links import Links

WRONG = 422
OUTSIDE_YEAR = "cli.as_of_outside_year"


@screen(Permission.REPORT_PRINT)
def show(request: HttpRequest, office: Office) -> HttpResponse:
    form = ReportForm(request.GET, now=office.caller.now)
    if not form.is_valid():
        return _wrong(request, office, form)
    try:
        context = _preview(request, office, form)
    except Refused as refused:
        return _refused(request, office, form=form, refused=refused)
    return office.page("reports/show.html", {"form": form, **context})


@screen(Permission.REPORT_PRINT, methods=("POST",))
def download(request: HttpRequest, office: Office) -> HttpResponse:
    """The file; sent by POST, because the audit keeps that it was taken."""
    form = DownloadForm(request.POST, now=office.caller.now)
    if not form.is_valid():
        return _wrong(request, office, form)
    printer = print_standing_report if form.is_standing else print_people_report
    try:
        paper = printer(form.query(office.code), paper_format=form.paper_format, by=office.caller)
    except Refused as refused:
        return _refused(request, office, form=form, refused=refused)
    return send_made(paper)


def _preview(request: HttpRequest, office: Office, form: ReportForm) -> dict[str, Any]:
    """The figures of the paper; of a list its first people."""
    query = form.query(office.code)
    report = draft_standing_report(query, by=office.caller)
    links = Links(office.code, office.code, form.typed())
    rows = agency_rows(report, links)
    return {
        "report": report,
        "title": dict(WHAT)[form.cleaned_data["what"]],
        "subtitle": subtitle(report.head),
        "facts": list(facts(report.head)),
        "rows": rows,
        "urls": people(links),
        "chart": draw_bars("各機關還差人數", bars_of(report)),
        "doubts": list(doubt_rows(report)),
        "agencies_note": AGENCIES_NOTE,
        "excluded": sum(count for _, count in report.exclusions),
        "formats": FORMATS,
        "asked": form.asked(),
        **(_people(request, office, query) if not form.is_standing else {}),
    }


def _people(request: HttpRequest, office: Office, query: PaperQuery) -> dict[str, Any]:
    asked = people_query(query, number=page_number(request))
    found = find_people_page(asked, by=office.caller)
    return {"page": found.page, "person_header": PERSON_HEADER[1:]}


def _refused(
    request: HttpRequest, office: Office, *, form: ReportForm, refused: Refused
) -> HttpResponse:
    """What can be put right in the form is said there, with everything typed kept."""
    field = "as_of" if refused.code == OUTSIDE_YEAR else None
    if field is None and refused.code != "report.too_long":
        raise refused
    form.add_refusal(field, refused.code, value=refused.value, **refused.details)
    return _wrong(request, office, form)


def _wrong(request: HttpRequest, office: Office, form: ReportForm) -> HttpResponse:
    return office.page("reports/show.html", {"form": form}, status=WRONG)
