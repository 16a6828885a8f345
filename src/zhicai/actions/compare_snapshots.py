"""Two 定版 of one agency side by side: who explains the difference, by name."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.figure import Counts
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.take_snapshot import get_snapshot
from zhicai.basics.errors import Refused
from zhicai.basics.words import Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT


class Change(StrEnum):
    """What happened to a person between the two, in the order of the page."""

    JOINED = "joined"
    LEFT = "left"
    FINISHED = "finished"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class SnapshotFigure:
    """The KPI as it was frozen, with what it stands on."""

    number: int
    agency_name: str
    year: int
    as_of: dt.date
    known_at: dt.datetime
    taken_at: dt.datetime
    actor: str
    is_year_close: bool
    rulebook_version: str
    content_hash: str
    scope: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """A person whose part in the figure is another; verdicts are None where not counted."""

    change: Change
    name: str
    national_id_masked: str
    agency_name: str
    was: str | None
    now: str | None

    @property
    def effect(self) -> int:
        """What this person adds to those who have met the target: 1, 0 or -1."""
        return (self.now == Verdict.MET) - (self.was == Verdict.MET)


@dataclass(frozen=True, slots=True)
class SnapshotComparison:
    """`met` of the later one is that of the earlier one with every effect added."""

    earlier: SnapshotFigure
    later: SnapshotFigure
    changes: tuple[ChangedPerson, ...]

    def of(self, change: Change) -> tuple[ChangedPerson, ...]:
        return tuple(one for one in self.changes if one.change is change)


@walled
def show_snapshot(agency_code: str, number: int, *, by: Caller) -> SnapshotFigure:
    """Raises Refused("snapshot.not_found"), also for one of another agency."""
    require(by, Permission.STAFF_READ, agency_code)
    return _read(agency_code, number, by)[0]


@walled
def compare_snapshots(
    agency_code: str, *, earlier: int, later: int, by: Caller
) -> SnapshotComparison:
    """Whoever was counted in one alone, or with another verdict; both must be of the agency."""
    require(by, Permission.STAFF_READ, agency_code)
    (first, before), (second, after) = (
        _read(agency_code, number, by) for number in (earlier, later)
    )
    changes = sorted(
        _changes(before, after),
        key=lambda one: (list(Change).index(one.change), one.agency_name, one.name),
    )
    return SnapshotComparison(first, second, tuple(changes))


def _read(agency_code: str, number: int, by: Caller) -> tuple[SnapshotFigure, dict[str, Any]]:
    snapshot = get_snapshot(number, by=by)
    if snapshot.agency_code != agency_code:
        raise Refused("snapshot.not_found", value=str(number))
    document = json.loads(bytes(snapshot.content))
    figures = document["figures"]
    names = dict(_names(figures))
    people = {
        one["person"]: {**one, "agency_name": names.get(one["agency"], one["agency"])}
        for one in document["people"][AI_ATTAINMENT]
    }
    figure = SnapshotFigure(
        number=snapshot.pk,
        agency_name=figures["agency"]["name"],
        year=snapshot.year,
        as_of=snapshot.as_of,
        known_at=snapshot.known_at,
        taken_at=snapshot.taken_at,
        actor=names_of([snapshot.actor_code])[snapshot.actor_code],
        is_year_close=snapshot.is_year_close,
        rulebook_version=snapshot.rulebook_version,
        content_hash=snapshot.content_hash,
        scope=figures["scope"],
        counts=Counts(figures["counted"], figures["met"], figures["short"]),
    )
    return figure, people


def _names(figures: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Code and name of each agency of the subtree, as they were frozen."""
    yield figures["agency"]["code"], figures["agency"]["name"]
    for child in figures["children"]:
        yield from _names(child)


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[ChangedPerson]:
    for key in before.keys() | after.keys():
        was, now = (frozen.get(key, {}).get("verdict") for frozen in (before, after))
        change = _change(was, now)
        if change is not None:
            told = after.get(key) or before[key]
            yield ChangedPerson(
                change,
                told["name"],
                told["national_id_masked"],
                agency_name=told["agency_name"],
                was=was,
                now=now,
            )


def _change(was: str | None, now: str | None) -> Change | None:
    if was == now:
        return None
    if was is None:
        return Change.JOINED
    if now is None:
        return Change.LEFT
    return Change.FINISHED if now == Verdict.MET else Change.CORRECTED
