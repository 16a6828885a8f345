"""An office that decides for itself."""

import datetime as dt
from typing import Any

from people import BUREAU
from zhicai.actions.edits.model import EditReport
from zhicai.actions.rulebook.edit_overlay import OverlayEntry, edit_overlay

LEAVE, REPEAT = "staff.events.unpaid_leave", "hours.repeat_course"
FROM = dt.date(2026, 1, 1)


def entry(provision_id: str = LEAVE, **fields: Any) -> OverlayEntry:
    """The bureau does not count who is on unpaid leave, unless told otherwise."""
    told = {
        "agency_code": BUREAU,
        "provision_id": provision_id,
        "in_force_from": FROM,
        "value": {"effect": "not_counted"},
        "issuer": "示範局",
        "issue_number": "示範人字第1150000007號",
        "issued_on": dt.date(2026, 1, 5),
        "clause": "說明二",
    }
    return OverlayEntry(**{**told, **fields})


def decide(
    county: Any, provision_id: str = LEAVE, *, dry: bool = False, **fields: Any
) -> EditReport:
    by = county.caller(fields.pop("by", None), minutes=1)
    return edit_overlay(entry(provision_id, **fields), by=by, dry=dry)
