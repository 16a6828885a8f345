"""The policy of permissions, clause by clause."""

import datetime as dt

import pytest

from actions.world import AGENCIES, BUREAU, COUNTY, SCHOOL, SIBLING
from people import LONG_AGO, account, calling, grant
from zhicai.actions.access import NotAllowedError, Permission, may, require
from zhicai.records.audit.models import AuditEvent

READ, IMPORT = Permission.STANDING_READ, Permission.DATA_IMPORT
DAY = dt.timedelta(days=1)


@pytest.fixture
def offices(world):
    world.bring(world.file("agencies", AGENCIES))
    return world


def allowed(world, who, *codes, permission=READ):
    caller = calling(who, world.now)
    return [code for code in codes if may(caller, permission, code)]


def test_the_local_administrator_may_do_everything_anywhere(offices):
    caller = offices.caller()

    assert all(may(caller, permission, BUREAU) for permission in Permission)
    assert may(caller, READ, None)


def test_a_grant_holds_at_its_agency_and_all_below(offices):
    chen = offices.people.chen

    assert allowed(offices, chen, COUNTY, BUREAU, SCHOOL, SIBLING) == [BUREAU, SCHOOL]


def test_a_grant_above_holds_below(offices):
    assert allowed(offices, offices.people.lin, COUNTY, BUREAU, SCHOOL) == [COUNTY, BUREAU, SCHOOL]


def test_a_grant_gives_its_own_permission_only(offices):
    auditor = offices.people.auditor

    assert allowed(offices, auditor, BUREAU) == [BUREAU]
    assert allowed(offices, auditor, BUREAU, permission=IMPORT) == []


def test_an_account_without_grants_may_nothing(offices):
    assert allowed(offices, offices.people.guo, COUNTY, BUREAU, SCHOOL) == []


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (0, 0, True),
        (0, None, True),
        (1, None, False),
        (-9, -1, False),
        (-9, 0, True),
    ],
)
def test_a_grant_holds_between_its_days_both_inclusive(offices, first, last, holds):
    today = offices.caller().today
    until = None if last is None else today + last * DAY
    grant(offices.people.guo, READ, BUREAU, from_on=today + first * DAY, until_on=until)

    assert bool(allowed(offices, offices.people.guo, BUREAU)) is holds


def test_the_day_of_a_grant_is_the_day_in_taipei(offices):
    grant(offices.people.guo, READ, BUREAU, from_on=dt.date(2026, 11, 21))

    late = dt.datetime(2026, 11, 20, 16, 1, tzinfo=dt.UTC)
    assert may(calling(offices.people.guo, late), READ, BUREAU)


def test_a_disabled_account_may_nothing(offices):
    gone = account("gone", is_disabled=True, is_local_administrator=True)
    grant(gone, READ, BUREAU)

    assert allowed(offices, gone, BUREAU) == []


def test_nobody_but_the_administrator_may_without_an_agency(offices):
    assert not may(calling(offices.people.lin, offices.now), READ, None)


def test_an_agency_that_does_not_exist_is_nobodys(offices):
    assert allowed(offices, offices.people.lin, "999999999Z") == []


def test_the_tree_of_the_day_decides(offices):
    moved = (SCHOOL, "示範局附設學校", SIBLING, "115/07/01", "")
    offices.bring(offices.file("dated", [moved]))
    june = dt.datetime(2026, 6, 30, tzinfo=dt.UTC)

    assert may(calling(offices.people.chen, june), READ, SCHOOL)
    assert not may(calling(offices.people.chen, offices.now), READ, SCHOOL)
    assert may(calling(offices.people.wu, offices.now), READ, SCHOOL)


def test_a_change_of_rights_works_on_the_next_request(offices):
    guo = offices.people.guo
    made = grant(guo, READ, BUREAU, from_on=LONG_AGO)
    assert allowed(offices, guo, BUREAU)

    made.delete()

    assert not allowed(offices, guo, BUREAU)


def test_a_refusal_is_an_entry_of_the_audit(offices):
    with pytest.raises(NotAllowedError):
        require(calling(offices.people.guo, offices.now), IMPORT, BUREAU)

    entry = AuditEvent.objects.order_by("sequence").last()
    told = (entry.action, entry.actor_code, entry.agency_code, entry.fields["permission"])
    assert told == ("access.refused", "guo", BUREAU, IMPORT.value)


@pytest.mark.parametrize("who", ["guo", "wu", "auditor"])
def test_whoever_may_not_import_imports_nothing(county, who):
    by = getattr(county.people, who)

    with pytest.raises(NotAllowedError):
        county.hours(agency=BUREAU, by=by)


@pytest.mark.parametrize("who", ["guo", "wu"])
def test_whoever_may_not_read_reads_nothing(county, who):
    by = getattr(county.people, who)

    with pytest.raises(NotAllowedError):
        county.standing(BUREAU, by=by)
    with pytest.raises(NotAllowedError):
        county.listed(BUREAU, by=by)
