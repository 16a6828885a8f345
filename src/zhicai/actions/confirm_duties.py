"""The head of a division confirms that the duties of her people are as they stand."""

from collections.abc import Collection

from django.db import transaction

from zhicai.actions.access import Caller, Permission, deny, keep_event, require, walled
from zhicai.actions.approvals.steps import lock
from zhicai.actions.duties.people import DutyLine, duty_lines, own_divisions
from zhicai.basics.errors import Refused
from zhicai.records.requests.models import DutyConfirmation


@walled
def confirm_duties(
    agency_code: str, division: str, *, versions: Collection[str], by: Caller
) -> int:
    """How many are confirmed anew; `versions` are those that she saw, all of them or none.

    Raises Refused: duty.nobody_chosen, duty.changed, duty.text_missing.
    """
    require(by, Permission.DUTIES_CONFIRM, agency_code)
    _ask_own(agency_code, division, by)
    if not versions:
        raise Refused("duty.nobody_chosen")
    with transaction.atomic():
        lock()
        chosen = _chosen(duty_lines(agency_code, division, by=by), versions)
        fresh = [line for line in chosen if line.confirmed is None]
        DutyConfirmation.objects.bulk_create(
            DutyConfirmation(
                person_id=line.person,
                agency_code=agency_code,
                division=division,
                posting=line.posting,
                text_hash=line.text_hash,
                confirmed_by=by.code,
                confirmed_on_behalf_of=by.on_behalf_of,
                confirmed_at=by.now,
            )
            for line in {(one.person, one.text_hash): one for one in fresh}.values()
        )
        keep_event(
            by,
            "duties.confirmed",
            agency_code=agency_code,
            object_key=division,
            fields={"people": sorted(line.person for line in fresh)},
        )
    return len(fresh)


def _ask_own(agency_code: str, division: str, by: Caller) -> None:
    """Whoever does not head the division files a signed form instead."""
    if division not in own_divisions(agency_code, by=by):
        deny(by, Permission.DUTIES_CONFIRM, agency_code)


def _chosen(lines: Collection[DutyLine], versions: Collection[str]) -> list[DutyLine]:
    known = {line.version: line for line in lines}
    if not set(versions) <= set(known):
        raise Refused("duty.changed")
    chosen = [known[version] for version in sorted(set(versions))]
    for line in chosen:
        if not line.duty_text.strip():
            raise Refused("duty.text_missing", value=line.name)
    return chosen
