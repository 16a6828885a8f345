"""Permissions: one enum, small predicates, one gate."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from zhicai.records.accounts.models import Account, Grant
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version


class Permission(StrEnum):
    """<resource>:<action>, alphabetical."""

    BATCH_READ = "batch:read"
    BATCH_UNDO = "batch:undo"
    DATA_IMPORT = "data:import"
    EVENT_RECORD = "event:record"
    SNAPSHOT_TAKE = "snapshot:take"
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
    grants = Grant.objects.filter(
        account=account, permission=permission.value, from_on__lte=caller.today
    ).exclude(until_on__lt=caller.today)
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
    if may(caller, permission, agency_code):
        return
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        chain.record(
            chain.Entry(
                at=caller.now,
                actor_code=caller.code,
                action="access.refused",
                agency_code=agency_code or "",
                fields={"permission": permission.value},
            )
        )
    raise NotAllowedError(permission.value)
