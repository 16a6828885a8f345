"""The agencies within which a caller may see people, and those of which she may see figures."""

from collections.abc import Collection
from dataclasses import dataclass

from zhicai.actions.rights.account_roles import RIGHTS
from zhicai.actions.rights.caller import Caller
from zhicai.actions.rights.in_force import appointments_in_force, grants_in_force
from zhicai.actions.rights.permission import Permission
from zhicai.records.agencies.models import Agency, AgencyPath

# Whoever may do no more than this sees counts, never the people behind them.
WITHOUT_PEOPLE = frozenset(
    {
        Permission.ACCOUNT_MANAGE,
        Permission.OFFICE_ENTER,
        Permission.RULEBOOK_READ,
        Permission.SETTING_EDIT,
        Permission.STANDING_READ,
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Codes of the highest agencies; None: everything there is, for the local administrator."""

    people: frozenset[str] | None = frozenset()
    figures: frozenset[str] | None = frozenset()


EVERYTHING, NOTHING = Scope(None, None), Scope()


def scope_of(by: Caller) -> Scope:
    """From what the account holds today, in its own name or as a deputy."""
    if by.account.is_disabled:
        return NOTHING
    if by.account.is_local_administrator:
        return EVERYTHING
    return by.remember("scope", None, lambda: _found_scope(by))


def _found_scope(by: Caller) -> Scope:
    held = {
        (code, permission)
        for code, permission in grants_in_force(by).values_list("agency_code", "permission")
    }
    for role, code in appointments_in_force(by).values_list("account_role", "agency_code"):
        rights = RIGHTS.get(role)
        held.update((code, one) for one in (rights.permissions if rights else ()))
    return Scope(
        people=frozenset(code for code, permission in held if permission not in WITHOUT_PEOPLE),
        figures=frozenset(code for code, _ in held),
    )


def agencies_within(codes: Collection[str], by: Caller) -> set[int]:
    """The agencies of these codes and all that stand below them today."""
    tops = list(Agency.objects.filter(code__in=codes).values_list("id", flat=True))
    paths = AgencyPath.objects.filter(
        ancestor_id__in=tops, from_on__lte=by.today, until_on__gte=by.today
    )
    return {*tops, *paths.values_list("descendant_id", flat=True)}


def people_agencies(by: Caller) -> set[int] | None:
    """The agencies whose files of people the caller may see; None: all."""
    codes = scope_of(by).people
    return None if codes is None else agencies_within(codes, by)
