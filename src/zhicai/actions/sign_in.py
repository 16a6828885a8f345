"""Let an account in by its password; the audit keeps who was let in and who was not."""

import datetime as dt

from django.contrib.auth import authenticate
from django.db import transaction

from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version

LONGEST_CODE = 150


def sign_in(code: str, password: str, *, now: dt.datetime) -> Account:
    """Raises Refused("account.not_let_in") alike for a wrong name and a wrong password."""
    found = authenticate(None, username=code, password=password)
    is_let_in = isinstance(found, Account)
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        chain.record(
            chain.Entry(
                at=now,
                actor_code=code[:LONGEST_CODE] if is_let_in else _known(code),
                action="session.opened" if is_let_in else "session.refused",
            )
        )
    if not isinstance(found, Account):
        raise Refused("account.not_let_in")
    return found


def _known(code: str) -> str:
    """Only the name of an account is kept: a password may have been typed in its place."""
    return code if Account.objects.filter(code=code).exists() else ""
