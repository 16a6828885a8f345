"""Open the door of one agency's office to a signed-in account."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, Permission, deny, require, rights_at
from zhicai.actions.rights.remembered import Remembered
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPeriod


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """The agency whose work is on the desk; `name` is that of today."""

    caller: Caller
    code: str
    name: str
    permissions: frozenset[Permission]


def enter_office(
    account: Account,
    agency_code: str,
    *,
    permission: Permission,
    clock: Callable[[], dt.datetime],
    request_key: str = "",
    remembered: Remembered | None = None,
) -> OpenOffice:
    """Raises NotAllowedError alike where the agency is unknown and where the account may not.

    `remembered` is open as long as the request lasts; without one the rights are never kept.
    """
    asking = Caller(account, clock(), clock, request_key=request_key)
    if remembered is not None:
        asking = replace(asking, remembered=remembered)
    held = rights_at(asking, agency_code)
    caller = replace(asking, on_behalf_of=held.get(permission, ""))
    if permission not in held:
        require(caller, permission, agency_code)
    name = name_of(agency_code, caller.today)
    if name is None:
        deny(caller, permission, agency_code)
    return OpenOffice(caller, agency_code, name, frozenset(held))


def name_of(agency_code: str, day: dt.date) -> str | None:
    """The name that the agency bears on the day, or its first one; None: no such agency."""
    agency = Agency.objects.filter(code=agency_code).first()
    if agency is None:
        return None
    periods = AgencyPeriod.objects.filter(agency_id=agency.pk, known_until__isnull=True)
    past = periods.filter(from_on__lte=day).order_by("-from_on").first()
    found = past or periods.order_by("from_on").first()
    return found.name if found else None
