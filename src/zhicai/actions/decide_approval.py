"""The second account agrees to a waiting act, which then runs once, or declines it."""

from django.db import transaction

from zhicai.actions.access import Caller, require, walled
from zhicai.actions.approvals.model import LONGEST_REASON, ApprovalLine
from zhicai.actions.approvals.people import is_same_person, principal_of
from zhicai.actions.approvals.runners import get_runner
from zhicai.actions.approvals.steps import (
    State,
    decide,
    find_visible,
    get_waiting,
    line_of,
    note,
    run_once,
    take_waiting,
)
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.approvals.models import Approval


@walled
def decide_approval(number: int, *, is_agreed: bool, by: Caller, reason: str = "") -> ApprovalLine:
    """Run it in the transaction of the decision, or write down why not.

    Raises Refused: approval.not_found, approval.over, approval.same_person,
    approval.reason_missing, approval.facts_changed (nothing was run, the act still waits).
    """
    approval, runner = get_waiting(number, by=by)
    require(by, runner.approves, approval.agency_code)
    principal = principal_of(by, runner.approves, approval.agency_code)
    if is_same_person(approval, by, principal=principal):
        note(approval, by, "approval.refused", same_person=True)
        raise Refused("approval.same_person")
    told = mask_ids_in(reason.strip())[:LONGEST_REASON]
    if not is_agreed and not told:
        raise Refused("approval.reason_missing")
    try:
        _write(approval, by, principal=principal, is_agreed=is_agreed, reason=told)
    except Refused as refused:
        if refused.code == "approval.facts_changed":
            note(approval, by, "approval.facts_changed")
        raise
    return line_of(find_visible(number, by=by))


def _write(approval: Approval, by: Caller, *, principal: str, is_agreed: bool, reason: str) -> None:
    with transaction.atomic():
        fresh = take_waiting(approval)
        if not is_agreed:
            decide(fresh, State.DECLINED, by=by, principal=principal, reason=reason)
            note(fresh, by, "approval.declined")
            return
        run = run_once(fresh, get_runner(fresh.kind), by)
        decide(fresh, State.APPROVED, by=by, principal=principal, reason=reason)
        note(fresh, by, "approval.approved", **run.outcome)
