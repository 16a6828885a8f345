"""Who runs a command in the terminal."""

import datetime as dt
import secrets
from collections.abc import Callable

from zhicai.actions.access import Caller
from zhicai.actions.keys.settle import settle_keys
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.ledger.models import Version
from zhicai.records.staff.identity import key_check

KEY_BYTES = 8


def find_local_administrator(*, clock: Callable[[], dt.datetime]) -> Caller:
    """The administrator of this directory; whoever may read its keys acts as that account.

    One command is one request: all its entries bear the same key.
    """
    kept = Version.objects.values_list("key_check", flat=True).get(id=1)
    if kept != key_check() and not settle_keys(kept):
        raise Refused("home.key_mismatch")
    account = Account.objects.filter(is_local_administrator=True, is_disabled=False).order_by("id")
    found = account.first()
    if found is None:
        raise Refused("home.not_initialised")
    return Caller(found, clock(), clock, request_key=secrets.token_hex(KEY_BYTES))
