"""暫停銷毀: begin and end a hold; while it lasts, nothing of the agency or below it goes."""

from django.db import IntegrityError, transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.basics.errors import Refused
from zhicai.records.retention.models import RetentionHold


@walled
def hold_retention(agency_code: str, reason: str, *, by: Caller) -> RetentionHold:
    """Raises Refused: retention.reason_missing, retention.held_already."""
    require(by, Permission.SETTING_EDIT, agency_code)
    told = reason.strip()
    if not told:
        raise Refused("retention.reason_missing")
    try:
        with transaction.atomic():
            hold = RetentionHold.objects.create(
                agency_code=agency_code, reason=told[:300], begun_by=by.code, begun_at=by.now
            )
            keep_event(by, "retention.held", agency_code=agency_code, reason=told[:300])
    except IntegrityError as error:
        raise Refused("retention.held_already") from error
    return hold


@walled
def release_retention(agency_code: str, *, by: Caller) -> None:
    """Raises Refused("retention.not_held"); a hold of an agency above is ended there."""
    require(by, Permission.SETTING_EDIT, agency_code)
    mine = RetentionHold.objects.filter(agency_code=agency_code, ended_at=None)
    with transaction.atomic():
        if not mine.update(ended_at=by.now, ended_by=by.code):
            raise Refused("retention.not_held")
        keep_event(by, "retention.released", agency_code=agency_code)
