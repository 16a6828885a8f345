"""Accounts with account roles, for the tests of who may appoint whom."""

from people import LONG_AGO, account
from zhicai.records.accounts.models import Appointment

PASSWORD = "Long-enough-115"


def hire(code, role, agency_code, **fields):
    """An account with a password and one appointment."""
    made = account(code)
    made.set_password(PASSWORD)
    made.save()
    days = {"from_on": LONG_AGO, **fields}
    Appointment.objects.create(account=made, account_role=role, agency_code=agency_code, **days)
    return made
