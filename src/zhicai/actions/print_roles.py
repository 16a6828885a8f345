"""人才類別認定名冊: to sign on paper, or to take along as sheets."""

from dataclasses import replace

from zhicai.actions.access import Caller, Permission, keep_people_event, require, walled
from zhicai.actions.edits.names import Names
from zhicai.actions.find_audit_head import last_head
from zhicai.actions.list_roles import RolesQuery, pick_roles
from zhicai.actions.offices.profile import load_profile
from zhicai.actions.reports.hand_out import BARRED_IN_NAMES, LONGEST_PDF
from zhicai.actions.reports.report import MEDIA_TYPES, Paper, PaperFormat
from zhicai.actions.roles.details import lines_of
from zhicai.actions.roles.paper import TITLE, RolesPaper, paper_data, paper_tables
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.report_words import PURPOSE
from zhicai.basics.role_list_words import TABS
from zhicai.exchange.papers.render import render_pdf
from zhicai.exchange.papers.workbook import render_workbook
from zhicai.records.agencies.models import Agency


@walled
def print_roles(
    query: RolesQuery, *, paper_format: PaperFormat = PaperFormat.PDF, by: Caller
) -> Paper:
    """Everybody under the tab of the question, in the order of the list; told in the audit.

    Raises Refused("report.too_long") for a PDF of too many people.
    """
    require(by, Permission.REPORT_PRINT, query.agency_code)
    chosen = pick_roles(replace(query, sort="place"), by=by)
    if paper_format is PaperFormat.PDF and len(chosen) > LONGEST_PDF:
        raise Refused("report.too_long", count=len(chosen), most=LONGEST_PDF)
    agency = Agency.objects.get(code=query.agency_code)
    names = Names(by.today)
    names.load_agencies([agency.pk])
    last = last_head()
    paper = RolesPaper(
        agency_code=agency.code,
        agency_name=names.agencies[agency.pk].partition(" ")[2],
        profile=load_profile(agency.code),
        as_of=by.today,
        made_at=by.now,
        maker=by.account.name or by.code,
        audit_head=last.text if last else "",
        state=TABS[query.tab],
        lines=lines_of(chosen, by.today),
    )
    if paper_format is PaperFormat.PDF:
        content = render_pdf("roles", paper_data(paper), made_at=by.now)
    else:
        content = render_workbook(paper_format.value, paper_tables(paper))
    keep_people_event(
        by,
        "report.printed",
        people=[one.person for one in chosen],
        agency_code=agency.code,
        fields={"kind": "roles", "format": paper_format.value, "purpose": PURPOSE},
    )
    day = f"{roc_year(by.today):03d}{by.today:%m%d}"
    name = BARRED_IN_NAMES.sub("", f"{TITLE}_{paper.agency_name}_{day}")
    return Paper(f"{name}.{paper_format.value}", MEDIA_TYPES[paper_format], content)
