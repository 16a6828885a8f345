"""Give a report out as a file, and leave an entry in the audit."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from zhicai.actions.access import Caller, keep_event, keep_people_event
from zhicai.actions.reports.report import MEDIA_TYPES, Paper, PaperFormat
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.report_words import PURPOSE
from zhicai.exchange.papers.render import render_pdf
from zhicai.exchange.papers.workbook import render_workbook
from zhicai.exchange.sheets.write import Table

LONGEST_PDF = 3000  # people; half a gigabyte and four seconds on a small machine
BARRED_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class Head(Protocol):
    """What every report says of itself, in its name and in the audit."""

    @property
    def title(self) -> str: ...
    @property
    def agency_code(self) -> str: ...
    @property
    def agency_name(self) -> str: ...
    @property
    def as_of(self) -> dt.date: ...
    @property
    def made_at(self) -> dt.datetime: ...
    @property
    def scope(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Printable:
    """A report as each kind of file asks for it; only the one that is wanted is made."""

    template: str
    head: Head
    data: Callable[[], dict[str, Any]]
    tables: Callable[[], list[Table]]
    people: tuple[int, ...] = ()

    @property
    def row_count(self) -> int:
        return len(self.people)


def hand_out(report: Printable, paper_format: PaperFormat, *, by: Caller) -> Paper:
    """The file; it is told in the audit before anybody has it."""
    if paper_format is PaperFormat.PDF and report.row_count > LONGEST_PDF:
        raise Refused("report.too_long", count=report.row_count, most=LONGEST_PDF)
    if paper_format is PaperFormat.PDF:
        content = render_pdf(report.template, report.data(), made_at=report.head.made_at)
    else:
        content = render_workbook(paper_format.value, report.tables())
    told: dict[str, Any] = {
        "agency_code": report.head.agency_code,
        "fields": {
            "kind": report.template,
            "format": paper_format.value,
            "as_of": report.head.as_of.isoformat(),
            "scope": report.head.scope,
            "purpose": PURPOSE,
        },
    }
    if report.people:
        keep_people_event(by, "report.printed", people=report.people, **told)
    else:
        keep_event(by, "report.printed", **told)
    return Paper(file_name(report.head, paper_format), MEDIA_TYPES[paper_format], content)


def file_name(head: Head, paper_format: PaperFormat) -> str:
    """Report, agency and 民國 day, as a file system takes them."""
    day = f"{roc_year(head.as_of):03d}{head.as_of:%m%d}"
    plain = BARRED_IN_NAMES.sub("", f"{head.title}_{head.agency_name}_{day}")
    return f"{plain}.{paper_format.value}"
