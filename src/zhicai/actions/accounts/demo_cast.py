"""An account of every account role, for whoever tries the sample authority."""

import datetime as dt
import secrets
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.accounts.appointing import AppointmentEntry, keep_appointment
from zhicai.actions.enter_office import name_of
from zhicai.actions.rights.account_roles import AccountRole
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPeriod
from zhicai.records.staff.models import Posting

SINCE = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """The account role in words, and the name of the agency where it holds."""

    code: str
    password: str
    label: str
    place: str


def make_demo_accounts(root_code: str, *, by: Caller) -> tuple[DemoAccount, ...]:
    """Inside the transaction of the demo; everybody is invented, each password is new."""
    school, head_of = _school(root_code), _division()
    cast = (
        ("demo-superior", "示範上級人事", AccountRole.SUPERIOR_HR, root_code, "", None),
        ("demo-clerk", "示範學校人事", AccountRole.HR_CLERK, school, "", None),
        ("demo-division", "示範單位主管", AccountRole.DIVISION_HEAD, *head_of),
        ("demo-colleague", "示範同仁", AccountRole.STAFF_MEMBER, *head_of),
        ("demo-head", "示範人事主管", AccountRole.HR_HEAD, root_code, "", None),
        ("demo-viewer", "示範統計檢視", AccountRole.CENTRAL_VIEWER, root_code, "", None),
        ("demo-auditor", "示範稽核", AccountRole.AUDITOR, root_code, "", None),
        ("demo-keeper", "示範系統管理者", AccountRole.ADMINISTRATOR, root_code, "", None),
    )
    return tuple(
        _make(
            AppointmentEntry(
                account_role=role,
                agency_code=place,
                from_on=SINCE,
                division=division,
                person_id=person,
            ),
            code,
            name=name,
            by=by,
        )
        for code, name, role, place, division, person in cast
    )


def _make(entry: AppointmentEntry, code: str, *, name: str, by: Caller) -> DemoAccount:
    password = f"Demo-{secrets.token_hex(4)}"
    holder = Account.objects.create_account(code, password, name=name, created_at=by.now)
    keep_appointment(holder, entry, by=by)
    place = name_of(entry.agency_code, by.today) or entry.agency_code
    return DemoAccount(code, password, AccountRole(entry.account_role).label, place)


def _school(root_code: str) -> str:
    """The first school that has people."""
    held = Posting.objects.filter(known_until=None, ended_on=None).values("agency_id")
    named = AgencyPeriod.objects.filter(known_until=None, name__endswith="國民小學")
    schools = Agency.objects.filter(id__in=held).filter(id__in=named.values("agency_id"))
    return schools.order_by("code").values_list("code", flat=True).first() or root_code


def _division() -> tuple[str, str, int]:
    """Where the unit head and the colleague work: a division, and somebody of it."""
    rows = Posting.objects.filter(known_until=None, ended_on=None).exclude(division="")
    found = rows.order_by("agency_id", "division", "person_id").first()
    if found is None:
        raise LookupError("the sample authority has divisions")
    code = Agency.objects.values_list("code", flat=True).get(id=found.agency_id)
    return code, found.division, found.person_id
