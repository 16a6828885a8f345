"""Each fact that a batch changed: 可復原, 保留 or 無法復原, and the change that would undo it.

Sorted above the wall, so that each fact of the batch is counted; undone is only what is held here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhicai.actions.intake.closed_years import ClosedYears
from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.rights.caller import Caller
from zhicai.actions.rights.scope import people_agencies
from zhicai.actions.rights.wall import above_the_wall
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.learning.models import Coverage, LevelDecision
from zhicai.records.ledger.models import Batch
from zhicai.records.overlays.models import Overlay
from zhicai.records.staff.models import Person, Posting

UNDOABLE, KEPT, IMPOSSIBLE = "undoable", "kept", "impossible"
CHANGED_SINCE, STAYS_TOGETHER, IN_USE = "changed_since", "stays_together", "in_use"
TOO_OLD, YEAR_CLOSED, HELD_ELSEWHERE = "too_old", "year_closed", "held_elsewhere"
NO_SOURCE = Source(None, "")
CHUNK = 5000
IN_THE_OPEN = {"AgencyPeriod", "CourseDetail"}
FOLLOWING = {
    "AgencyPeriod": ("agency_id",),
    "Posting": ("person_id", "establishment_id", "agency_id"),
}
KEYS: dict[str, tuple[str, ...]] = {
    "AgencyPeriod": ("agency_id", "from_on"),
    "LevelDecision": ("agency_id", "course_id"),
    "CourseDetail": ("course_id",),
    "Coverage": ("agency_id", "covered_from", "covered_until"),
    "Overlay": ("agency_id", "provision_id", "in_force_from"),
    "Profile": ("person_id",),
    "Posting": ("person_id", "establishment_id", "agency_id", "started_on"),
    "StatusEvent": ("person_id", "kind", "started_on"),
    "LearningRecord": ("person_id", "course_id", "completed_on", "course_session"),
    "HourSummary": ("person_id", "period_from", "period_until"),
    "Certificate": ("person_id", "certificate_name", "certificate_number", "issued_on"),
    "RoleAssignment": ("person_id",),
    "UnheldDuty": ("agency_id", "division", "job_title"),
    "DutyAnswer": ("person_id", "question"),
}


@dataclass(slots=True)
class SortedFact:
    """`reason` says why a fact is not undoable; empty where it is."""

    kind: Kind
    bucket: str
    change: Change
    reason: str = ""

    @property
    def person_id(self) -> int | None:
        person: int | None = getattr(self.change.values, "person_id", None)
        return person

    @property
    def decided_by(self) -> int | None:
        """The agency whose statement it is; None where it is about a person, or in the open."""
        is_open = self.kind.name in IN_THE_OPEN or self.person_id is not None
        agency: int | None = None if is_open else getattr(self.change.values, "agency_id", None)
        return agency


def sort_facts(batch: Batch, *, is_too_old: bool, by: Caller) -> list[SortedFact]:
    """All facts that the batch opened, or closed without opening another."""
    agencies = people_agencies(by)
    with above_the_wall():
        found = _sorted_facts(batch, is_too_old=is_too_old)
        if agencies is not None:
            _leave_to_others(found, agencies)
    _keep_together(found)
    return found


def _sorted_facts(batch: Batch, *, is_too_old: bool) -> list[SortedFact]:
    closed_years = ClosedYears(batch.applied_at)
    found = []
    for kind in KINDS.values():
        for bucket, change in _sort(kind, batch):
            fact = SortedFact(kind, bucket, change, CHANGED_SINCE if bucket == KEPT else "")
            if bucket == UNDOABLE and is_too_old:
                fact.bucket, fact.reason = IMPOSSIBLE, TOO_OLD
            elif bucket == UNDOABLE and closed_years.hold(kind.name, change.values):
                fact.bucket, fact.reason = IMPOSSIBLE, YEAR_CLOSED
            found.append(fact)
    return found


def _leave_to_others(facts: list[SortedFact], agencies: set[int]) -> None:
    """A file follows its person: whoever holds it now decides about each fact in it."""
    held = _held_at(agencies, sorted({fact.person_id for fact in facts if fact.person_id}))
    for fact in facts:
        is_ours = (
            fact.person_id in held
            if fact.person_id is not None
            else fact.decided_by is None or fact.decided_by in agencies
        )
        if fact.bucket == UNDOABLE and not is_ours:
            fact.bucket, fact.reason = IMPOSSIBLE, HELD_ELSEWHERE


def _held_at(agencies: set[int], people: list[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(people), CHUNK):
        rows = Person.objects.filter(id__in=people[start : start + CHUNK]).order_by("id")
        held = rows.values_list("id", "agency_id")
        found.update(person for person, agency_id in held if agency_id in agencies)
    return found


def _keep_together(facts: list[SortedFact]) -> None:
    """Periods of one agency, and posts of one person in one place, follow one another.

    Where one of them stays, all stay: half of them would leave a gap or an overlap.
    """
    groups: dict[tuple[Any, ...], list[SortedFact]] = {}
    for fact in facts:
        columns = FOLLOWING.get(fact.kind.name)
        if columns is not None:
            key = (fact.kind.name, *(getattr(fact.change.values, name) for name in columns))
            groups.setdefault(key, []).append(fact)
    for group in groups.values():
        staying = [fact.bucket for fact in group if fact.bucket != UNDOABLE]
        if staying:
            for fact in group:
                if fact.bucket == UNDOABLE:
                    fact.bucket, fact.reason = staying[0], STAYS_TOGETHER


def _sort(kind: Kind, batch: Batch) -> Iterable[tuple[str, Change]]:
    facts = kind.facts._default_manager
    closed = facts.filter(closed_by=batch).order_by("id").values_list("id", *kind.columns)
    earlier = {row_id: kind.row(*values) for row_id, *values in closed}
    opened = facts.filter(batch=batch).order_by("id")
    rows = list(opened.values_list("id", "replaces", "known_until", *kind.columns))
    current = _current(kind, [row[3:] for row in rows] + list(earlier.values()))
    for row_id, replaces, known_until, *columns in rows:
        values, before = kind.row(*columns), earlier.pop(replaces, None)
        standing = row_id
        if known_until is not None:
            restored = current.get(_key(kind, values))
            if restored is None or restored[1:] != (values, Batch.Kind.UNDO):
                yield KEPT, Change(row_id, values, NO_SOURCE)
                continue
            standing = restored[0]
        yield (
            UNDOABLE,
            Change(
                standing,
                values if before is None else before,
                NO_SOURCE,
                is_closing_only=before is None,
            ),
        )
    for values in earlier.values():
        bucket = KEPT if _key(kind, values) in current else UNDOABLE
        yield bucket, Change(None, values, NO_SOURCE)


def _current(kind: Kind, rows: list[Any]) -> dict[tuple[Any, ...], tuple[int, Any, str]]:
    """The version that stands under each key: its id, its values, the kind of its batch."""
    first = KEYS[kind.name][0]
    wanted = sorted({_key(kind, row)[0] for row in rows})
    found = {}
    for start in range(0, len(wanted), CHUNK):
        standing = kind.facts._default_manager.filter(
            known_until__isnull=True, **{f"{first}__in": wanted[start : start + CHUNK]}
        ).order_by("id")
        for row_id, batch_kind, *columns in standing.values_list(
            "id", "batch__kind", *kind.columns
        ):
            values = kind.row(*columns)
            found[_key(kind, values)] = (row_id, values, batch_kind)
    return found


def _key(kind: Kind, values: Any) -> tuple[Any, ...]:
    """The columns that name one fact."""
    return tuple(values[kind.columns.index(column)] for column in KEYS[kind.name])


def keep_agencies_in_use(facts: list[SortedFact]) -> None:
    """An agency on which facts still rest, or under which another one stands, stays."""
    going = [fact for fact in facts if fact.kind.name == "AgencyPeriod"]
    while True:
        leaving = {
            fact.change.values.agency_id
            for fact in going
            if fact.bucket == UNDOABLE and fact.change.is_closing_only
        }
        leaving -= _agencies_staying(going, leaving)
        in_use = leaving & _agencies_used(facts, leaving)
        if not in_use:
            return
        for fact in going:
            if fact.bucket == UNDOABLE and fact.change.values.agency_id in in_use:
                fact.bucket, fact.reason = KEPT, IN_USE


def _agencies_staying(going: list[SortedFact], leaving: set[int]) -> set[int]:
    """Agencies of which one period goes and another one stays or comes back."""
    facts = [fact for fact in going if fact.bucket == UNDOABLE]
    gone = {fact.change.replaces for fact in facts}
    back = {fact.change.values.agency_id for fact in facts if not fact.change.is_closing_only}
    rows = KINDS["AgencyPeriod"].facts._default_manager.filter(
        known_until__isnull=True, agency_id__in=sorted(leaving)
    )
    held = rows.order_by("id").values_list("id", "agency_id")
    return back | {agency_id for row_id, agency_id in held if row_id not in gone}


def _agencies_used(facts: list[SortedFact], leaving: set[int]) -> set[int]:
    """Those on which any fact rests, whoever holds the file that it is in."""
    with above_the_wall():
        return _used(facts, leaving)


def _used(facts: list[SortedFact], leaving: set[int]) -> set[int]:
    gone: dict[str, set[int | None]] = {name: set() for name in KINDS}
    for fact in facts:
        if fact.bucket == UNDOABLE:
            gone[fact.kind.name].add(fact.change.replaces)
    used: set[int] = set()
    for model, columns in (
        (Posting, ("agency_id", "establishment_id")),
        (Coverage, ("agency_id",)),
        (LevelDecision, ("agency_id",)),
        (Overlay, ("agency_id",)),
        (UnheldDuty, ("agency_id",)),
        (KINDS["AgencyPeriod"].facts, ("parent_id",)),
    ):
        for column in columns:
            rows = model._default_manager.filter(
                known_until__isnull=True, **{f"{column}__in": sorted(leaving)}
            ).order_by("id")
            name = model.__name__
            used.update(
                agency_id
                for row_id, agency_id in rows.values_list("id", column)
                if row_id not in gone[name]
            )
    return used
