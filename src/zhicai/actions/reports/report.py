"""What a report says, before it becomes a paper, a sheet or a page."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from zhicai.actions.figures.figure import Counts, ProvisionFigure, Question
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.offices.profile import Profile


class PaperFormat(StrEnum):
    """What a report can be handed out as."""

    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"


MEDIA_TYPES = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PaperFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished file; its name holds agency and date, never an ID."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuery(StandingQuery):
    """The question of a report; `is_everybody` lists also those who have met the target."""

    is_everybody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands on top and at the foot of every report."""

    title: str
    agency_code: str
    agency_name: str
    year: int
    as_of: dt.date
    known_at: dt.datetime
    made_at: dt.datetime
    maker: str
    rulebook_version: str
    audit_head: str
    target: str | None
    kpi: ProvisionFigure
    profile: Profile

    @property
    def counts(self) -> Counts:
        return self.kpi.counts

    @property
    def scope(self) -> str:
        return self.kpi.scope

    @property
    def gap(self) -> int:
        return gap_of(self.kpi.counts)


def gap_of(counts: Counts) -> int:
    """How many are still to attain it, those of whom too little is known among them."""
    return counts.counted - counts.met


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """A direct subordinate with all below it, or the agency itself without any of them."""

    code: str
    name: str
    counts: Counts
    is_itself: bool

    @property
    def gap(self) -> int:
        return gap_of(self.counts)


@dataclass(frozen=True, slots=True)
class NamedDoubts:
    """Open questions with the provisions that raise them."""

    about: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class StandingReport:
    """達成率統計表: the agencies add up to the figure on top."""

    head: Head
    agencies: tuple[AgencyLine, ...]
    exclusions: tuple[tuple[str, int], ...]
    others: tuple[ProvisionFigure, ...]
    trials: tuple[ProvisionFigure, ...]
    doubts: tuple[NamedDoubts, ...]


@dataclass(frozen=True, slots=True)
class DivisionGroup:
    """The listed people of one division of one agency."""

    agency_code: str
    agency_name: str
    division: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """盤點表: who still misses what; `agencies` count everybody, each agency alone."""

    head: Head
    is_everybody: bool
    groups: tuple[DivisionGroup, ...]
    agencies: tuple[AgencyLine, ...]

    @property
    def listed(self) -> int:
        return sum(len(group.people) for group in self.groups)
