"""A new password of one's own."""

import datetime as dt

from django.db import transaction

from zhicai.actions.access import TAIPEI
from zhicai.actions.accounts.attempts import begin_attempt, forget_attempts
from zhicai.actions.accounts.passwords import (
    WeakPasswordError,
    is_too_young,
    put_password,
    require_strong,
)
from zhicai.actions.accounts.rules import rules_of
from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import Entry

__all__ = ["WeakPasswordError", "replace_password"]


def replace_password(
    account: Account, old: str, *, new: str, now: dt.datetime, request_key: str = ""
) -> None:
    """Nobody but the holder can: the old password is the permission, and guesses are counted.

    Raises Refused: account.wrong_password, password.too_young; WeakPasswordError.
    """
    is_begun, _ = begin_attempt(account.code, now)
    if not is_begun or not account.check_password(old):
        raise Refused("account.wrong_password")
    forget_attempts(account)
    rules = rules_of(account, now.astimezone(TAIPEI).date())
    if is_too_young(account, rules, now):
        raise Refused("password.too_young", count=rules.least_password_days)
    require_strong(account, new, rules=rules)
    with transaction.atomic():
        put_password(account, new, now)
        keep_entry(
            Entry(
                at=now,
                actor_code=account.code,
                action="password.changed",
                fields={"fields": ["password"]},
                request_key=request_key,
            )
        )
