"""What the program does for each control of 附表十, as an auditor of an agency reads it."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.basics.control_words import CONTROLS, Control


@walled
def list_controls(agency_code: str, *, by: Caller) -> tuple[Control, ...]:
    """The same table for every agency; it holds no data of any."""
    require(by, Permission.AUDIT_READ, agency_code)
    return CONTROLS
