"""What is asked of an account that signs in: the strictest of all agencies it belongs to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import Q

from zhicai.records.accounts.models import Account, Appointment, Grant, SignInRules
from zhicai.records.agencies.models import Agency, AgencyPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """As they stand where no agency asks for more; None: not asked for."""

    least_length: int = 12
    least_character_kinds: int = 3
    past_password_count: int = 3
    most_password_days: int | None = None
    least_password_days: int = 0
    idle_minutes: int = 30
    session_minutes: int = 600
    idle_account_days: int | None = None


NAMES = tuple(one.name for one in fields(Rules))
GROWING = {
    "least_length",
    "least_character_kinds",
    "past_password_count",
    "least_password_days",
}


def rules_of(account: Account, day: dt.date) -> Rules:
    """Those of every agency where the account holds something, and of all above them."""
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=day)
    held = Appointment.objects.filter(lasting, account=account).values_list("agency_code")
    granted = Grant.objects.filter(lasting, account=account).values_list("agency_code")
    codes = {code for (code,) in held.union(granted)}
    return strictest(find_rules(codes | _codes_above(codes, day)))


def _codes_above(codes: set[str], day: dt.date) -> set[str]:
    above = AgencyPath.objects.filter(
        descendant_id__in=Agency.objects.filter(code__in=codes).values("id"),
        from_on__lte=day,
        until_on__gte=day,
    ).values("ancestor_id")
    return set(Agency.objects.filter(id__in=above).values_list("code", flat=True))


def find_rules(codes: Iterable[str]) -> list[Rules]:
    """What each of the agencies has set; nothing for those that have set nothing."""
    kept = SignInRules.objects.filter(agency_code__in=list(codes)).values(*NAMES)
    return [Rules(**row) for row in kept]


def strictest(several: Iterable[Rules]) -> Rules:
    """Value by value: the longest, the most, the soonest.

    >>> one, other = Rules(idle_minutes=60), Rules(idle_minutes=20, least_length=14)
    >>> found = strictest([one, other])
    >>> found.idle_minutes, found.least_length, found.most_password_days
    (20, 14, None)
    """
    rows = [asdict(one) for one in several]
    if not rows:
        return Rules()
    found: dict[str, Any] = {name: _strictest(name, [row[name] for row in rows]) for name in NAMES}
    return Rules(**found)


def _strictest(name: str, values: list[int | None]) -> int | None:
    asked = [value for value in values if value is not None]
    if not asked:
        return None
    return max(asked) if name in GROWING else min(asked)
