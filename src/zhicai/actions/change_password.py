"""A new password of one's own."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import Entry


class WeakPasswordError(Exception):
    """Why the new password is refused, in words, all reasons at once."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def replace_password(
    account: Account, old: str, *, new: str, now: dt.datetime, request_key: str = ""
) -> None:
    """Nobody but the holder can: the old password is the permission.

    Raises Refused("account.wrong_password"), WeakPasswordError.
    """
    if not account.check_password(old):
        raise Refused("account.wrong_password")
    try:
        validate_password(new, account)
    except ValidationError as weak:
        raise WeakPasswordError(tuple(weak.messages)) from weak
    with transaction.atomic():
        account.set_password(new)
        account.must_change_password = False
        account.save(update_fields=["password", "must_change_password"])
        keep_entry(
            Entry(
                at=now,
                actor_code=account.code,
                action="password.changed",
                fields={"fields": ["password"]},
                request_key=request_key,
            )
        )
