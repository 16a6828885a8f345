"""What an edit by hand would do or has done, as every edit screen shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.figures.figure import Standing
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark

ADDED, UPDATED, ENDED = "added", "updated", "ended"


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One column of a fact; `name` is the column, an agency is told by code and name."""

    name: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact that changes: `outcome` is added, updated or ended."""

    kind: str
    outcome: str
    about: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """One person whose answer to a provision changes; a state is a verdict or a reason."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Flips:
    """Everybody who flips: how many from which state to which, and the first of them by name."""

    counts: tuple[tuple[str | None, str | None, int], ...] = ()
    people: tuple[Flip, ...] = ()

    @property
    def total(self) -> int:
        return sum(count for _, _, count in self.counts)


@dataclass(frozen=True, slots=True)
class EditReport:
    """`batch` once it is written; `is_new` is false where nothing would change.

    `flips` are those of the KPI, `other_flips` those of other provisions that were asked for.
    """

    batch: int | None
    is_new: bool
    before: Standing | None
    after: Standing | None
    changes: tuple[FactLine, ...] = ()
    flips: Flips = Flips()
    other_flips: tuple[tuple[str, Flips], ...] = ()
    notices: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """One field as the form was opened with it, as it is now, and as the officer wants it."""

    about: str
    name: str
    opened: Any
    now: Any
    wanted: Any


class EditConflict(Refused):
    """Somebody else saved the same fact while the form was open; nothing was written."""

    def __init__(
        self, lines: Sequence[ThreeWay], *, actor: str | None = None, batch: int | None = None
    ) -> None:
        super().__init__("edit.conflict", value=actor)
        self.lines = tuple(lines)
        self.batch = batch
