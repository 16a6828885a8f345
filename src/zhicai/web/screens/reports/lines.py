"""What the pages of the screen show, with where each number leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from zhicai.actions.reports.report import AgencyLine, StandingReport
from zhicai.actions.reports.words import agency_words
from zhicai.actions.take_snapshot import SnapshotLine
from zhicai.basics.dates import format_roc
from zhicai.web.components.bars import Bar
from zhicai.web.screens.standing.links import Links

KPI = "kpi.ai_attainment"
REST = "rest."
LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency of the table; `figure` names its numbers for whoever reads the page."""

    line: AgencyLine
    name: str
    figure: str
    url: str
    urls: Mapping[str, str]


def agency_rows(report: StandingReport, links: Links) -> list[AgencyRow]:
    is_divided = len(report.agencies) > 1
    return [
        AgencyRow(
            line,
            agency_words(line),
            f"{KPI}.{REST if line.is_itself and is_divided else ''}",
            links.page("standing.node", line.code),
            # The people of the agency alone have no list of their own.
            links.everywhere("") if line.is_itself and is_divided else people(links, line.code),
        )
        for line in report.agencies
    ]


def people(links: Links, node: str = "") -> Mapping[str, str]:
    """The list behind each count of the KPI."""
    return links.people(KPI, node)


def bars_of(report: StandingReport) -> list[Bar]:
    return [
        Bar(
            agency_words(line),
            line.counts.met,
            line.counts.short,
            line.counts.unknown,
            f"還差 {line.gap} 人",
        )
        for line in report.agencies
        if line.counts.counted
    ]


def snapshot_words(line: SnapshotLine) -> str:
    """A 定版 in a list to choose from."""
    return f"第 {line.number} 號　{line.year} 年　截至 {format_roc(line.as_of)}"


def effect_words(effect: int) -> str:
    words: Mapping[int, str] = {1: "達成 +1", -1: "達成 -1"}
    return words.get(effect, "不影響達成人數")


def page_number(request: HttpRequest) -> int:
    """The page asked for; whatever is no number is the first."""
    text = request.GET.get("page", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 1
