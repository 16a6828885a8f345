"""What a draft import is to the screens: frozen, complete, and safe to show."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

from zhicai.actions.drafts.questions import (
    NOT_USED,
    ColumnCandidate,
    ColumnQuestion,
    ColumnUse,
    Coverage,
    CoverageQuestion,
    DraftAnswers,
    LayoutCandidate,
    MissingAnswer,
    MissingPerson,
    RootCandidate,
    RootQuestion,
    Span,
)
from zhicai.actions.figures.figure import Counts
from zhicai.actions.intake.kept_receipt import RowCounts
from zhicai.actions.page import SIZE
from zhicai.basics.remarks import Remark
from zhicai.basics.words import Scope

__all__ = [
    "NOT_USED",
    "CellCheck",
    "CellCorrection",
    "CellLine",
    "ColumnCandidate",
    "ColumnQuestion",
    "ColumnUse",
    "CorrectedFile",
    "Coverage",
    "CoverageQuestion",
    "Draft",
    "DraftAnswers",
    "DraftFile",
    "DraftLine",
    "DraftRow",
    "DraftStage",
    "FaultGroup",
    "FigureEffect",
    "LayoutCandidate",
    "MissingAnswer",
    "MissingPerson",
    "PersonCandidate",
    "Progress",
    "RootCandidate",
    "RootQuestion",
    "RowCounts",
    "RowTab",
    "RowsQuery",
    "Span",
    "Upload",
]


class DraftStage(StrEnum):
    """Where a draft stands; the page shown follows from it.

    READING: a job reads and plans. QUESTIONS: something must be answered or confirmed. PREVIEW:
    planned, may be put right. APPLYING: a job writes. APPLIED: done, the draft names its batch.
    REFUSED: a file cannot be used; it may be taken out or replaced. FAILED: a defect, may be tried
    again. DISCARDED: nothing is left but this line.
    """

    READING = "reading"
    QUESTIONS = "questions"
    PREVIEW = "preview"
    APPLYING = "applying"
    APPLIED = "applied"
    REFUSED = "refused"
    FAILED = "failed"
    DISCARDED = "discarded"


class RowTab(StrEnum):
    """The tabs of the preview: five outcomes, then two views across them.

    NOTICES are applied and worth a look; AMBIGUOUS rows (可能是同一人) count as faulty.
    """

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAULTY = "faulty"
    NOTICES = "notices"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as a form hands it over; `name` is only shown, never a path."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Progress:
    """What the job is at: `words` for the page, `done` of `total` (0: not known yet).

    `is_stale`: no sign of life for a while; the draft may be started again (`retry_draft`).
    """

    done: int
    total: int
    words: str
    is_stale: bool = False

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class DraftFile:
    """One uploaded file. `name` is masked; `what_it_is` is said in words.

    `layout_question` is answered by `DraftAnswers.layouts`, `questions` by `.maps`,
    `needs_password` by `.passwords`. `lacks` names columns that no column of the file can be.
    """

    id: int
    name: str
    what_it_is: str
    layouts: tuple[str, ...]
    sheet_count: int
    row_count: int
    sha256: str
    refusal: Remark | None = None
    needs_password: bool = False
    is_locked: bool = False
    layout_question: tuple[LayoutCandidate, ...] = ()
    layout: str | None = None
    questions: tuple[ColumnQuestion, ...] = ()
    lacks: str = ""
    used_columns: tuple[ColumnUse, ...] = ()
    unused_columns: tuple[str, ...] = ()
    balance: RowCounts = field(default_factory=RowCounts)
    notice_count: int = 0
    notices: tuple[Remark, ...] = ()
    corrected_count: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something about this file waits for an answer."""
        waiting = any(one.answer is None for one in self.questions)
        return self.needs_password or bool(self.layout_question) or waiting


