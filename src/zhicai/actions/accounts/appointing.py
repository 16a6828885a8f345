"""One appointment: what it must be to be kept, and how it is told in the audit."""

import datetime as dt
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, keep_event
from zhicai.actions.accounts.reach import require_giving
from zhicai.actions.accounts.whose import find_person
from zhicai.actions.rights.account_roles import AccountRole
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEntry:
    """`until_on` is the last day; without it the appointment lasts until it is ended."""

    account_role: str
    agency_code: str
    from_on: dt.date
    until_on: dt.date | None = None
    division: str = ""
    person_id: int | None = None
    who: str = ""

    def settle(self, by: Caller) -> "AppointmentEntry":
        """The same with the person whom `who` means.

        Raises Refused("appointment.…"): what she may not give, or what is not whole.
        """
        require_giving(by, self.account_role, self.agency_code)
        if self.until_on is not None and self.until_on < self.from_on:
            raise Refused("appointment.ends_before_start")
        if self.account_role == AccountRole.DIVISION_HEAD and not self.division.strip():
            raise Refused("appointment.needs_division")
        if self.who.strip():
            return replace(self, person_id=find_person(self.who, self.agency_code, by.today))
        if self.account_role == AccountRole.STAFF_MEMBER and self.person_id is None:
            raise Refused("appointment.needs_person")
        return self


def close_appointment(kept: Appointment, until_on: dt.date, *, by: Caller) -> None:
    """Inside the transaction of the act; whoever stands in for her there ends with her."""
    Appointment.objects.filter(pk=kept.pk).update(until_on=until_on)
    deputies = Appointment.objects.filter(
        on_behalf_of=kept.account, account_role=kept.account_role, agency_code=kept.agency_code
    )
    deputies.exclude(until_on__lte=until_on).update(until_on=until_on)
    keep_event(
        by,
        "appointment.ended",
        agency_code=kept.agency_code,
        object_key=kept.account.code,
        fields={"appointment": kept.pk, "fields": ["until_on"]},
    )


def keep_appointment(
    holder: Account, entry: AppointmentEntry, *, by: Caller, on_behalf_of: Account | None = None
) -> Appointment:
    """Inside the transaction of the act."""
    made = Appointment.objects.create(
        account=holder,
        account_role=entry.account_role,
        agency_code=entry.agency_code,
        division=entry.division.strip(),
        person_id=entry.person_id,
        from_on=entry.from_on,
        until_on=entry.until_on,
        on_behalf_of=on_behalf_of,
    )
    names = ["account_role", "from_on"]
    names += [name for name in ("until_on", "division", "person_id") if getattr(entry, name)]
    names += ["on_behalf_of"] if on_behalf_of else []
    keep_event(
        by,
        "appointment.made",
        agency_code=entry.agency_code,
        object_key=holder.code,
        fields={"appointment": made.pk, "fields": names},
    )
    return made
