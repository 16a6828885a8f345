"""Rights are asked for once in a request, and anew in the next one."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU
from people import account, calling, grant
from zhicai.actions.access import NotAllowedError, Permission, require
from zhicai.actions.enter_office import enter_office
from zhicai.actions.list_courses import CoursesQuery, list_courses
from zhicai.actions.rights.remembered import Remembered
from zhicai.records.accounts.models import Appointment, Grant

STANDING = Permission.STANDING_READ
GONE = dt.date(2026, 1, 1)


@pytest.fixture
def clerk(county):
    """Somebody with one account role at the bureau."""
    made = account("clerk")
    Appointment.objects.create(
        account=made,
        account_role=Appointment.AccountRole.HR_CLERK,
        agency_code=BUREAU,
        from_on=county.now.date(),
    )
    return made


def test_a_page_asks_for_rights_once(clerk, site, at_bureau):
    browser = site(clerk)
    browser.get(at_bureau("courses/"))

    with CaptureQueriesContext(connection) as asked:
        assert browser.get(at_bureau("courses/")).status_code == 200

    statements = [one["sql"] for one in asked if 'FROM "accounts_appointment"' in one["sql"]]
    assert len([sql for sql in statements if "IN (" in sql]) == 1


def test_a_right_taken_away_between_two_requests_is_gone_in_the_second(clerk, site, at_bureau):
    browser = site(clerk)
    first = browser.get(at_bureau("courses/")).status_code

    Appointment.objects.filter(account=clerk).update(until_on=GONE)
    second = browser.get(at_bureau("courses/")).status_code

    assert (first, second) == (200, 404)


def test_a_single_permission_taken_away_is_gone_in_the_next_request(county, site, at_bureau):
    chen = county.people.chen
    browser = site(chen)
    first = browser.get(at_bureau("courses/")).status_code

    Grant.objects.filter(account=chen, permission=Permission.STAFF_READ.value).delete()

    assert (first, browser.get(at_bureau("courses/")).status_code) == (200, 404)
    assert browser.get(at_bureau("standing/")).status_code == 200


def test_a_right_given_between_two_requests_holds_in_the_second(county, site, at_bureau):
    guo = county.people.guo
    browser = site(guo)
    first = browser.get(at_bureau("standing/")).status_code

    for permission in (Permission.OFFICE_ENTER, STANDING):
        grant(guo, permission, BUREAU)

    assert (first, browser.get(at_bureau("standing/")).status_code) == (404, 200)


def test_a_caller_of_no_request_never_remembers(county):
    chen, query = calling(county.people.chen, county.now), CoursesQuery(agency_code=BUREAU)
    list_courses(query, by=chen)

    Grant.objects.filter(account=chen.account).delete()

    with pytest.raises(NotAllowedError):
        list_courses(query, by=chen)


def test_a_caller_that_outlives_her_request_is_asked_again(county):
    with Remembered() as remembered:
        caller = enter_office(
            county.people.chen,
            BUREAU,
            permission=STANDING,
            clock=lambda: county.now,
            remembered=remembered,
        ).caller
        Grant.objects.filter(account=caller.account).delete()
        require(caller, STANDING, BUREAU)

    with pytest.raises(NotAllowedError):
        require(caller, STANDING, BUREAU)


def test_a_request_that_broke_off_leaves_nothing_behind(county):
    remembered = Remembered()
    caller = calling(county.people.chen, county.now)
    caller = replace(caller, remembered=remembered)

    def fail():
        raise LookupError

    with pytest.raises(LookupError), remembered:
        caller.remember("rights", BUREAU, fail)

    assert not remembered.is_open
    assert not remembered.answers
