"""Hand an office over: my appointments end on a day, the successor's begin on the next."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Manager

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.appointing import (
    AppointmentEntry,
    close_appointment,
    keep_appointment,
)
from zhicai.actions.accounts.reach import principal_of
from zhicai.actions.appoint_deputy import own_appointments
from zhicai.actions.rights.account_roles import RIGHTS, AccountRole
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.drafts.models import CoverageMemory, LayoutMemory
from zhicai.records.ledger.models import MappingMemory

DAY = dt.timedelta(days=1)
MEMORIES: tuple[type[MappingMemory | LayoutMemory | CoverageMemory], ...] = (
    MappingMemory,
    LayoutMemory,
    CoverageMemory,
)


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One role that passes on: mine until the day, hers from the next until the last day."""

    account_role: str
    label: str
    until_on: dt.date
    from_on: dt.date
    last_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Handover:
    successor_code: str
    successor_name: str
    lines: tuple[HandoverLine, ...]


@walled
def hand_over(
    successor: str,
    last_on: dt.date,
    *,
    agency_code: str,
    by: Caller,
    whose: str = "",
    dry: bool = True,
) -> Handover:
    """She gives what is hers and no more; what was confirmed of files is remembered for the next.

    `whose` names the account that gives, where whoever manages it does so in its stead.
    Raises Refused: handover.not_here, handover.past, account.not_found, own, stronger.
    """
    require(by, Permission.OFFICE_HANDOVER, agency_code)
    giver = principal_of(whose, agency_code=agency_code, by=by)
    if last_on < by.today:
        raise Refused("handover.past")
    held = own_appointments(agency_code, giver, by.today)
    mine = [one for one in held if _passes_on(one, last_on)]
    if not mine:
        raise Refused("handover.not_here")
    heir = Account.objects.filter(code=successor.strip(), is_disabled=False).first()
    if heir is None:
        raise Refused("account.not_found", value=successor.strip())
    if heir.pk == giver.pk:
        raise Refused("account.own", value=heir.code)
    if not dry:
        with transaction.atomic():
            for one in mine:
                _pass_on(one, heir, last_on=last_on, by=by)
            _pass_on_memories(heir, agency_code, giver)
            keep_event(
                by,
                "office.handed_over",
                agency_code=agency_code,
                object_key=heir.code,
                fields={"account": giver.code},
            )
    return Handover(heir.code, heir.name, tuple(_line(one, last_on) for one in mine))


def _passes_on(one: Appointment, last_on: dt.date) -> bool:
    """An office, not what she may see of herself; and something of it is left after the day."""
    is_office = Permission.OFFICE_HANDOVER in RIGHTS[one.account_role].permissions
    is_left = one.until_on is None or one.until_on > last_on
    return is_office and is_left and one.from_on <= last_on


def _line(one: Appointment, last_on: dt.date) -> HandoverLine:
    label = AccountRole(one.account_role).label
    return HandoverLine(one.account_role, label, last_on, last_on + DAY, one.until_on)


def _pass_on(one: Appointment, heir: Account, *, last_on: dt.date, by: Caller) -> None:
    entry = AppointmentEntry(
        account_role=one.account_role,
        agency_code=one.agency_code,
        from_on=last_on + DAY,
        until_on=one.until_on,
        division=one.division,
    )
    close_appointment(one, last_on, by=by)
    keep_appointment(heir, entry, by=by)


def _pass_on_memories(heir: Account, agency_code: str, giver: Account) -> None:
    """Hers stay hers; the successor gets a copy where she has none of her own."""
    for model in MEMORIES:
        manager: Manager[Any] = model._default_manager
        kept = list(manager.filter(actor_code=giver.code, agency_code=agency_code))
        for row in kept:
            row.pk = None
            row.actor_code = heir.code
        manager.bulk_create(kept, ignore_conflicts=True)