@dataclass(frozen=True, slots=True)
class FigureEffect:
    """One provision before and after; None where the agency did not or does not exist."""

    provision_id: str
    name: str
    before: Counts | None
    after: Counts | None

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that the pages of one draft show, except its rows.

    `has_moved`: the facts moved since the last preview, so this is a new one; look again.
    `is_busy`: a job is at work (also while a preview is shown): nothing can be applied yet.
    `earlier_batch`: the same content was taken in before. `is_unchanged`: nothing to write.
    """

    key: int
    agency_code: str
    root_code: str
    actor_code: str
    opened_at: dt.datetime
    changed_at: dt.datetime
    expires_at: dt.datetime
    stage: DraftStage
    scope: Scope
    files: tuple[DraftFile, ...]
    coverage: CoverageQuestion | None = None
    root: RootQuestion | None = None
    missing: tuple[MissingPerson, ...] = ()
    effects: tuple[FigureEffect, ...] = ()
    as_of: dt.date | None = None
    progress: Progress | None = None
    failure: str | None = None
    has_moved: bool = False
    is_unchanged: bool = False
    earlier_batch: int | None = None
    batch: int | None = None
    ambiguous_count: int = 0
    notice_count: int = 0
    corrected_count: int = 0

    @property
    def is_busy(self) -> bool:
        return self.progress is not None

    @property
    def is_ended(self) -> bool:
        return self.stage in {DraftStage.APPLIED, DraftStage.DISCARDED}

    @property
    def may_apply(self) -> bool:
        """Whether 確認匯入 can be pressed."""
        is_ready = self.stage == DraftStage.PREVIEW and not self.is_busy
        return is_ready and not self.is_unchanged and self.balance.is_balanced

    @property
    def balance(self) -> RowCounts:
        """All files together."""
        names = ("total", "added", "updated", "unchanged", "skipped", "faulty")
        sums = {name: sum(getattr(one.balance, name) for one in self.files) for name in names}
        return RowCounts(**sums)

    @property
    def unanswered(self) -> tuple[MissingPerson, ...]:
        return tuple(one for one in self.missing if one.answer is None)

    def get_effect(self, provision_id: str = "kpi.ai_attainment") -> FigureEffect | None:
        found = (one for one in self.effects if one.provision_id == provision_id)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list of an office."""

    key: int
    actor_code: str
    opened_at: dt.datetime
    changed_at: dt.datetime
    expires_at: dt.datetime
    stage: DraftStage
    file_names: tuple[str, ...]
    row_count: int
    batch: int | None
    is_busy: bool


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell of a row: what is held (`was`), what the file says (`now`), IDs masked.

    `remark` is the fault or notice about this cell. `is_changed`: applying would change what is
    held. `cell` is None for a value that the file does not state in a cell of its own.
    """

    field: str
    label: str
    cell: str | None
    was: str
    now: str
    is_changed: bool = False
    remark: Remark | None = None
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """Somebody whom a row without a valid ID may mean."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    division: str
    job_title: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of the preview. `place` (名冊!17) names it within its file in `decide_person`.

    `is_decided`: an officer said whom the row means, or left it out.
    """

    file_id: int
    file_name: str
    sheet: str
    number: int
    place: str
    outcome: RowTab
    name: str
    national_id_masked: str
    cells: tuple[CellLine, ...]
    remarks: tuple[Remark, ...] = ()
    candidates: tuple[PersonCandidate, ...] = ()
    is_decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsQuery:
    """Which rows: a tab, one file or all, one fault code or group, a part of a name."""

    tab: RowTab = RowTab.ADDED
    file_id: int | None = None
    code: str = ""
    group: str = ""
    search: str = ""
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """Equal faults together; `key` goes to `correct_alike`.

    `proposed` says what the fix for all would do to the example (masked), None where there is none.
    `takes_text`: one text for all these cells makes sense.
    """

    key: str
    file_id: int
    file_name: str
    code: str
    field: str | None
    label: str
    count: int
    example: Remark
    example_place: str
    guidance: str
    proposed: str | None
    takes_text: bool


@dataclass(frozen=True, slots=True)
class CellCorrection:
    """A new text for one cell, as if it stood in the file; "" empties the cell."""

    file_id: int
    sheet: str
    cell: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CellCheck:
    """What one corrected cell came to by itself: `remark` None is sound."""

    file_id: int
    sheet: str
    cell: str
    remark: Remark | None

    @property
    def is_sound(self) -> bool:
        return self.remark is None


@dataclass(frozen=True, slots=True)
class CorrectedFile:
    """The officer's own file with a column 「問題」, to be sent to the browser."""

    name: str
    content: bytes = field(repr=False)
