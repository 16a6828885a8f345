"""The holding agency does not let a person go; nothing of hers changes."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.transfers.lines import TransferLine, get_asked, lines_of
from zhicai.actions.transfers.waiting import State, note


@walled
def decline_transfer(number: int, *, agency_code: str, by: Caller) -> TransferLine:
    """Whoever asked learns no more than that. Raises Refused("transfer.not_found")."""
    require(by, Permission.STAFF_RELEASE, agency_code)
    with transaction.atomic():
        asked = get_asked(number, agency_code, by.today)
        asked.state, asked.decided_at = State.DECLINED, by.now
        asked.save(update_fields=["state", "decided_at"])
        note(asked, "transfer.declined", agency_code=agency_code, by=by)
    return lines_of([asked], by.today)[0]
