"""盤點表: who misses what, by agency and division, as a paper to sign or as sheets."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.reports.draft import draft_people_report
from zhicai.actions.reports.hand_out import Printable, hand_out
from zhicai.actions.reports.people_paper import people_data, people_tables
from zhicai.actions.reports.report import Paper, PaperFormat, PaperQuery


@walled
def print_people_report(
    query: PaperQuery, *, paper_format: PaperFormat = PaperFormat.PDF, by: Caller
) -> Paper:
    """The people of `list_standing_people` for the same question, IDs masked."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    report = draft_people_report(query, by=by)
    printable = Printable(
        "people",
        report.head,
        data=lambda: people_data(report),
        tables=lambda: people_tables(report),
        people=tuple(one.person for group in report.groups for one in group.people),
    )
    return hand_out(printable, paper_format, by=by)
