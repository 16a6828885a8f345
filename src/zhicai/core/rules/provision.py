"""What a provision is: dated values with their basis, open questions, and gaps."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from zhicai.basics.words import Norm, Scope

Value = Any


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a source, written as the source prints it."""

    source: str
    clause: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a value stands; `citing` is the document that this very clause cites in turn."""

    source: str
    clause: str
    citing: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question, with the reading in use; shown wherever the value was used."""

    asks: str
    read_as: str
    asked_on: dt.date
    id: str | None = None
    places: tuple[Place, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the authority has not published, and what is done meanwhile."""

    asks: str
    needed_by: str
    behaviour: str
    id: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SetBy:
    """The agency whose own decision an overlaid value is."""

    agency_code: str
    agency_name: str


class OverlayGround(StrEnum):
    """Why an agency may set a value of its own: it was left to it, or nobody has said yet."""

    LAW = "law"
    SILENT = "silent"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True)
class OverlayField:
    """One entry of an agency's own value: its key, what may stand there, and its bounds.

    `kind` is one of OVERLAY_KINDS; `choices` are the codes of a choice, `columns` those of rows.
    `not_below` names the provision whose value of the same key is the least allowed.
    """

    key: str
    kind: str
    choices: tuple[str, ...] = ()
    columns: tuple["OverlayField", ...] = ()
    not_below: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class OverlayRule:
    """What an agency may set: the fields, and on what ground; or why it is kept the same for all.

    `closed_because` stands where one report cannot hold two readings: then there are no fields.
    """

    ground: OverlayGround
    fields: tuple[OverlayField, ...] = ()
    closed_because: str | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.fields)


OVERLAY_KINDS = ("choice", "date", "flag", "hours", "rows", "text", "texts", "whole")


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value over a span of days; both ends inclusive, no end means still in force.

    `unpublished` names the gap that stands there instead of a value.
    """

    in_force_from: dt.date
    in_force_until: dt.date | None
    value: Value
    basis: tuple[Basis, ...]
    unpublished: str | None = None
    caps: Mapping[str, int] = field(default_factory=dict)
    note: str | None = None
    set_by: SetBy | None = None
    line: int = field(default=0, compare=False)

    def covers(self, day: dt.date) -> bool:
        until = self.in_force_until
        return self.in_force_from <= day and (until is None or day <= until)


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision with its whole history."""

    id: str
    name: str
    norm: Norm
    values: tuple[DatedValue, ...]
    verified_on: dt.date
    verified_by: str
    about: str | None = None
    unit: str | None = None
    applies_to: str | None = None
    counted_scope: Scope | None = None
    agency_may_set: bool = False
    overlay: OverlayRule | None = None
    doubts: tuple[Doubt, ...] = ()
    unpublished: tuple[Gap, ...] = ()
    related: tuple[str, ...] = ()
    agency_values: tuple[DatedValue, ...] = ()
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def in_force(self, as_of: dt.date) -> DatedValue | None:
        """The entry of that day; an agency's own decision goes before the national one."""
        for entry in (*self.agency_values, *self.values):
            if entry.covers(as_of):
                return entry
        return None
