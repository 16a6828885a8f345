"""The accounts of an agency and of those below it that the caller may manage."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.accounts.lines import (
    ACTIVE,
    DISABLED,
    INVITED,
    LOCKED,
    AccountLine,
    lines_of,
)
from zhicai.actions.accounts.reach import codes_in_reach, may_give, visible_accounts
from zhicai.actions.page import SIZE, Page, clip
from zhicai.actions.rights.account_roles import RIGHTS, AccountRole
from zhicai.records.accounts.models import Account, Appointment

UNUSABLE = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsQuery:
    """`search` is part of a name or of a code; blank values ask for all."""

    agency_code: str
    search: str = ""
    account_role: str = ""
    state: str = ""
    number: int = 1
    size: int = SIZE


@walled
def list_accounts(query: AccountsQuery, *, by: Caller) -> Page[AccountLine]:
    """By code; an account is shown where it has ever been appointed within reach."""
    require(by, Permission.ACCOUNT_MANAGE, query.agency_code)
    found = _in_state(visible_accounts(by, query.agency_code), query.state, by)
    if query.search:
        found = found.filter(Q(code__icontains=query.search) | Q(name__icontains=query.search))
    if query.account_role:
        held = Appointment.objects.filter(account_role=query.account_role)
        found = found.filter(pk__in=held.exclude(until_on__lt=by.today).values("account"))
    total = found.count()
    number, size = clip(query.number, query.size, total)
    start = (number - 1) * size
    rows = found.order_by("code")[start : start + size]
    codes = codes_in_reach(by, query.agency_code)
    return Page(tuple(lines_of(rows, codes, by=by)), number, size, total)


@walled
def get_account_line(key: int, *, agency_code: str, by: Caller) -> AccountLine | None:
    """One of them; None where she sees no such account."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    found = visible_accounts(by, agency_code).filter(pk=key)
    return next(iter(lines_of(found, codes_in_reach(by, agency_code), by=by)), None)


@walled
def find_account_key(code: str, *, agency_code: str, by: Caller) -> int | None:
    """The key of the account with exactly this code, if she sees it."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    found = visible_accounts(by, agency_code).filter(code=code)
    return found.values_list("pk", flat=True).first()


@walled
def list_givable_roles(agency_code: str, *, by: Caller) -> tuple[tuple[str, str], ...]:
    """The account roles that she may give there, with their names."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    roles = (AccountRole(role) for role in RIGHTS)
    return tuple((one.value, one.label) for one in roles if may_give(by, one.value, agency_code))


def _in_state(found: QuerySet[Account], state: str, by: Caller) -> QuerySet[Account]:
    filters = {
        DISABLED: Q(is_disabled=True),
        LOCKED: Q(is_disabled=False, locked_until__gt=by.now),
        INVITED: Q(is_disabled=False, last_login=None, password__startswith=UNUSABLE),
        ACTIVE: Q(is_disabled=False) & ~Q(last_login=None, password__startswith=UNUSABLE),
    }
    return found.filter(filters[state]) if state in filters else found
