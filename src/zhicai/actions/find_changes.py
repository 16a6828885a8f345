"""What became different between two instants: the KPI before and after, and who by name."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.figures.figure import Counts, Standing
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.moved import find_moved, rows_among
from zhicai.actions.figures.people_rows import (
    PersonRow,
    Place,
    agency_names,
    as_rows,
    judged_people,
    kept_rows,
    names_of,
)
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.touches import Subtree, Touch, touch_of, touching
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.ledger.models import Batch

BATCHES_SHOWN = 20
Counted = Mapping[int, tuple[PersonRow, str]]
JUST_BEFORE = dt.timedelta(microseconds=1)
# Each changed person is told under exactly one of these, in this order.
JOINED, LEFT, NEWLY_MET, NO_LONGER_MET, NEWLY_KNOWN, NO_LONGER_KNOWN = KINDS = (
    "joined",
    "left",
    "newly_met",
    "no_longer_met",
    "newly_known",
    "no_longer_known",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesQuery(StandingQuery):
    """From just before `batch` (None: the last one that touched the subtree), or from `since`."""

    batch: int | None = None
    since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One person, counted differently; a verdict is empty where the person is not counted."""

    person: int
    name: str
    national_id_masked: str
    agency_code: str
    agency_name: str
    kind: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """`before` is the KPI; None where the agency was not known yet, or nothing ever touched it.

    `unnamed` of those who changed have left: they are counted, and their files are held elsewhere.
    """

    since: dt.datetime | None
    batch: int | None
    before: Counts | None
    after: Standing
    changes: tuple[Change, ...]
    batches: tuple[Touch, ...]
    unnamed: int = 0

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind == kind)


@walled
def find_changes(query: ChangesQuery, *, by: Caller, found: Standing | None = None) -> Changes:
    """The same day and scope as known at two instants. Raises Refused("agency.not_found").

    `found` is the answer to the same question, where the caller has it already.
    """
    require(by, Permission.STAFF_READ, query.agency_code)
    after = found or find_standing(_asked(query, query.known_at), by=by)
    subtree = Subtree(query.agency_code, after.as_of, query.known_at)
    with above_the_wall():  # also the batch by which somebody left: its number, kind and instant
        batches = list(touching(subtree, with_transfers=True)[:BATCHES_SHOWN])
    since, batch = _beginning(query, batches)
    touches = tuple(
        touch_of(one, may_open=may(by, Permission.BATCH_READ, one.agency_code)) for one in batches
    )
    if since is None:
        return Changes(None, None, None, after, (), touches)
    before, changes = _compare(query, after, since=since, by=by)
    named = held_only(changes, by)
    unnamed = len(changes) - len(named)
    return Changes(since, batch, before, after, named, touches, unnamed=unnamed)


def _compare(
    query: ChangesQuery, after: Standing, *, since: dt.datetime, by: Caller
) -> tuple[Counts | None, tuple[Change, ...]]:
    """Only those who may have moved are judged, where it is known who they are; else everybody."""
    scope = query.scope or scope_of(AI_ATTAINMENT, rulebook())
    then, place = (_place(after, query.agency_code, at) for at in (since, query.known_at))
    people = find_moved(since)
    if people is None:
        standing = _before(query, since, by)
        before = standing.figure.get(AI_ATTAINMENT).counts if standing else None
        was = _counted(judged_people(then), scope) if standing else {}
        changes = _changes(was, _counted(_all_of(place, after), scope), place=place)
        return before, changes
    was, now = (_counted(rows_among(one, people), scope) for one in (then, place))
    before = _without(after.figure.get(AI_ATTAINMENT).counts, was=was, now=now)
    return before, _changes(was, now, place=place)


def _all_of(place: Place, after: Standing) -> list[PersonRow]:
    if not place.is_kept:
        return judged_people(place)
    excluded = sum(count for _, count in after.figure.exclusions)
    return as_rows(kept_rows(place, after.figure.get(AI_ATTAINMENT).counts.counted + excluded))


