"""Keep what a head of division answers about her people, or the HR office from her paper."""

from collections.abc import Mapping

from django.db import transaction

from zhicai.actions.access import Caller, Permission, deny, keep_event, require, walled
from zhicai.actions.approvals.steps import lock
from zhicai.actions.duties.answers import UNSIGNED, Signed, write_answers
from zhicai.actions.duties.people import divisions_seen, duty_lines, own_divisions
from zhicai.actions.find_answers_page import find_answers_page
from zhicai.basics.errors import Refused


@walled
def answer_questions(
    agency_code: str,
    division: str,
    *,
    told: Mapping[int, Mapping[str, str]],
    mark: str,
    by: Caller,
    signed: Signed = UNSIGNED,
) -> int | None:
    """The batch of the edit, None where nothing changed; all answers or none.

    Raises Refused: duty.answers_changed, duty.signer_missing, approval.paper_in_future.
    """
    require(by, Permission.DUTIES_CONFIRM, agency_code)
    if division not in divisions_seen(agency_code, by=by):
        deny(by, Permission.DUTIES_CONFIRM, agency_code)
    is_own = division in own_divisions(agency_code, by=by)
    if not is_own and not (signed.by.strip() and signed.on):
        raise Refused("duty.signer_missing")
    if signed.on is not None and signed.on > by.today:
        raise Refused("approval.paper_in_future", value=signed.on.isoformat())
    with transaction.atomic():
        lock()
        if find_answers_page(agency_code, division, by=by).mark != mark:
            raise Refused("duty.answers_changed")
        lines = duty_lines(agency_code, division, by=by)
        known = {line.person for line in lines}
        if not set(told) <= known:
            raise Refused("duty.answers_changed")
        batch = write_answers(
            agency_code,
            told,
            lines=lines,
            by=by,
            signed=UNSIGNED if is_own else signed,
            is_whole=True,
        )
        if batch is not None:
            keep_event(
                by,
                "duties.answered",
                agency_code=agency_code,
                object_key=division,
                fields={"people": sorted(told), "batch": batch, "is_paper": not is_own},
            )
    return batch
