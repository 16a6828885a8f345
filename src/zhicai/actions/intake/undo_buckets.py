"""Each fact that a batch changed: 可復原, 保留 or 無法復原, and the change that would undo it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhicai.actions.intake.closed_years import ClosedYears
from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.intake.shelf import Change, Source
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.learning.models import Coverage, LevelDecision
from zhicai.records.ledger.models import Batch
from zhicai.records.overlays.models import Overlay
from zhicai.records.staff.models import Posting

UNDOABLE, KEPT, IMPOSSIBLE = "undoable", "kept", "impossible"
CHANGED_SINCE, STAYS_TOGETHER, IN_USE = "changed_since", "stays_together", "in_use"
TOO_OLD, YEAR_CLOSED = "too_old", "year_closed"
NO_SOURCE = Source(None, "")
CHUNK = 5000
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


def sort_facts(batch: Batch, *, is_too_old: bool) -> list[SortedFact]:
    """All facts that the batch opened, or closed without opening another."""
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
    _keep_together(found)
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
