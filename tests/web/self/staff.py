"""Colleagues with an account of their own."""

from actions.world import person_key
from people import BUREAU, LONG_AGO, account
from zhicai.records.accounts.models import Appointment


def colleague(code, national_id, *, role="staff_member", agency=BUREAU, **words):
    """An account that an appointment links to one of the people."""
    made = account(code, name=code)
    Appointment.objects.create(
        account=made,
        account_role=role,
        agency_code=agency,
        person_id=person_key(national_id) if national_id else None,
        from_on=LONG_AGO,
        **words,
    )
    return made
