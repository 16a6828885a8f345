"""An account as lists and pages show it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.enter_office import name_of
from zhicai.records.accounts.models import Account, Appointment

ACTIVE, DISABLED, LOCKED, INVITED = "active", "disabled", "locked", "invited"


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    key: int
    account_role: str
    agency_code: str
    agency_name: str
    division: str
    from_on: dt.date
    until_on: dt.date | None
    on_behalf_of: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class AccountLine:
    key: int
    code: str
    name: str
    state: str
    created_at: dt.datetime
    seen_at: dt.datetime | None
    locked_until: dt.datetime | None
    appointments: tuple[AppointmentLine, ...]

    @property
    def idle_since(self) -> dt.datetime:
        return self.seen_at or self.created_at


def lines_of(accounts: Iterable[Account], codes: set[str], *, by: Caller) -> list[AccountLine]:
    """With those of their appointments that lie at the agencies."""
    shown = list(accounts)
    rows = Appointment.objects.filter(account__in=shown, agency_code__in=codes)
    held: dict[int, list[Appointment]] = defaultdict(list)
    for row in rows.select_related("on_behalf_of").order_by("-from_on", "pk"):
        held[row.account_id].append(row)
    names = {row.agency_code: "" for rows in held.values() for row in rows}
    names = {code: name_of(code, by.today) or code for code in names}
    return [
        AccountLine(
            key=one.pk,
            code=one.code,
            name=one.name,
            state=state_of(one, by.now),
            created_at=one.created_at,
            seen_at=one.last_login,
            locked_until=one.locked_until,
            appointments=tuple(_line(row, names, by.today) for row in held[one.pk]),
        )
        for one in shown
    ]


def state_of(one: Account, now: dt.datetime) -> str:
    if one.is_disabled:
        return DISABLED
    if one.locked_until is not None and one.locked_until > now:
        return LOCKED
    is_invited = not one.has_usable_password() and one.last_login is None
    return INVITED if is_invited else ACTIVE


def _line(row: Appointment, names: dict[str, str], day: dt.date) -> AppointmentLine:
    return AppointmentLine(
        key=row.pk,
        account_role=row.account_role,
        agency_code=row.agency_code,
        agency_name=names[row.agency_code],
        division=row.division,
        from_on=row.from_on,
        until_on=row.until_on,
        on_behalf_of=_told(row.on_behalf_of),
        is_over=row.until_on is not None and row.until_on < day,
    )


def _told(principal: Account | None) -> str:
    return (principal.name or principal.code) if principal else ""
