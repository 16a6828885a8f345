"""What asking, approving, declining and settling an act have in common."""

import json
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, may, walled
from zhicai.actions.approvals.model import ApprovalLine
from zhicai.actions.approvals.runner import Look, Runner
from zhicai.actions.approvals.runners import RUNNERS, get_runner
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.basics.errors import Refused
from zhicai.records.approvals.models import Approval, ApprovedRun
from zhicai.records.ledger.models import Version

State = Approval.State
READS = Permission.BATCH_READ


def lock() -> None:
    """The one lock of all facts: what is looked at under it stays so until the end."""
    Version.objects.select_for_update().get(id=1)


def expire(by: Caller) -> int:
    """Close what nobody decided in time; each is an entry of the audit."""
    late = Approval.objects.filter(state=State.WAITING, expires_at__lt=by.now)
    if not late.exists():
        return 0
    with transaction.atomic():
        lock()
        found = list(late.select_for_update())
        for one in found:
            one.state = State.EXPIRED
            one.save(update_fields=["state"])
            note(one, by, "approval.expired")
    return len(found)


def note(approval: Approval, by: Caller, action: str, **fields: Any) -> None:
    keep_event(
        by,
        action,
        agency_code=approval.agency_code,
        object_key=str(approval.pk),
        fields={"kind": approval.kind, "hash": approval.content_hash, **fields},
        reason=approval.reason if approval.decided_at else "",
    )


def count_waiting(agency_code: str, *, by: Caller) -> int:
    """How many acts of the office wait for somebody; none for whoever may not read them."""
    if not may(by, READS, agency_code):
        return 0
    waiting = Approval.objects.filter(agency_code=agency_code, state=State.WAITING)
    return waiting.filter(expires_at__gte=by.now).count()


@walled
def get_waiting(number: int, *, by: Caller) -> tuple[Approval, Runner]:
    """Raises Refused: approval.not_found also where she may not see it; approval.over."""
    expire(by)
    approval = find_visible(number, by=by)
    if approval.state != State.WAITING:
        raise Refused("approval.over", value=State(approval.state).label)
    return approval, get_runner(approval.kind)


@walled
def find_visible(number: int, *, by: Caller) -> Approval:
    found = Approval.objects.select_related("enclosure", "run").filter(pk=number).first()
    if found is None or not may_see(found, by):
        raise Refused("approval.not_found", value=str(number))
    return found


def may_see(approval: Approval, by: Caller) -> bool:
    """Whoever may ask for the act or approve it; officers and auditors see all."""
    runner = RUNNERS.get(approval.kind)
    if runner is None:
        return may(by, READS, approval.agency_code)
    wanted = (runner.asks, runner.approves, READS)
    return any(may(by, one, approval.agency_code) for one in wanted)


def decide(
    approval: Approval, state: str, *, by: Caller, principal: str = "", reason: str = ""
) -> None:
    """Write the decision on a row that is locked and still waiting."""
    approval.state = state
    approval.decided_by = by.code
    approval.decided_on_behalf_of = principal
    approval.decided_at = by.now
    approval.reason = reason
    approval.save()


def take_waiting(approval: Approval) -> Approval:
    """The same act under the lock; raises Refused("approval.over") where another was faster."""
    lock()
    fresh = Approval.objects.select_for_update().get(pk=approval.pk)
    if fresh.state != State.WAITING:
        raise Refused("approval.over", value=State(fresh.state).label)
    return fresh


def run_once(approval: Approval, runner: Runner, by: Caller) -> ApprovedRun:
    """Look again and run; raises Refused("approval.facts_changed") where the facts moved."""
    wanted = json.loads(approval.content)
    look = runner.look(approval.agency_code, wanted, by)
    if not is_unchanged(approval, look):
        raise Refused("approval.facts_changed", value=str(approval.pk))
    run = ApprovedRun.objects.create(approval=approval, run_at=by.now)
    run.outcome = dict(runner.run(approval.agency_code, wanted, by))
    run.save(update_fields=["outcome"])
    return run


def is_unchanged(approval: Approval, look: Look) -> bool:
    return (look.content_hash, look.facts_hash) == (approval.content_hash, approval.facts_hash)


def line_of(approval: Approval) -> ApprovalLine:
    return lines_of([approval])[0]


def lines_of(approvals: list[Approval]) -> list[ApprovalLine]:
    names = names_of(code for one in approvals for code in (one.asked_by, one.decided_by) if code)
    return [_line(one, names) for one in approvals]


def _line(one: Approval, names: dict[str, str]) -> ApprovalLine:
    runner = RUNNERS.get(one.kind)
    run = getattr(one, "run", None) if one.pk else None
    return ApprovalLine(
        number=one.pk or 0,
        kind=one.kind,
        kind_name=Approval.Kind(one.kind).label,
        agency_code=one.agency_code,
        state=one.state,
        state_name=State(one.state).label,
        asked_by=names[one.asked_by],
        asked_at=one.asked_at,
        expires_at=one.expires_at,
        lines=tuple((label, text) for label, text in one.preview),
        warning=runner.warning if runner else "",
        decided_by=names.get(one.decided_by, ""),
        decided_at=one.decided_at,
        reason=one.reason,
        paper_on=one.paper_on,
        paper_number=one.paper_number,
        page_name=one.enclosure.name if one.enclosure else "",
        outcome=run.outcome if run else None,
    )
