"""AI人才類別分布統計表: the distribution as a paper to sign or as sheets."""

from dataclasses import replace

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.distribution.figure import Axis
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_audit_head import last_head
from zhicai.actions.find_distribution import find_distribution
from zhicai.actions.offices.profile import load_profile
from zhicai.actions.reports.distribution_paper import (
    DistributionReport,
    distribution_data,
    distribution_tables,
)
from zhicai.actions.reports.hand_out import Printable, hand_out
from zhicai.actions.reports.report import Paper, PaperFormat


@walled
def print_distribution(
    query: DistributionQuery, *, paper_format: PaperFormat = PaperFormat.PDF, by: Caller
) -> Paper:
    """The numbers of `find_distribution`, told apart by everything; the audit says who took it."""
    require(by, Permission.REPORT_PRINT, query.agency_code)
    found = find_distribution(replace(query, axes=tuple(Axis)), by=by)
    last = last_head()
    report = DistributionReport(
        found=found,
        made_at=by.now,
        maker=by.account.name or by.code,
        rulebook_version=rulebook().version,
        audit_head=last.text if last else "",
        profile=load_profile(found.code),
    )
    printable = Printable(
        "distribution",
        report,
        data=lambda: distribution_data(report),
        tables=lambda: distribution_tables(report),
    )
    return hand_out(printable, paper_format, by=by)
