"""Know an account by its password; the audit keeps who was not."""

import datetime as dt

from zhicai.actions.access import TAIPEI
from zhicai.actions.accounts.attempts import (
    begin_at_address,
    begin_attempt,
    forget_attempts,
    forgive_address,
    is_password,
)
from zhicai.actions.accounts.passwords import is_out_of_date
from zhicai.actions.accounts.rules import rules_of
from zhicai.actions.factors.held import has_second_factor
from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import Entry

KNOWN = ""


def sign_in(
    code: str, password: str, *, now: dt.datetime, request_key: str = "", address: str = ""
) -> Account:
    """Raises Refused: account.not_let_in alike for whatever is wrong, account.slow_down.

    An attempt is taken before the password is looked at, so that many at once get no more of them.
    """
    wait = begin_at_address(address, now)
    if wait:
        raise Refused("account.slow_down", count=wait)
    account = Account.objects.filter(code=code).first()
    is_begun, is_locked_now = begin_attempt(code, now)
    is_right = is_password(account if is_begun else None, password)
    reason = _reason(account, is_begun=is_begun, is_right=is_right)
    if account is not None and reason == KNOWN:
        if not has_second_factor(account):  # else the second proof has to be right as well
            forget_attempts(account)
        forgive_address(address, now)
        _ask_for_new_password(account, now)
        return account
    keep_entry(
        Entry(
            at=now,
            actor_code=account.code if account else "",  # a password may have been typed there
            action="session.refused",
            fields={"method": "password", "reason": reason, "is_locked": is_locked_now},
            request_key=request_key,
        )
    )
    raise Refused("account.not_let_in")


def _reason(account: Account | None, *, is_begun: bool, is_right: bool) -> str:
    """Why, for the audit; whoever asks is told only that it was not right."""
    if account is None:
        return "account.unknown"
    if not is_begun:
        return "account.locked"
    if not is_right:
        return "account.not_let_in"
    return "account.disabled" if account.is_disabled else KNOWN


def _ask_for_new_password(account: Account, now: dt.datetime) -> None:
    """A password older than the rules allow is to be changed at once."""
    if is_out_of_date(account, rules_of(account, now.astimezone(TAIPEI).date()), now):
        account.must_change_password = True
        account.save(update_fields=["must_change_password"])
