"""Who runs a command in the terminal."""

import datetime as dt

from zhicai.actions.access import Caller
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account


def find_local_administrator(*, now: dt.datetime) -> Caller:
    """The administrator of this directory; whoever may read its keys acts as that account."""
    account = Account.objects.filter(is_local_administrator=True, is_active=True).order_by("id")
    found = account.first()
    if found is None:
        raise Refused("home.not_initialised")
    return Caller(found, now)
