"""Whether an agency would be left with nobody who may manage its accounts."""

import datetime as dt

from django.db.models import Q, QuerySet

from zhicai.actions.access import Permission, codes_at_or_above
from zhicai.actions.enter_office import name_of
from zhicai.actions.rights.account_roles import RIGHTS
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment, Grant

MANAGING = [role for role, one in RIGHTS.items() if Permission.ACCOUNT_MANAGE in one.permissions]
WIDE = [role for role in MANAGING if RIGHTS[role].reaches_below]
MANAGE = Permission.ACCOUNT_MANAGE.value


def left_alone(holder: Account, day: dt.date, *, key: int | None = None) -> tuple[str, ...]:
    """The agencies that this account alone manages; `key`: through that one appointment."""
    mine = Appointment.objects.filter(account=holder, account_role__in=MANAGING)
    mine = mine.exclude(until_on__lt=day)
    ending = mine if key is None else mine.filter(pk=key)
    codes = set(ending.values_list("agency_code", flat=True))
    if key is None:
        grants = Grant.objects.filter(account=holder, permission=MANAGE).exclude(until_on__lt=day)
        codes |= set(grants.values_list("agency_code", flat=True))
    kept = mine.exclude(pk=key) if key is not None else mine.none()
    return tuple(
        sorted(code for code in codes if not _is_managed(code, day, holder=holder, kept=kept))
    )


def _is_managed(code: str, day: dt.date, *, holder: Account, kept: QuerySet[Appointment]) -> bool:
    """By anybody else who can sign in, or by the holder through something that stays."""
    above = codes_at_or_above(code, day)
    at_place = Q(agency_code=code, account_role__in=MANAGING) | Q(
        agency_code__in=above, account_role__in=WIDE
    )
    in_force = Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))
    there = Appointment.objects.filter(at_place, in_force, account__is_disabled=False)
    if there.exclude(account=holder).exists() or there.filter(pk__in=kept.values("pk")).exists():
        return True
    granted = Grant.objects.filter(
        in_force, agency_code__in=above, permission=MANAGE, account__is_disabled=False
    )
    return granted.exclude(account=holder).exists()


def require_successor(
    holder: Account, day: dt.date, *, is_sure: bool, key: int | None = None
) -> None:
    """Raises Refused("account.last_manager") with the agencies, unless that was accepted."""
    codes = () if is_sure else left_alone(holder, day, key=key)
    if codes:
        names = "、".join(name_of(code, day) or code for code in codes[:3])
        raise Refused("account.last_manager", value=names)
