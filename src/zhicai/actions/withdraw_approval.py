"""Whoever asked for an act takes it back while it waits."""

from django.db import transaction

from zhicai.actions.access import Caller, require, walled
from zhicai.actions.approvals.model import ApprovalLine
from zhicai.actions.approvals.steps import (
    State,
    decide,
    find_visible,
    get_waiting,
    line_of,
    note,
    take_waiting,
)
from zhicai.basics.errors import Refused


@walled
def withdraw_approval(number: int, *, by: Caller) -> ApprovalLine:
    """Raises Refused: approval.not_found, approval.over, approval.not_yours."""
    approval, runner = get_waiting(number, by=by)
    require(by, runner.asks, approval.agency_code)
    if by.code not in {approval.asked_by, approval.asked_on_behalf_of}:
        raise Refused("approval.not_yours")
    with transaction.atomic():
        fresh = take_waiting(approval)
        decide(fresh, State.WITHDRAWN, by=by)
        note(fresh, by, "approval.withdrawn")
    return line_of(find_visible(number, by=by))
