"""Permissions: one enum, small predicates, one gate."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from django.db import transaction
from django.db.models import QuerySet

from zhicai.records.accounts.models import Account, Grant
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version

__all__ = [
    "TAIPEI",
    "Account",
    "Caller",
    "NotAllowedError",
    "Permission",
    "codes_at_or_above",
    "deny",
    "grants_in_force",
    "may",
    "permissions_of",
    "require",
]


class Permission(StrEnum):
    """<resource>:<action>, alphabetical."""

    AGENCY_EDIT = "agency:edit"
    BATCH_READ = "batch:read"
    BATCH_UNDO = "batch:undo"
    COURSE_EDIT = "course:edit"
    DATA_EXPORT = "data:export"
    DATA_IMPORT = "data:import"
    EVENT_RECORD = "event:record"
    IDENTITY_REVEAL = "identity:reveal"
    OFFICE_ENTER = "office:enter"
    OVERLAY_EDIT = "overlay:edit"
    REPORT_PRINT = "report:print"
    RULEBOOK_READ = "rulebook:read"
    SNAPSHOT_TAKE = "snapshot:take"
    STAFF_READ = "staff:read"
    STANDING_READ = "standing:read"
    STANDING_RECOUNT = "standing:recount"


class NotAllowedError(Exception):
    """Missing and forbidden look alike to whoever asks."""

    code = "access.denied"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and when: `now` is the start of the command, `clock` tells the instant."""

    account: Account
    now: dt.datetime
    clock: Callable[[], dt.datetime]

    @property
    def code(self) -> str:
        return self.account.code

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(TAIPEI).date()


TAIPEI = dt.timezone(dt.timedelta(hours=8))


def permissions_of(caller: Caller, agency_code: str) -> frozenset[Permission]:
    """All that the account may do at one agency; the same policy as `may`, asked once."""
    account = caller.account
    if account.is_disabled:
        return frozenset()
    if account.is_local_administrator:
        return frozenset(Permission)
    above = codes_at_or_above(agency_code, caller.today)
    held = grants_in_force(caller).filter(agency_code__in=above)
    known = {permission.value: permission for permission in Permission}
    names = held.values_list("permission", flat=True)
    return frozenset(known[name] for name in names if name in known)


def grants_in_force(caller: Caller) -> QuerySet[Grant]:
    """What the account was granted and what has not ended before today."""
    begun = Grant.objects.filter(account=caller.account, from_on__lte=caller.today)
    return begun.exclude(until_on__lt=caller.today)


def may(caller: Caller, permission: Permission, agency_code: str | None) -> bool:
    """The local administrator may do everything in the directory that is his.

    Any other account needs a grant of the permission, in force today, at the agency or at one
    above it on this day. Without an agency, only the local administrator may.
    """
    account = caller.account
    if account.is_disabled:
        return False
    if account.is_local_administrator:
        return True
    if agency_code is None:
        return False
    grants = grants_in_force(caller).filter(permission=permission.value)
    codes = set(grants.values_list("agency_code", flat=True))
    return bool(codes & codes_at_or_above(agency_code, caller.today))


def codes_at_or_above(agency_code: str, as_of: dt.date) -> set[str]:
    """The agency's own code and the codes of all that stand above it on the day."""
    above = AgencyPath.objects.filter(
        descendant_id__in=Agency.objects.filter(code=agency_code).values("id"),
        from_on__lte=as_of,
        until_on__gte=as_of,
    ).values("ancestor_id")
    return {agency_code, *Agency.objects.filter(id__in=above).values_list("code", flat=True)}


def require(caller: Caller, permission: Permission, agency_code: str | None = None) -> None:
    """Raise NotAllowedError unless the caller may; a refusal is an entry of the audit."""
    if not may(caller, permission, agency_code):
        deny(caller, permission, agency_code)


def deny(caller: Caller, permission: Permission, agency_code: str | None) -> NoReturn:
    """Write the refusal down and raise NotAllowedError."""
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        chain.record(
            chain.Entry(
                at=caller.now,
                actor_code=caller.code,
                action="access.refused",
                agency_code=(agency_code or "")[:40],
                fields={"permission": permission.value},
            )
        )
    raise NotAllowedError(permission.value)
