"""How many of the counted people have each talent role, and how many none yet; it all adds up."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from zhicai.actions.figures.chain import Link
from zhicai.actions.figures.figure import Citation
from zhicai.basics.words import Scope, TalentRole


class State(StrEnum):
    """Where a counted person stands; exactly one holds."""

    POLICY = TalentRole.POLICY.value
    APPLICATION = TalentRole.APPLICATION.value
    DEVELOPMENT = TalentRole.DEVELOPMENT.value
    RESEARCH = TalentRole.RESEARCH.value
    REOPENED = "reopened"
    PENDING = "pending"
    NO_DUTIES = "no_duties"


class Axis(StrEnum):
    """What the people are told apart by."""

    AGENCY = "agency"
    DIVISION = "division"
    RANK = "rank"
    SERIES = "series"


STATES = tuple(State)
DECIDED = (State.POLICY, State.APPLICATION, State.DEVELOPMENT, State.RESEARCH)
DEFAULT = (State.PENDING, State.NO_DUTIES)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people are in each state, in the order of STATES; counted is their sum."""

    counts: tuple[int, ...] = (0,) * len(STATES)

    @classmethod
    def of(cls, told: Mapping[str, int]) -> "Tally":
        return cls(tuple(told.get(state.value, 0) for state in STATES))

    @classmethod
    def sum(cls, tallies: Iterable["Tally"]) -> "Tally":
        rows = [one.counts for one in tallies]
        return cls(tuple(map(sum, zip(*rows, strict=True)))) if rows else cls()

    def __sub__(self, other: "Tally") -> "Tally":
        pairs = zip(self.counts, other.counts, strict=True)
        return Tally(tuple(ours - theirs for ours, theirs in pairs))

    def get(self, *states: State) -> int:
        return sum(self.counts[STATES.index(state)] for state in states)

    @property
    def counted(self) -> int:
        return sum(self.counts)

    @property
    def decided(self) -> int:
        return self.get(*DECIDED)

    @property
    def defaulted(self) -> int:
        """Whoever is taken for an AI應用人才 because nobody has decided."""
        return self.get(*DEFAULT)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has ever been decided on."""
        return self.decided + self.get(State.REOPENED) == 0

    @property
    def by_state(self) -> dict[str, int]:
        return dict(zip((state.value for state in STATES), self.counts, strict=True))

    def as_json(self) -> dict[str, int]:
        return {"counted": self.counted, **self.by_state}


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the axis. `code` names the agency that an agency's line is about."""

    key: str
    name: str
    tally: Tally
    code: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one axis; together they are the total."""

    axis: Axis
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A provision that the page rests on, with where it stands."""

    provision_id: str
    name: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """One agency with all below it; `tables` are those that were asked for."""

    code: str
    name: str
    as_of: dt.date
    known_at: dt.datetime
    scope: Scope
    tally: Tally
    tables: tuple[Table, ...]
    chain: tuple[Link, ...]
    rules: tuple[Rule, ...]
    is_kept: bool = False

    def table(self, axis: Axis) -> Table:
        return next(one for one in self.tables if one.axis is axis)

    def as_json(self) -> dict[str, Any]:
        return {
            "agency": {"code": self.code, "name": self.name},
            "as_of": self.as_of,
            "known_at": self.known_at,
            "scope": self.scope.value,
            **self.tally.as_json(),
            "tables": {
                table.axis.value: [
                    {"key": line.key, "name": line.name, **line.tally.as_json()}
                    for line in table.lines
                ]
                for table in self.tables
            },
        }
