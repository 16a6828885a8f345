"""業務移交清冊: to look at, to sign on paper, to take along as sheets."""

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.handover.paper import TITLE, register_data, register_tables
from zhicai.actions.handover.register import Register, draft_register
from zhicai.actions.reports.hand_out import BARRED_IN_NAMES
from zhicai.actions.reports.report import MEDIA_TYPES, Paper, PaperFormat
from zhicai.basics.dates import roc_year
from zhicai.exchange.papers.render import render_pdf
from zhicai.exchange.papers.workbook import render_workbook


@walled
def find_register(agency_code: str, *, by: Caller) -> Register:
    """The same as printed, for the page."""
    require(by, Permission.OFFICE_HANDOVER, agency_code)
    return draft_register(agency_code, by=by)


@walled
def print_handover(
    agency_code: str, *, paper_format: PaperFormat = PaperFormat.PDF, by: Caller
) -> Paper:
    """The file; it is told in the audit before anybody has it."""
    require(by, Permission.OFFICE_HANDOVER, agency_code)
    register = draft_register(agency_code, by=by)
    if paper_format is PaperFormat.PDF:
        content = render_pdf("handover", register_data(register), made_at=by.now)
    else:
        content = render_workbook(paper_format.value, register_tables(register))
    fields = {"kind": "handover", "format": paper_format.value}
    keep_event(by, "report.printed", agency_code=agency_code, fields=fields)
    day = f"{roc_year(by.today):03d}{by.today:%m%d}"
    name = BARRED_IN_NAMES.sub("", f"{TITLE}_{register.agency_name}_{day}")
    return Paper(f"{name}.{paper_format.value}", MEDIA_TYPES[paper_format], content)
