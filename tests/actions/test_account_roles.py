"""Account roles: what each may do, how far it reaches, between which dates, on whose behalf."""

import datetime as dt

import pytest

from actions.world import AGENCIES, BUREAU, COUNTY, SCHOOL, SIBLING
from people import LONG_AGO, account, calling
from zhicai.actions.access import NAMING, Permission, may, rights_at
from zhicai.actions.rights.account_roles import RIGHTS, AccountRole
from zhicai.records.accounts.models import Appointment

DAY = dt.timedelta(days=1)
READ = Permission.STANDING_READ
WRITING = {
    Permission.AGENCY_EDIT,
    Permission.BATCH_UNDO,
    Permission.COURSE_EDIT,
    Permission.DATA_IMPORT,
    Permission.EVENT_RECORD,
    Permission.OVERLAY_EDIT,
    Permission.SNAPSHOT_TAKE,
}


@pytest.fixture
def offices(world):
    world.bring(world.file("agencies", AGENCIES))
    return world


def appoint(holder, role, agency_code=BUREAU, **fields):
    days = {"from_on": LONG_AGO, **fields}
    return Appointment.objects.create(
        account=holder, account_role=role, agency_code=agency_code, **days
    )


def where(offices, holder, permission=READ):
    caller = calling(holder, offices.now)
    return [code for code in (COUNTY, BUREAU, SCHOOL, SIBLING) if may(caller, permission, code)]


def test_every_account_role_has_its_rights():
    assert set(RIGHTS) == set(AccountRole)


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (AccountRole.HR_CLERK, [BUREAU]),
        (AccountRole.HR_HEAD, [BUREAU]),
        (AccountRole.SUPERIOR_HR, [BUREAU, SCHOOL]),
        (AccountRole.CENTRAL_VIEWER, [BUREAU, SCHOOL]),
        (AccountRole.AUDITOR, [BUREAU, SCHOOL]),
        (AccountRole.ADMINISTRATOR, []),
        (AccountRole.DIVISION_HEAD, []),
        (AccountRole.STAFF_MEMBER, []),
    ],
)
def test_a_role_reaches_its_own_agency_or_all_below(role, codes, offices):
    holder = account("he")
    appoint(holder, role)

    assert where(offices, holder) == codes


def test_neither_auditor_nor_viewer_nor_administrator_changes_data_of_people():
    for role in (AccountRole.AUDITOR, AccountRole.CENTRAL_VIEWER, AccountRole.ADMINISTRATOR):
        assert not WRITING & RIGHTS[role].permissions


def test_viewer_and_administrator_are_told_no_names():
    for role in (AccountRole.CENTRAL_VIEWER, AccountRole.ADMINISTRATOR):
        assert not NAMING & RIGHTS[role].permissions


@pytest.mark.parametrize(
    ("first", "last", "holds"), [(0, 0, True), (-9, None, True), (1, None, False), (-9, -1, False)]
)
def test_an_appointment_holds_between_its_days(first, last, holds, offices):
    holder, today = account("he"), offices.caller().today
    until_on = None if last is None else today + last * DAY
    appoint(holder, AccountRole.HR_CLERK, from_on=today + first * DAY, until_on=until_on)

    assert where(offices, holder) == ([BUREAU] if holds else [])


def test_one_account_holds_several_offices(offices):
    holder = account("he")
    appoint(holder, AccountRole.HR_CLERK, SCHOOL)
    appoint(holder, AccountRole.HR_CLERK, SIBLING)

    assert where(offices, holder) == [SCHOOL, SIBLING]


def test_a_deputy_acts_on_behalf_of_her_principal(offices):
    holder = account("he")
    appoint(holder, AccountRole.HR_CLERK, on_behalf_of=offices.people.chen)

    assert rights_at(calling(holder, offices.now), BUREAU)[READ] == "chen"


def test_what_a_deputy_holds_herself_she_does_in_her_own_name(offices):
    holder = account("he")
    appoint(holder, AccountRole.HR_CLERK, on_behalf_of=offices.people.chen)
    appoint(holder, AccountRole.AUDITOR)

    held = rights_at(calling(holder, offices.now), BUREAU)

    assert held[READ] == ""
    assert held[Permission.DATA_IMPORT] == "chen"


def test_a_deputy_of_a_disabled_account_may_nothing(offices):
    holder, chen = account("he"), offices.people.chen
    appoint(holder, AccountRole.HR_CLERK, on_behalf_of=chen)
    chen.is_disabled = True
    chen.save()

    assert where(offices, holder) == []
