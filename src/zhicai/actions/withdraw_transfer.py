"""Whoever asked for a person's file does not ask any more."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.transfers.lines import TransferLine, lines_of
from zhicai.actions.transfers.waiting import State, note
from zhicai.basics.errors import Refused
from zhicai.records.transfers.models import Transfer


@walled
def withdraw_transfer(number: int, *, agency_code: str, by: Caller) -> TransferLine:
    """Raises Refused("transfer.not_found") for one that is decided or another agency's."""
    require(by, Permission.DATA_IMPORT, agency_code)
    with transaction.atomic():
        mine = Transfer.objects.filter(agency_code=agency_code, state=State.WAITING)
        asked = mine.filter(pk=number).first()
        if asked is None:
            raise Refused("transfer.not_found", value=str(number))
        asked.state, asked.decided_at = State.WITHDRAWN, by.now
        asked.save(update_fields=["state", "decided_at"])
        note(asked, "transfer.withdrawn", agency_code=agency_code, by=by)
    return lines_of([asked], by.today)[0]
