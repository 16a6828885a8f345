"""The head of a division proposes what the duties of one of her people should be."""

from zhicai.actions.access import Caller, Permission, deny, require, walled
from zhicai.actions.duties.people import duty_lines, own_divisions
from zhicai.actions.duties.propose import propose
from zhicai.actions.requests.model import RequestLine
from zhicai.actions.requests.steps import line_of
from zhicai.basics.errors import Refused


@walled
def propose_duty(
    agency_code: str, division: str, *, version: str, wanted_text: str, by: Caller
) -> RequestLine:
    """It waits at the HR office. Raises Refused: duty.changed, duty.text_same, request.too_many."""
    require(by, Permission.DUTIES_CONFIRM, agency_code)
    if division not in own_divisions(agency_code, by=by):
        deny(by, Permission.DUTIES_CONFIRM, agency_code)
    lines = {line.version: line for line in duty_lines(agency_code, division, by=by)}
    if version not in lines:
        raise Refused("duty.changed")
    return line_of(propose(lines[version], wanted_text, agency_code=agency_code, by=by))
