"""People whom an office waits for, and those of its own for whom others ask."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.transfers.lines import TransferLine, asked_of, get_asked, lines_of
from zhicai.records.transfers.models import Transfer

MOST = 200


@dataclass(frozen=True, slots=True)
class Transfers:
    """`theirs` is empty for whoever may not release anybody."""

    theirs: tuple[TransferLine, ...]
    mine: tuple[TransferLine, ...]


@walled
def list_transfers(agency_code: str, *, by: Caller) -> Transfers:
    """Those that wait longest first; the office's own newest first."""
    require(by, Permission.DATA_IMPORT, agency_code)
    theirs = asked_of(agency_code, by.today).order_by("asked_at", "pk")[:MOST]
    is_asked = may(by, Permission.STAFF_RELEASE, agency_code)
    mine = Transfer.objects.filter(agency_code=agency_code).order_by("-asked_at", "-pk")[:MOST]
    return Transfers(
        lines_of(theirs, by.today) if is_asked else (),
        lines_of(mine, by.today),
    )


@walled
def find_transfer(agency_code: str, number: int, *, by: Caller) -> TransferLine:
    """One that the office is asked for. Raises Refused("transfer.not_found")."""
    require(by, Permission.STAFF_RELEASE, agency_code)
    return lines_of([get_asked(number, agency_code, by.today)], by.today)[0]


@walled
def count_transfers(agency_code: str, *, by: Caller) -> int:
    """How many wait for the word of whoever asks; 0 for whoever may not give it."""
    if not may(by, Permission.STAFF_RELEASE, agency_code):
        return 0
    return asked_of(agency_code, by.today).count()
