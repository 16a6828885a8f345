"""Know an account by its password; the audit keeps who was not."""

import datetime as dt

from django.contrib.auth import authenticate

from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import Entry


def sign_in(code: str, password: str, *, now: dt.datetime, request_key: str = "") -> Account:
    """Raises Refused("account.not_let_in") alike for a wrong name and a wrong password."""
    found = authenticate(None, username=code, password=password)
    if isinstance(found, Account):
        return found
    keep_entry(
        Entry(
            at=now,
            actor_code=_known(code),
            action="session.refused",
            fields={"method": "password", "reason": "account.not_let_in"},
            request_key=request_key,
        )
    )
    raise Refused("account.not_let_in")


def _known(code: str) -> str:
    """Only the name of an account is kept: a password may have been typed in its place."""
    return code if Account.objects.filter(code=code).exists() else ""
