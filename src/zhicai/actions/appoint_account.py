"""Give an account another role at an agency, between two dates."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.accounts.appointing import AppointmentEntry, keep_appointment
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account


@walled
def appoint_account(
    code: str, entry: AppointmentEntry, *, agency_code: str, by: Caller, dry: bool = True
) -> int | None:
    """The key of the appointment. Raises Refused: account.not_found, account.own, appointment.

    Somebody of another agency is named by the code of her account, which she told.
    """
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    given = entry.settle(by)
    holder = Account.objects.filter(code=code.strip(), is_disabled=False).first()
    if holder is None:
        raise Refused("account.not_found", value=code.strip())
    if holder.pk == by.account.pk:
        raise Refused("account.own", value=holder.code)
    if dry:
        return None
    with transaction.atomic():
        return keep_appointment(holder, given, by=by).pk
