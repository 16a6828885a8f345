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
    """`on_behalf_of`: whom she stands in for there; blank where she works in her own name."""

    code: str
    name: str
    on_behalf_of: str = ""


def list_offices(account: Account, *, clock: Callable[[], dt.datetime]) -> tuple[OfficeLine, ...]:
    """Agencies of what the account holds today; for the local administrator those under none.

    Whoever asks is told only of what is hers: there is nothing to refuse.
    """
    caller = Caller(account, clock(), clock)
    if account.is_disabled:
        return ()
    if account.is_local_administrator:
        held = dict.fromkeys(_top_codes(caller), "")
    else:
        held = _held_codes(caller)
    lines = [(code, name_of(code, caller.today), held[code]) for code in sorted(held)]
    return tuple(OfficeLine(code, name, whom) for code, name, whom in lines if name is not None)


def _held_codes(caller: Caller) -> dict[str, str]:
    """Each agency with whom she stands in for; her own name goes before another's."""
    roles = appointments_in_force(caller).select_related("on_behalf_of")
    rows = roles.order_by("agency_code", "pk")
    held: dict[str, str] = {}
    for row in rows:
        whom = row.on_behalf_of
        told = (whom.name or whom.code) if whom else ""
        held[row.agency_code] = min(held.get(row.agency_code, told), told)
    granted = grants_in_force(caller).values_list("agency_code", flat=True)
    return {**held, **dict.fromkeys(granted, "")}


def _top_codes(caller: Caller) -> list[str]:
    today = {"from_on__lte": caller.today, "until_on__gte": caller.today}
    below = AgencyPath.objects.filter(depth__gt=0, **today).values("descendant_id")
    tops = Agency.objects.exclude(id__in=below).order_by("code")
    return list(tops.values_list("code", flat=True)[:MOST])
