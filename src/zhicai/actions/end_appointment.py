"""End an appointment on a day."""

import datetime as dt

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.accounts.appointing import close_appointment
from zhicai.actions.accounts.managers import require_successor
from zhicai.actions.accounts.reach import codes_in_reach, may_give
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Appointment


@walled
def end_appointment(
    key: int,
    until_on: dt.date,
    *,
    agency_code: str,
    by: Caller,
    is_sure: bool = False,
    dry: bool = True,
) -> str:
    """The code of the account; the day is the last one on which it still holds.

    Raises Refused: appointment.over, appointment.too_strong, account.own, account.last_manager.
    """
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    codes = codes_in_reach(by, agency_code)
    kept = Appointment.objects.filter(pk=key, agency_code__in=codes).select_related("account")
    found = kept.exclude(until_on__lt=by.today).first()
    if found is None:
        raise Refused("appointment.over")
    if found.account_id == by.account.pk and not by.account.is_local_administrator:
        raise Refused("account.own", value=by.code)
    if not may_give(by, found.account_role, found.agency_code):
        raise Refused("appointment.too_strong", value=found.get_account_role_display())
    require_successor(found.account, by.today, is_sure=is_sure, key=key)
    if not dry:
        with transaction.atomic():
            close_appointment(found, until_on, by=by)
    return found.account.code
