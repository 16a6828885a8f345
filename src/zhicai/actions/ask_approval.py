"""Ask for an act that a second account, or a signed paper, must agree to."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, require, walled
from zhicai.actions.approvals.model import WAIT_DAYS, ApprovalLine
from zhicai.actions.approvals.people import principal_of
from zhicai.actions.approvals.runners import get_runner
from zhicai.actions.approvals.steps import State, expire, line_of, lock, note
from zhicai.records.approvals.models import Approval


@walled
def ask_approval(
    kind: str, agency_code: str, *, wanted: Mapping[str, Any], by: Caller, dry: bool = True
) -> ApprovalLine:
    """Show what exactly would be done, and let it wait where not dry; nothing is done yet.

    The same act that waits already is given back: pressing twice asks once. Raises Refused:
    approval.not_offered, and what the kind itself refuses.
    """
    runner = get_runner(kind)
    require(by, runner.asks, agency_code)
    look = runner.look(agency_code, wanted, by)
    asked = Approval(
        kind=kind,
        agency_code=agency_code,
        content=look.content,
        content_hash=look.content_hash,
        facts_hash=look.facts_hash,
        preview=[list(line) for line in look.lines],
        asked_by=by.code,
        asked_on_behalf_of=principal_of(by, runner.asks, agency_code),
        asked_at=by.now,
        expires_at=by.now + dt.timedelta(days=WAIT_DAYS),
    )
    if dry:
        return line_of(asked)
    expire(by)
    with transaction.atomic():
        lock()
        waiting = Approval.objects.filter(
            kind=kind,
            agency_code=agency_code,
            content_hash=asked.content_hash,
            state=State.WAITING,
        ).first()
        if waiting is not None and waiting.facts_hash == asked.facts_hash:
            return line_of(waiting)
        if waiting is not None:
            _replace(waiting, by)
        asked.save()
        note(asked, by, "approval.asked", facts=asked.facts_hash)
    return line_of(asked)


def _replace(waiting: Approval, by: Caller) -> None:
    """The facts moved since it was asked for: nobody could approve it any more."""
    waiting.state = State.EXPIRED
    waiting.save(update_fields=["state"])
    note(waiting, by, "approval.expired", replaced=True)
