"""Take back a batch: what it opened is closed, what it closed is opened again."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.intake.agency_book import AgencyBook
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.forecast import forecast
from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.intake.write_plan import write_plan
from zhicai.basics.errors import Refused
from zhicai.records.ledger.models import Batch
from zhicai.records.standings.models import Snapshot

UNDO_DAYS = 30
TRIES = 5
DAY_COLUMNS = {"LearningRecord": "completed_on", "HourSummary": "period_until"}


@dataclass(slots=True)
class Buckets:
    """Rows of a batch by what can become of them; their sum is all that it changed."""

    undoable: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    impossible: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            name: {"count": sum(counts.values()), "kinds": counts}
            for name, counts in (
                ("undoable", self.undoable),
                ("kept", self.kept),
                ("impossible", self.impossible),
            )
        }


@dataclass(frozen=True, slots=True)
class UndoReport:
    batch: int
    buckets: Buckets
    undo_batch: int | None

    def as_json(self) -> dict[str, Any]:
        return {"batch": self.batch, **self.buckets.as_json(), "undo_batch": self.undo_batch}


def undo_batch(number: int, *, by: Caller, dry: bool = True) -> UndoReport:
    """Show the three buckets 可復原, 保留, 無法復原; undo the first where not dry.

    Raises Refused: batch.not_found, batch.already_undone, batch.too_old, batch.nothing_to_undo.
    """
    batch = Batch.objects.filter(pk=number).first()
    if batch is None:
        raise Refused("batch.not_found", value=str(number))
    require(by, Permission.BATCH_UNDO, batch.agency_code)
    if Batch.objects.filter(undo_of=batch).exists():
        raise Refused("batch.already_undone", value=str(number))
    for _ in range(TRIES):
        plan, buckets = _plan(batch, by)
        if dry:
            return UndoReport(number, buckets, None)
        if plan.is_empty:
            code = "batch.too_old" if _is_too_old(batch, by) else "batch.nothing_to_undo"
            raise Refused(code, value=str(number))
        try:
            done = write_plan(plan, forecast(plan, by), by)
        except MovedError:
            continue
        return UndoReport(number, buckets, done.pk)
    raise Refused("batch.moved")


def _is_too_old(batch: Batch, by: Caller) -> bool:
    return by.now - batch.applied_at > dt.timedelta(days=UNDO_DAYS)


def _plan(batch: Batch, by: Caller) -> tuple[Plan, Buckets]:
    plan = Plan(
        batch.agency_code, current_sequence(), by.today, kind=Batch.Kind.UNDO, undo_of=batch.pk
    )
    buckets, people = Buckets(), set[int]()
    closed_years = _closed_years(batch)
    for kind in KINDS.values():
        changes: list[Change] = []
        for bucket, change, person_id in _sort(kind, batch, closed_years=closed_years, by=by):
            counts = getattr(buckets, bucket)
            counts[kind.name] = counts.get(kind.name, 0) + 1
            if bucket == "undoable":
                changes.append(change)
                people.add(person_id)
        plan.changes[kind.name] = changes
    people.discard(0)
    plan.details["people"] = sorted(people)
    if plan.changes["AgencyPeriod"]:
        plan.paths = list(_book_after(plan).paths())
    return plan, buckets


def _sort(
    kind: Kind, batch: Batch, *, closed_years: set[int], by: Caller
) -> Iterator[tuple[str, Change, int]]:
    """Each fact that the batch changed: its bucket, the change that undoes it, its person."""
    is_too_old = _is_too_old(batch, by)
    facts = kind.facts._default_manager
    closed = facts.filter(closed_by=batch).values_list("id", *kind.columns)
    earlier = {row_id: tuple(values) for row_id, *values in closed}
    opened = facts.filter(batch=batch)
    names = ("id", "replaces", "known_until", *kind.columns)
    for row_id, replaces, known_until, *values in opened.values_list(*names):
        before = earlier.pop(replaces, None)
        bucket = "kept" if known_until is not None else _bucket(kind, values, closed_years)
        change = Change(
            row_id,
            kind.row(*(values if before is None else before)),
            Source(None, ""),
            is_closing_only=before is None,
        )
        yield _never_if(bucket, is_too_old=is_too_old), change, _person(kind, values)
    taken = _keys_taken(kind, earlier.values())
    for values in earlier.values():
        bucket = "kept" if _key(kind, values) in taken else _bucket(kind, values, closed_years)
        change = Change(None, kind.row(*values), Source(None, ""))
        yield _never_if(bucket, is_too_old=is_too_old), change, _person(kind, values)


def _never_if(bucket: str, *, is_too_old: bool) -> str:
    return "impossible" if is_too_old and bucket == "undoable" else bucket


def _person(kind: Kind, values: Any) -> int:
    return values[0] if kind.columns[0] == "person_id" else 0


def _bucket(kind: Kind, values: Any, closed_years: set[int]) -> str:
    column = DAY_COLUMNS.get(kind.name)
    day = values[kind.columns.index(column)] if column else None
    return "impossible" if day is not None and day.year in closed_years else "undoable"


def _keys_taken(kind: Kind, rows: Iterable[Any]) -> set[tuple[Any, ...]]:
    """Keys of these closed facts under which another version has been opened since."""
    wanted = {_key(kind, row) for row in rows}
    if not wanted:
        return set()
    first = {key[0] for key in wanted}
    within = {f"{KEYS[kind.name][0]}__in": list(first)}
    current = kind.facts._default_manager.filter(known_until__isnull=True, **within)
    return {_key(kind, row) for row in current.values_list(*kind.columns)} & wanted


def _key(kind: Kind, values: Any) -> tuple[Any, ...]:
    """The columns that name one fact."""
    return tuple(values[kind.columns.index(column)] for column in KEYS[kind.name])


KEYS: dict[str, tuple[str, ...]] = {
    "AgencyPeriod": ("agency_id", "from_on"),
    "LevelDecision": ("agency_id", "course_id"),
    "Coverage": ("agency_id", "covered_from", "covered_until"),
    "Profile": ("person_id",),
    "Posting": ("person_id", "establishment_id", "agency_id", "started_on"),
    "StatusEvent": ("person_id", "kind", "started_on"),
    "LearningRecord": ("person_id", "course_id", "completed_on", "course_session"),
    "HourSummary": ("person_id", "period_from", "period_until"),
    "Certificate": ("person_id", "certificate_name", "certificate_number", "issued_on"),
}


def _closed_years(batch: Batch) -> set[int]:
    """Gregorian years whose statistics are closed for the agency of the batch."""
    years = Snapshot.objects.filter(is_year_close=True, agency_code=batch.agency_code)
    return {1911 + year for year in years.values_list("year", flat=True)}


def _book_after(plan: Plan) -> AgencyBook:
    """The agencies as they stand when the plan is applied."""
    book = AgencyBook()
    book.replay(plan.changes["AgencyPeriod"])
    return book
