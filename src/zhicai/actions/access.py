"""Permissions: one enum, small predicates, one gate."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NoReturn

from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce

from zhicai.actions.rights.account_roles import NAMING, RIGHTS
from zhicai.actions.rights.audit_entry import keep_event, keep_people_event
from zhicai.actions.rights.caller import TAIPEI, Caller
from zhicai.actions.rights.in_force import appointments_in_force, grants_in_force
from zhicai.actions.rights.permission import Permission
from zhicai.actions.rights.wall import walled
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPath

__all__ = [
    "NAMING",
    "TAIPEI",
    "Account",
    "Caller",
    "NotAllowedError",
    "Permission",
    "appointments_in_force",
    "codes_at_or_above",
    "deny",
    "grants_in_force",
    "keep_event",
    "keep_people_event",
    "may",
    "permissions_of",
    "require",
    "rights_at",
    "walled",
]
NOTHING = Value("", CharField())
KNOWN = {permission.value: permission for permission in Permission}


class NotAllowedError(Exception):
    """Missing and forbidden look alike to whoever asks."""

    code = "access.denied"


def rights_at(caller: Caller, agency_code: str) -> Mapping[Permission, str]:
    """Each permission that the account holds at one agency, and on whose behalf.

    A code stands where she holds it only as a deputy; blank: in her own name. The local
    administrator may do everything in the directory that is his.
    """
    if caller.account.is_disabled:
        return {}
    if caller.account.is_local_administrator:
        return dict.fromkeys(Permission, "")
    return caller.remember("rights", agency_code, lambda: _found_rights(caller, agency_code))


def _found_rights(caller: Caller, agency_code: str) -> Mapping[Permission, str]:
    held: dict[Permission, str] = {}
    for role, code, permission, principal in _held_in_line(caller, agency_code):
        for one in _rights(role, code, agency_code) if role else _known(permission):
            held[one] = min(held.get(one, principal), principal)
    return held


def permissions_of(caller: Caller, agency_code: str) -> frozenset[Permission]:
    """All that the account may do at one agency; the same policy as `may`, asked once."""
    return frozenset(rights_at(caller, agency_code))


def _held_in_line(caller: Caller, agency_code: str) -> Iterable[tuple[str, str, str, str]]:
    """What is held at the agency or above it: role, agency, permission, principal; one query."""
    at_or_above = Q(agency_code__in=codes_at_or_above(agency_code, caller.today))
    grants = grants_in_force(caller).filter(at_or_above)
    roles = appointments_in_force(caller).filter(at_or_above)
    told = grants.values_list(NOTHING, "agency_code", "permission", NOTHING)
    return told.union(
        roles.values_list(
            "account_role", "agency_code", NOTHING, Coalesce("on_behalf_of__code", NOTHING)
        )
    )


def _rights(role: str, held_at: str, asked_at: str) -> Iterable[Permission]:
    rights = RIGHTS.get(role)
    if rights is None or (held_at != asked_at and not rights.reaches_below):
        return ()
    return rights.permissions


def _known(permission: str) -> Iterable[Permission]:
    """A word that this version does not know gives nothing."""
    return (KNOWN[permission],) if permission in KNOWN else ()


def may(caller: Caller, permission: Permission, agency_code: str | None) -> bool:
    """The local administrator may do everything in the directory that is his.

    Any other account needs a grant of the permission, or an account role that holds it, in force
    today, at the agency or, where it reaches that far, at one above it on this day. Without an
    agency, only the local administrator may.
    """
    if agency_code is None:
        account = caller.account
        return account.is_local_administrator and not account.is_disabled
    return permission in rights_at(caller, agency_code)


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
    keep_event(
        caller,
        "access.refused",
        agency_code=agency_code or "",
        fields={"permission": permission.value},
    )
    raise NotAllowedError(permission.value)
