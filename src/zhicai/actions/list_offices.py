"""The agencies at whose office an account may sit down."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from zhicai.actions.access import Caller, appointments_in_force, grants_in_force
from zhicai.actions.enter_office import name_of
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPath

MOST = 50


@dataclass(frozen=True, slots=True)
class OfficeLine:
    code: str
    name: str


def list_offices(account: Account, *, clock: Callable[[], dt.datetime]) -> tuple[OfficeLine, ...]:
    """Agencies of what is in force; for the local administrator those that stand under none.

    Whoever asks is told only of what is hers: there is nothing to refuse.
    """
    caller = Caller(account, clock(), clock)
    if account.is_disabled:
        return ()
    codes = _top_codes(caller) if account.is_local_administrator else _granted_codes(caller)
    lines = [(code, name_of(code, caller.today)) for code in codes]
    return tuple(OfficeLine(code, name) for code, name in lines if name is not None)


def _granted_codes(caller: Caller) -> list[str]:
    """Those of single grants and those at which an account role is held today."""
    granted = grants_in_force(caller).values_list("agency_code", flat=True)
    appointed = appointments_in_force(caller).values_list("agency_code", flat=True)
    return sorted({*granted, *appointed})


def _top_codes(caller: Caller) -> list[str]:
    today = {"from_on__lte": caller.today, "until_on__gte": caller.today}
    below = AgencyPath.objects.filter(depth__gt=0, **today).values("descendant_id")
    tops = Agency.objects.exclude(id__in=below).order_by("code")
    return list(tops.values_list("code", flat=True)[:MOST])
