"""Which passwords are taken, and how one is put in the place of another."""

import datetime as dt

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from zhicai.actions.accounts.rules import Rules
from zhicai.basics.messages import say
from zhicai.records.accounts.models import Account, PastPassword

LONGEST = 128
MOST_KEPT = 12


class WeakPasswordError(Exception):
    """Why the new password is refused, in words, all reasons at once."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def character_kinds(text: str) -> int:
    """Capitals, small letters, digits, and all else count as four kinds.

    >>> character_kinds("Abc1-"), character_kinds("密碼")
    (4, 1)
    """
    tests = (
        any(one.isupper() for one in text),
        any(one.islower() for one in text),
        any(one.isdigit() for one in text),
        any(not (one.isupper() or one.islower() or one.isdigit()) for one in text),
    )
    return sum(tests)


def require_strong(account: Account, new: str, *, rules: Rules) -> None:
    """Raises WeakPasswordError with everything that is wrong with it."""
    reasons = []
    if len(new) < rules.least_length:
        reasons.append(say("password.short", count=rules.least_length))
    if len(new) > LONGEST:
        reasons.append(say("password.long", count=LONGEST))
    if character_kinds(new) < rules.least_character_kinds:
        reasons.append(say("password.few_kinds", count=rules.least_character_kinds))
    try:
        validate_password(new, account)
    except ValidationError as weak:
        reasons.extend(weak.messages)
    if not reasons and is_past(account, new, count=rules.past_password_count):
        reasons.append(say("password.past", count=rules.past_password_count))
    if reasons:
        raise WeakPasswordError(tuple(reasons))


def is_past(account: Account, new: str, *, count: int) -> bool:
    """Whether it is the present password or one of the last few."""
    past = PastPassword.objects.filter(account=account).order_by("-changed_at", "-pk")
    hashes = [account.password, *past.values_list("password", flat=True)[:count]]
    return any(check_password(new, one) for one in hashes if one)


def put_password(account: Account, new: str, now: dt.datetime) -> None:
    """Inside a transaction: the old ones stay as hashes, a lock is over."""
    account.set_password(new)
    account.must_change_password = False
    account.password_changed_at = now
    account.failed_count, account.locked_until = 0, None
    account.save()
    PastPassword.objects.create(account=account, password=account.password, changed_at=now)
    old = PastPassword.objects.filter(account=account).order_by("-changed_at", "-pk")
    PastPassword.objects.filter(pk__in=list(old.values_list("pk", flat=True)[MOST_KEPT:])).delete()


def is_out_of_date(account: Account, rules: Rules, now: dt.datetime) -> bool:
    """Whether the password has been in use for longer than the rules allow."""
    if rules.most_password_days is None:
        return False
    since = account.password_changed_at or account.created_at
    return now - since > dt.timedelta(days=rules.most_password_days)


def is_too_young(account: Account, rules: Rules, now: dt.datetime) -> bool:
    """Whether it was changed too lately to be changed again; a first one may always be."""
    if account.must_change_password or account.password_changed_at is None:
        return False
    return now - account.password_changed_at < dt.timedelta(days=rules.least_password_days)
