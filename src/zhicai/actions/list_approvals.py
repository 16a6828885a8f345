"""Waiting and past acts of two people at one office."""

from zhicai.actions.access import Caller, Permission, require, rights_at, walled
from zhicai.actions.approvals.model import ApprovalLine, ApprovalPage
from zhicai.actions.approvals.people import is_same_person, principal_of
from zhicai.actions.approvals.runners import RUNNERS
from zhicai.actions.approvals.steps import (
    State,
    expire,
    find_visible,
    line_of,
    lines_of,
)
from zhicai.actions.enclosures.keep import KeptFile, read_file
from zhicai.basics.errors import Refused
from zhicai.records.approvals.models import Approval

MOST = 200


@walled
def list_approvals(agency_code: str, *, by: Caller) -> list[ApprovalLine]:
    """Those that wait first, then the newest."""
    require(by, Permission.BATCH_READ, agency_code)
    expire(by)
    found = Approval.objects.select_related("enclosure", "run").filter(agency_code=agency_code)
    newest = list(found.order_by("-pk")[:MOST])
    return sorted(lines_of(newest), key=lambda line: not line.is_waiting)


@walled
def find_approval(agency_code: str, number: int, *, by: Caller) -> ApprovalPage:
    """One act with what she may do; raises Refused("approval.not_found")."""
    require(by, Permission.BATCH_READ, agency_code)
    expire(by)
    approval = _at(agency_code, number, by)
    runner = RUNNERS.get(approval.kind)
    line = line_of(approval)
    if runner is None or approval.state != State.WAITING:
        return ApprovalPage(line)
    held = rights_at(by, agency_code)
    principal = principal_of(by, runner.approves, agency_code)
    is_same = is_same_person(approval, by, principal=principal)
    return ApprovalPage(
        line,
        may_approve=runner.approves in held and not is_same,
        may_settle=runner.asks in held,
        may_withdraw=runner.asks in held
        and by.code in {approval.asked_by, approval.asked_on_behalf_of},
        is_same_person=is_same,
    )


@walled
def open_signed_page(agency_code: str, number: int, *, by: Caller) -> KeptFile:
    """The page it was settled on. Raises Refused: approval.not_found, enclosure.damaged."""
    require(by, Permission.BATCH_READ, agency_code)
    approval = _at(agency_code, number, by)
    if approval.enclosure is None:
        raise Refused("approval.not_found", value=str(number))
    return read_file(approval.enclosure)


def _at(agency_code: str, number: int, by: Caller) -> Approval:
    approval = find_visible(number, by=by)
    if approval.agency_code != agency_code:
        raise Refused("approval.not_found", value=str(number))
    return approval
