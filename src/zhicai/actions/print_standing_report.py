"""達成率統計表: the KPI of an agency and its subordinates, as a paper to sign or as sheets."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.reports.draft import draft_standing_report
from zhicai.actions.reports.hand_out import Printable, hand_out
from zhicai.actions.reports.report import Paper, PaperFormat, PaperQuery
from zhicai.actions.reports.standing_paper import standing_data, standing_tables


@walled
def print_standing_report(
    query: PaperQuery, *, paper_format: PaperFormat = PaperFormat.PDF, by: Caller
) -> Paper:
    """The figures of `find_standing` for the same question; the audit says who took them out."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    report = draft_standing_report(query, by=by)
    printable = Printable(
        "standing",
        report.head,
        data=lambda: standing_data(report),
        tables=lambda: standing_tables(report),
    )
    return hand_out(printable, paper_format, by=by)
