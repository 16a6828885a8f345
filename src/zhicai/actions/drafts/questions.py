"""What a draft asks an officer, and what she answers."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zhicai.basics.words import Scope

Span = tuple[dt.date, dt.date]
NOT_USED = ""


class MissingAnswer(StrEnum):
    """What became of somebody whom the roster does not list: 離職, 調任, 留職停薪, 仍在職."""

    LEFT = "left"
    TRANSFERRED = "transferred"
    LEAVE = "leave"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class ColumnCandidate:
    """A field that a column may mean; `why` is said beside it, `is_likely` comes first."""

    field: str
    label: str
    why: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """「這一欄是什麼？」 `is_needed`: without one of the answers the file cannot be used.

    `answer`: None not answered yet; "" not used; else a field. Answers go by header: two columns
    of one name get one answer.
    """

    sheet: str
    cell: str
    header: str
    samples: tuple[str, ...]
    candidates: tuple[ColumnCandidate, ...]
    is_needed: bool
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class LayoutCandidate:
    """A kind of file that may be meant: 名冊, 學習時數 and the like."""

    name: str
    title: str
    is_likely: bool


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column and what it was taken for; `how`: map, exact, alias, memory or proven."""

    sheet: str
    cell: str
    header: str
    field: str
    label: str
    how: str


@dataclass(frozen=True, slots=True)
class CoverageQuestion:
    """Whether the hours files hold everybody (semantics 2).

    `span` is what the files say or 1 January to today; `is_complete` is proposed, or answered once
    `is_settled`.
    """

    is_settled: bool
    is_complete: bool
    span: Span


@dataclass(frozen=True, slots=True)
class RootCandidate:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class RootQuestion:
    """Which agency the files are for: unknown here, or the rows all belong to another one.

    `is_needed`: nothing can be planned before it is answered; else it is a hint 「這是另一機關的
    檔案，改匯入◯◯」.
    """

    is_needed: bool
    candidates: tuple[RootCandidate, ...]


@dataclass(frozen=True, slots=True)
class MissingPerson:
    """Somebody of the roster whom the file does not list: asked about, never deleted."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    job_title: str
    answer: MissingAnswer | None = None
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answer about coverage: complete between two days, or partial (`span` None)."""

    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswers:
    """What an officer answered on one page; what is left out stays as it is.

    `maps`: file → header → field, or "" for a column that is not used. `passwords` are used once
    and never kept. `coverage` None: not answered on this page.
    """

    maps: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    layouts: Mapping[int, str] = field(default_factory=dict)
    passwords: Mapping[int, str] = field(default_factory=dict, repr=False)
    coverage: Coverage | None = None
    scope: Scope | None = None
    root_code: str | None = None
