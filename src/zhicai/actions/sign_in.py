"""Know an account by its password; the audit keeps who was not."""

import datetime as dt

from django.contrib.auth import authenticate
from django.db import transaction

from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version


def sign_in(code: str, password: str, *, now: dt.datetime) -> Account:
    """Raises Refused("account.not_let_in") alike for a wrong name and a wrong password."""
    found = authenticate(None, username=code, password=password)
    if isinstance(found, Account):
        return found
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        chain.record(
            chain.Entry(
                at=now,
                actor_code=_known(code),
                action="session.refused",
                fields={"method": "password", "reason": "account.not_let_in"},
            )
        )
    raise Refused("account.not_let_in")


def _known(code: str) -> str:
    """Only the name of an account is kept: a password may have been typed in its place."""
    return code if Account.objects.filter(code=code).exists() else ""
