"""Where a caller may manage accounts, and which account roles she may give."""

import datetime as dt

from django.db.models import Q, QuerySet

from zhicai.actions.access import (
    Caller,
    Permission,
    appointments_in_force,
    codes_at_or_above,
    grants_in_force,
    may,
    permissions_of,
    require,
)
from zhicai.actions.rights.account_roles import RIGHTS, AccountRole
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment, Grant
from zhicai.records.agencies.models import Agency, AgencyPath

MANAGE = Permission.ACCOUNT_MANAGE


def codes_below(agency_code: str, day: dt.date) -> set[str]:
    """The agency and all that stand below it on the day."""
    below = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(code=agency_code).values("id"),
        from_on__lte=day,
        until_on__gte=day,
    ).values("descendant_id")
    return {agency_code, *Agency.objects.filter(id__in=below).values_list("code", flat=True)}


def codes_in_reach(by: Caller, agency_code: str) -> set[str]:
    """Of the agency and those below it, the ones at which she may manage accounts."""
    here = codes_below(agency_code, by.today)
    if by.account.is_local_administrator:
        return here
    trees, alone = _managed(by)
    if trees & codes_at_or_above(agency_code, by.today):
        return here
    reached = alone.union(*(codes_below(code, by.today) for code in trees))
    return here & reached


def _managed(by: Caller) -> tuple[set[str], set[str]]:
    """Agencies that she manages with all below them, and those that she manages alone."""
    granted = grants_in_force(by).filter(permission=MANAGE.value)
    trees = set(granted.values_list("agency_code", flat=True))
    alone: set[str] = set()
    for role, code in appointments_in_force(by).values_list("account_role", "agency_code"):
        if role in RIGHTS and MANAGE in RIGHTS[role].permissions:
            (trees if RIGHTS[role].reaches_below else alone).add(code)
    return trees, alone


def may_give(by: Caller, account_role: str, agency_code: str) -> bool:
    """Nobody gives more than she holds herself; an administrator gives what he does not hold."""
    if by.account.is_local_administrator:
        return True
    if not may(by, MANAGE, agency_code):
        return False
    line = Q(agency_code__in=codes_at_or_above(agency_code, by.today))
    roles = set(appointments_in_force(by).filter(line).values_list("account_role", flat=True))
    if AccountRole.ADMINISTRATOR in roles:
        return True
    rights = RIGHTS[account_role]
    held = set(permissions_of(by, agency_code))
    if rights.reaches_below:
        held = _reaching(by, line, roles)
    if Permission.STAFF_READ in held:  # whoever reads of everybody reads of one
        held.add(Permission.SELF_READ)
    return rights.permissions <= held


def _reaching(by: Caller, line: Q, roles: set[str]) -> set[Permission]:
    """What she holds at or above the agency with all that stands below it."""
    granted = grants_in_force(by).filter(line).values_list("permission", flat=True)
    wide = [RIGHTS[role].permissions for role in roles if RIGHTS[role].reaches_below]
    known = {one.value for one in Permission}
    return {Permission(one) for one in granted if one in known}.union(*wide)


def require_giving(by: Caller, account_role: str, agency_code: str) -> None:
    """Raises Refused: appointment.unknown_role, appointment.no_agency, appointment.too_strong."""
    if account_role not in RIGHTS:
        raise Refused("appointment.unknown_role", value=account_role)
    exists = Agency.objects.filter(code=agency_code).exists()
    if not exists or not may(by, MANAGE, agency_code):
        raise Refused("appointment.no_agency", value=agency_code)
    if not may_give(by, account_role, agency_code):
        raise Refused("appointment.too_strong", value=AccountRole(account_role).label)


def lasting(holder: Account, day: dt.date) -> QuerySet[Appointment]:
    """The appointments of an account that are in force on the day or will be."""
    whole = Appointment.objects.filter(account=holder)
    return whole.filter(Q(until_on__isnull=True) | Q(until_on__gte=day))


def may_manage(by: Caller, holder: Account) -> bool:
    """Whether she could have given all that the account holds: else she could take it over."""
    if by.account.is_local_administrator:
        return True
    if holder.is_local_administrator:
        return False
    kept = [
        may_give(by, role, code)
        for role, code in lasting(holder, by.today).values_list("account_role", "agency_code")
    ]
    grants = Grant.objects.filter(account=holder).exclude(until_on__lt=by.today)
    kept += [
        permission in set(map(str, permissions_of(by, code)))
        for permission, code in grants.values_list("permission", "agency_code")
    ]
    return all(kept)


def get_account(key: int, *, agency_code: str, by: Caller) -> Account:
    """One that has ever been appointed within reach; raises Refused("account.not_found")."""
    found = visible_accounts(by, agency_code).filter(pk=key).first()
    if found is None:
        raise Refused("account.not_found")
    return found


def visible_accounts(by: Caller, agency_code: str) -> QuerySet[Account]:
    codes = codes_in_reach(by, agency_code)
    held = Appointment.objects.filter(agency_code__in=codes).values("account")
    granted = Grant.objects.filter(agency_code__in=codes).values("account")
    return Account.objects.filter(Q(pk__in=held) | Q(pk__in=granted))


def principal_of(whose: str, *, agency_code: str, by: Caller) -> Account:
    """One's own account; or the one named, for whoever manages it and could have appointed it.

    Raises Refused: account.not_found, account.stronger.
    """
    if not whose.strip():
        return by.account
    require(by, MANAGE, agency_code)
    holder = visible_accounts(by, agency_code).filter(code=whose.strip()).first()
    if holder is None:
        raise Refused("account.not_found", value=whose.strip())
    if holder.pk != by.account.pk:
        require_management(by, holder)
    return holder


def require_management(by: Caller, holder: Account) -> None:
    """Raises Refused: account.own, account.stronger."""
    if holder.pk == by.account.pk:
        raise Refused("account.own", value=holder.code)
    if not may_manage(by, holder):
        raise Refused("account.stronger", value=holder.code)
