"""At which agencies of a subtree an account may decide; asked once, however many there are."""

from dataclasses import dataclass

from zhicai.actions.access import (
    Caller,
    Permission,
    appointments_in_force,
    codes_at_or_above,
    grants_in_force,
    may,
)
from zhicai.actions.rights.account_roles import RIGHTS


@dataclass(frozen=True, slots=True)
class Reach:
    """`is_whole`: at the office and everywhere below it; else at these agencies alone."""

    is_whole: bool
    codes: frozenset[str] = frozenset()

    def holds(self, agency_code: str) -> bool:
        return self.is_whole or agency_code in self.codes


def reach_of(permission: Permission, agency_code: str, by: Caller) -> Reach:
    """Below an office a grant reaches, and a role of a superior office; a clerk's role does not."""
    if by.account.is_local_administrator:
        return Reach(not by.account.is_disabled)
    roles = [role for role, rights in RIGHTS.items() if permission in rights.permissions]
    far = [role for role in roles if RIGHTS[role].reaches_below]
    above = codes_at_or_above(agency_code, by.today)
    held = appointments_in_force(by).filter(account_role__in=roles)
    granted = grants_in_force(by).filter(permission=permission.value)
    if granted.filter(agency_code__in=above).exists():
        return Reach(True)
    if held.filter(agency_code__in=above, account_role__in=far).exists():
        return Reach(True)
    codes = {*granted.values_list("agency_code", flat=True)}
    codes |= {*held.values_list("agency_code", flat=True)}
    if may(by, permission, agency_code):
        codes.add(agency_code)
    return Reach(False, frozenset(codes))
