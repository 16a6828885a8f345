"""Guesses are counted before they are looked at, so that many at once get no more of them."""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from zhicai.records.accounts.models import Account, AddressAttempt

LIMIT = 5
LOCK = dt.timedelta(minutes=15)
# An address may guess this often at once, over whatever names; then once in each span.
BURST = 20
SPAN = dt.timedelta(seconds=30)


def begin_attempt(code: str, now: dt.datetime) -> tuple[bool, bool]:
    """Take one of the account's attempts: whether there was one, and whether it locked it."""
    known = Account.objects.filter(code=code)
    known.filter(locked_until__lte=now).update(failed_count=0, locked_until=None)
    begun = known.filter(failed_count__lt=LIMIT).update(failed_count=F("failed_count") + 1)
    full = known.filter(failed_count__gte=LIMIT, locked_until=None)
    return bool(begun), bool(full.update(locked_until=now + LOCK))


def forget_attempts(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(failed_count=0, locked_until=None)
    account.failed_count, account.locked_until = 0, None


def is_password(account: Account | None, password: str) -> bool:
    """One hash is made, whether there is such an account or not."""
    if account is None:
        make_password(password)
        return False
    return account.check_password(password)


def begin_at_address(address: str, now: dt.datetime) -> int:
    """Take one guess of the address; else how many seconds it has to wait."""
    if not address:
        return 0
    with transaction.atomic():
        AddressAttempt.objects.get_or_create(address=address, defaults={"busy_until": now})
        kept = AddressAttempt.objects.select_for_update().get(address=address)
        busy_until = max(kept.busy_until, now) + SPAN
        wait = busy_until - now - SPAN * BURST
        if wait > dt.timedelta(0):
            return max(1, int(wait.total_seconds()))
        kept.busy_until = busy_until
        kept.save(update_fields=["busy_until"])
    return 0


def forgive_address(address: str, now: dt.datetime) -> None:
    """A guess that was right costs the address nothing; those long idle are forgotten."""
    here = AddressAttempt.objects.filter(address=address)
    here.update(busy_until=F("busy_until") - SPAN)
    AddressAttempt.objects.filter(busy_until__lt=now - dt.timedelta(days=1)).delete()
