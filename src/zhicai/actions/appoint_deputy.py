"""職務代理: ask another account to stand in for oneself, between two days."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.appointing import AppointmentEntry, keep_appointment
from zhicai.actions.accounts.reach import principal_of
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyEntry:
    """`appointment` is the key of one of one's own, or of those of `whose` account."""

    appointment: int
    code: str
    whose: str = ""
    from_on: dt.date
    until_on: dt.date


@dataclass(frozen=True, slots=True)
class DeputyLine:
    """Who stands in for oneself; `is_open`: it can still be ended."""

    key: int
    account_role: str
    name: str
    from_on: dt.date
    until_on: dt.date | None
    is_open: bool


@walled
def appoint_deputy(
    entry: DeputyEntry, *, agency_code: str, by: Caller, dry: bool = True
) -> int | None:
    """Only what she holds in her own name, only within its dates.

    Raises Refused: appointment.not_own, appointment.outside, account.not_found, account.own.
    """
    require(by, Permission.OFFICE_ENTER, agency_code)
    principal = principal_of(entry.whose, agency_code=agency_code, by=by)
    own = own_appointments(agency_code, principal, by.today).filter(pk=entry.appointment).first()
    if own is None:
        raise Refused("appointment.not_own")
    if entry.until_on < entry.from_on:
        raise Refused("appointment.ends_before_start")
    is_later = own.until_on is not None and entry.until_on > own.until_on
    if entry.from_on < max(by.today, own.from_on) or is_later:
        raise Refused("appointment.outside")
    deputy = Account.objects.filter(code=entry.code.strip(), is_disabled=False).first()
    if deputy is None:
        raise Refused("account.not_found", value=entry.code.strip())
    if deputy.pk == principal.pk:
        raise Refused("account.own", value=deputy.code)
    if dry:
        return None
    given = AppointmentEntry(
        account_role=own.account_role,
        agency_code=own.agency_code,
        from_on=entry.from_on,
        until_on=entry.until_on,
        division=own.division,
    )
    with transaction.atomic():
        return keep_appointment(deputy, given, by=by, on_behalf_of=principal).pk


def own_appointments(agency_code: str, principal: Account, day: dt.date) -> QuerySet[Appointment]:
    """What she holds there in her own name, today or later; her own data are nobody's office."""
    mine = Appointment.objects.filter(account=principal, agency_code=agency_code)
    mine = mine.exclude(account_role=Appointment.AccountRole.STAFF_MEMBER)
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=day)
    return mine.filter(lasting, on_behalf_of=None).order_by("from_on", "pk")


@walled
def list_own_appointments(agency_code: str, *, by: Caller) -> tuple[tuple[int, str], ...]:
    """Key and account role of each."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    mine = own_appointments(agency_code, by.account, by.today)
    rows = mine.values_list("pk", "account_role")
    return tuple(rows)


@walled
def list_deputies(agency_code: str, *, by: Caller, whose: str = "") -> tuple[DeputyLine, ...]:
    """Who stands, stood or will stand in there for oneself or `whose` account, the latest first."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    principal = principal_of(whose, agency_code=agency_code, by=by)
    rows = Appointment.objects.filter(on_behalf_of=principal, agency_code=agency_code)
    return tuple(
        DeputyLine(
            key=row.pk,
            account_role=row.account_role,
            name=row.account.name or row.account.code,
            from_on=row.from_on,
            until_on=row.until_on,
            is_open=row.until_on is None or row.until_on >= by.today,
        )
        for row in rows.select_related("account").order_by("-from_on", "-pk")
    )


@walled
def end_deputy(key: int, *, agency_code: str, by: Caller, whose: str = "") -> None:
    """From now on she stands in no more. Raises Refused("appointment.over")."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    principal = principal_of(whose, agency_code=agency_code, by=by)
    mine = Appointment.objects.filter(pk=key, on_behalf_of=principal, agency_code=agency_code)
    found = mine.exclude(until_on__lt=by.today).select_related("account").first()
    if found is None:
        raise Refused("appointment.over")
    with transaction.atomic():
        mine.update(until_on=by.today - DAY)
        keep_event(
            by,
            "appointment.ended",
            agency_code=agency_code,
            object_key=found.account.code,
            fields={"appointment": key, "fields": ["until_on"]},
        )