def _without(after: Counts, *, was: Counted, now: Counted) -> Counts:
    """The counts before: those after, with whoever has moved put back."""
    gone, come = (
        Counter(_verdict(one) for one in side.values() if not one[1]) for side in (was, now)
    )
    met, short = (
        after_count + gone[verdict] - come[verdict]
        for after_count, verdict in (
            (after.met, Verdict.MET.value),
            (after.short, Verdict.SHORT.value),
        )
    )
    return Counts(after.counted + gone.total() - come.total(), met, short)


def _asked(query: ChangesQuery, known_at: dt.datetime | None) -> StandingQuery:
    return StandingQuery(
        agency_code=query.agency_code,
        year=query.year,
        as_of=query.as_of,
        known_at=known_at,
        scope=query.scope,
        depth=0,
    )


def _beginning(query: ChangesQuery, batches: list[Batch]) -> tuple[dt.datetime | None, int | None]:
    """The instant to compare with, and the batch that it lies just before."""
    if query.since is not None:
        return query.since, None
    if query.batch is not None:
        batches = [one for one in batches if one.pk == query.batch]
        if not batches:
            raise Refused("batch.not_found", value=str(query.batch))
    if not batches:
        return None, None
    return batches[0].applied_at - JUST_BEFORE, batches[0].pk


def _before(query: ChangesQuery, since: dt.datetime, by: Caller) -> Standing | None:
    day = query.day_for(by.today)
    try:
        return find_standing(_asked(replace(query, as_of=day), since), by=by)
    except Refused as refused:
        if refused.code != "agency.not_found":
            raise
        return None


def _place(after: Standing, agency_code: str, known_at: dt.datetime | None) -> Place:
    """Kept rows say what the facts of now say, so that only what is known differs."""
    is_kept = known_at is None and after.is_kept
    return Place(agency_code, after.year, after.as_of, Known(known_at), rulebook(), is_kept)


def _counted(rows: Iterable[PersonRow], scope: Scope) -> Counted:
    """Everybody in the subtree with the reason for not being counted, empty if counted."""
    return {row.person: (row, row.left_out(scope)) for row in rows}


def _changes(was: Counted, now: Counted, *, place: Place) -> tuple[Change, ...]:
    """By kind, agency and name."""
    told = {}
    for person in was.keys() | now.keys():
        before, after = _verdict(was.get(person)), _verdict(now.get(person))
        if before != after:
            told[person] = (before, after)
    rows = {person: (now.get(person) or was[person])[0] for person in told}
    names = names_of(place.known, sorted(told))
    agencies = agency_names(place, (row.agency for row in rows.values()))
    found = []
    for person, (before, after) in told.items():
        code, agency_name = agencies[rows[person].agency]
        found.append(
            Change(
                person,
                *names[person],
                agency_code=code,
                agency_name=agency_name,
                kind=kind_of(before, after),
                before=before,
                after=after,
                reason=_reason(now.get(person)),
            )
        )
    return tuple(sorted(found, key=_order))


def _verdict(found: tuple[PersonRow, str] | None) -> str:
    return found[0].verdict if found is not None and not found[1] else ""


def _reason(found: tuple[PersonRow, str] | None) -> str:
    """Why the person is not counted any more, or why the verdict is open."""
    if found is None:
        return "moved_away"
    return found[1] or found[0].reason


def _order(change: Change) -> tuple[int, str, str, int]:
    return KINDS.index(change.kind), change.agency_code, change.name, change.person


def kind_of(before: str, after: str) -> str:
    """The one word for a pair of different verdicts.

    >>> kind_of("", "met"), kind_of("unknown", "met"), kind_of("unknown", "short")
    ('joined', 'newly_met', 'newly_known')
    """
    if not before or not after:
        return JOINED if after else LEFT
    if Verdict.MET in (before, after):
        return NEWLY_MET if after == Verdict.MET else NO_LONGER_MET
    return NEWLY_KNOWN if before == Verdict.UNKNOWN else NO_LONGER_KNOWN
