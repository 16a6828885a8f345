"""The one way in which an edit is shown and written: the same plan and apply as an import."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from zhicai.actions.access import Caller
from zhicai.actions.edits.flips import find_flips
from zhicai.actions.edits.model import EditReport
from zhicai.actions.edits.tell_changes import tell_changes
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.forecast import forecast
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.intake.shelf import Change
from zhicai.actions.intake.write_plan import write_plan
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.records.ledger.models import Batch

TRIES = 5
NOTE_LENGTH = 300


def open_edit(agency_code: str, by: Caller, *, note: str = "") -> Plan:
    """An empty plan of the kind edit; call it before reading what the edit rests on."""
    plan = Plan(agency_code, current_sequence(), by.today, kind=Batch.Kind.EDIT)
    if note.strip():
        plan.details["receipt"] = {"note": mask_ids_in(note.strip())[:NOTE_LENGTH]}
    return plan


def carry_out(
    make: Callable[[], tuple[Plan, Sequence[Remark]]],
    *,
    by: Caller,
    dry: bool,
    others: Sequence[str] = (),
) -> EditReport:
    """Make the plan, show it, and write it where not dry; facts that moved make it anew.

    `make` reads what is held each time it is called, and refuses where a form was opened on
    versions that have been replaced since. `others` are provisions beside the KPI whose flips are
    told too.
    """
    for _ in range(TRIES):
        plan, notices = make()
        outlook = forecast(plan, by)
        report = EditReport(
            batch=None,
            is_new=not plan.is_empty,
            before=outlook.before,
            after=outlook.after,
            changes=tell_changes(plan, by.today),
            flips=find_flips(plan, outlook, by=by),
            notices=tuple(notices),
            other_flips=tuple(
                (one, find_flips(plan, outlook, by=by, provision_id=one)) for one in others
            ),
        )
        if dry or plan.is_empty:
            return report
        plan.content_hash = content_hash(plan)
        try:
            batch = write_plan(plan, outlook, by)
        except MovedError:
            continue
        return replace(report, batch=batch.pk)
    raise Refused("batch.moved")


def content_hash(plan: Plan) -> str:
    """The hash of what a plan would change, by which the batch is known."""
    told = [plan.root_code, *(_text(name, one) for name in plan.changes for one in _of(plan, name))]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def _of(plan: Plan, name: str) -> Sequence[Change]:
    return plan.changes[name]


def _text(name: str, change: Change) -> str:
    return f"{name} {change.replaces} {change.is_closing_only} {tuple(change.values)!r}"
