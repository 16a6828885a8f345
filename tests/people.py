"""The cast: who may do what, and where. Everybody is invented."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission
from zhicai.records.accounts.models import Account, Grant

COUNTY, BUREAU, SIBLING, SCHOOL = "999000000Z", "999010000Z", "999020000Z", "999010100Z"
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
LONG_AGO = dt.date(2020, 1, 1)
READING = (
    Permission.BATCH_READ,
    Permission.OFFICE_ENTER,
    Permission.RULEBOOK_READ,
    Permission.STAFF_READ,
    Permission.STANDING_READ,
)


@dataclass(frozen=True, slots=True)
class People:
    """Accounts with their grants.

    `admin` runs the terminal; `chen` is personnel officer at the bureau, `lin` at the county above,
    `wu` at the sibling bureau; `guo` is an ordinary staff member, `auditor` never writes.
    """

    admin: Account
    chen: Account
    lin: Account
    wu: Account
    guo: Account
    auditor: Account


def hire_cast() -> People:
    """Accounts and grants of the cast, in the database of the test."""
    return People(
        admin=account("admin", is_local_administrator=True),
        chen=granted("chen", BUREAU, *Permission),
        lin=granted("lin", COUNTY, *Permission),
        wu=granted("wu", SIBLING, *Permission),
        guo=account("guo"),
        auditor=granted("auditor", COUNTY, *READING),
    )


def account(code: str, **fields: object) -> Account:
    return Account.objects.create(code=code, password="!", created_at=NOW, **fields)


def granted(code: str, agency_code: str, *permissions: Permission) -> Account:
    """All at once: the cast is hired anew for every test."""
    made = account(code)
    held = [grant_of(made, permission, agency_code) for permission in permissions]
    Grant.objects.bulk_create(held)
    return made


def grant(
    holder: Account,
    permission: Permission,
    agency_code: str,
    *,
    from_on: dt.date = LONG_AGO,
    until_on: dt.date | None = None,
) -> Grant:
    made = grant_of(holder, permission, agency_code)
    made.from_on, made.until_on = from_on, until_on
    made.save()
    return made


def grant_of(holder: Account, permission: Permission, agency_code: str) -> Grant:
    """Held since long ago and without an end; not kept yet."""
    return Grant(
        account=holder,
        permission=permission.value,
        agency_code=agency_code,
        from_on=LONG_AGO,
    )


def calling(holder: Account, now: dt.datetime = NOW) -> Caller:
    return Caller(holder, now, lambda: now)
