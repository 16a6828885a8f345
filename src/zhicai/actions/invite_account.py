"""Make an account with its first appointment, and a link by which its holder comes in."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.appointing import AppointmentEntry, keep_appointment
from zhicai.actions.accounts.links import Kind, MadeLink, make_link
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.accounts.models import Account

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationEntry:
    code: str
    name: str
    account_role: str
    agency_code: str
    from_on: dt.date
    until_on: dt.date | None = None
    division: str = ""
    person_id: int | None = None
    who: str = ""

    @property
    def appointment(self) -> AppointmentEntry:
        return AppointmentEntry(
            account_role=self.account_role,
            agency_code=self.agency_code,
            from_on=self.from_on,
            until_on=self.until_on,
            division=self.division,
            person_id=self.person_id,
            who=self.who,
        )


@walled
def invite_account(
    entry: InvitationEntry, *, agency_code: str, by: Caller, dry: bool = True
) -> MadeLink:
    """The link is told once. Raises Refused: account.*, appointment.*."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    code = entry.code.strip()
    if CODE.fullmatch(code) is None or mask_ids_in(code) != code:
        raise Refused("account.bad_code", value=code)
    if Account.objects.filter(code__iexact=code).exists():
        raise Refused("account.taken", value=code)
    given = entry.appointment.settle(by)
    name = mask_ids_in(entry.name.strip())
    if dry:
        return MadeLink(code, name, Kind.INVITATION)
    try:
        with transaction.atomic():
            holder = Account(code=code, name=name, created_at=by.now)
            holder.set_unusable_password()
            holder.save()
            fields = {"fields": ["code", "name"]}
            place = entry.agency_code
            keep_event(by, "account.created", agency_code=place, object_key=code, fields=fields)
            keep_appointment(holder, given, by=by)
            return make_link(holder, Kind.INVITATION, agency_code=place, by=by)
    except IntegrityError as race:
        raise Refused("account.taken", value=code) from race
