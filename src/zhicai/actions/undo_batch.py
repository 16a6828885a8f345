"""Take back a batch: what it opened is closed, what it closed is opened again."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.intake.agency_book import AgencyBook
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.forecast import forecast
from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.intake.undo_buckets import UNDOABLE, keep_agencies_in_use, sort_facts
from zhicai.actions.intake.write_plan import write_plan
from zhicai.basics.errors import Refused
from zhicai.records.ledger.models import Batch

UNDO_DAYS = 30
TRIES = 5


@dataclass(slots=True)
class Buckets:
    """Rows of a batch by what can become of them; their sum is all that it changed.

    `reasons` counts, for each bucket and kind, why its rows stay as they are.
    """

    undoable: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    impossible: dict[str, int] = field(default_factory=dict)
    reasons: Counter[tuple[str, str, str]] = field(default_factory=Counter)

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


@walled
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
    """What undoing would change; facts that later ones rest on are kept."""
    plan = Plan(
        batch.agency_code,
        current_sequence(),
        by.today,
        kind=Batch.Kind.UNDO,
        undo_of=batch.pk,
    )
    sorted_facts = sort_facts(batch, is_too_old=_is_too_old(batch, by), by=by)
    keep_agencies_in_use(sorted_facts)
    buckets = Buckets()
    for fact in sorted_facts:
        counts = getattr(buckets, fact.bucket)
        counts[fact.kind.name] = counts.get(fact.kind.name, 0) + 1
        if fact.reason:
            buckets.reasons[fact.bucket, fact.kind.name, fact.reason] += 1
    undoable = [fact for fact in sorted_facts if fact.bucket == UNDOABLE]
    for kind in KINDS.values():
        plan.changes[kind.name] = [fact.change for fact in undoable if fact.kind is kind]
    plan.details["people"] = sorted({fact.person_id for fact in undoable if fact.person_id})
    if plan.changes["AgencyPeriod"]:
        book = AgencyBook()
        book.replay(plan.changes["AgencyPeriod"])
        plan.paths = list(book.paths())
    return plan, buckets
