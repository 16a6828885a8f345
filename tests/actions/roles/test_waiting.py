"""The count of those who wait is that of the list, though nobody's duties are read."""

import datetime as dt

import pytest

from actions.roles.decided import write
from actions.roles.posts import PEOPLE, staff
from actions.roles.test_answers_everywhere import PLANS, answer
from actions.world import BUREAU, CHEN, COUNTY, LIN, MEI, SCHOOL, WU
from zhicai.actions.roles.office_roles import office_roles
from zhicai.actions.roles.waiting import count_waiting_roles
from zhicai.records.staff.models import Posting

OFFICES = (COUNTY, BUREAU, SCHOOL)


@pytest.fixture
def busy(county):
    staff(county)
    return county


def counts(world, today=None):
    """Of each office; every one as many as its list says."""
    day = today or world.caller().today
    told = [count_waiting_roles(one, day) for one in OFFICES]
    assert told == [sum(who.waits for who in office_roles(one, day)) for one in OFFICES]
    return told


def test_duties_without_a_decision_wait(busy):
    assert counts(busy) == [4, 3, 0]

    write(busy, (CHEN, "development"), (LIN, "policy"))

    assert counts(busy) == [2, 1, 0]


def test_other_duties_and_their_undo_count(busy):
    write(busy, (CHEN, "development"), (LIN, "policy"))
    changed = [(*row[:9], "總務採購") if row[0] == CHEN else row for row in PEOPLE]
    busy.later(days=1)
    batch = staff(busy, changed)
    assert counts(busy) == [3, 2, 0]

    busy.later(days=1)
    busy.undo(batch.batch, dry=False)

    assert counts(busy) == [2, 1, 0]


def test_answers_of_heads_count(busy):
    answer(busy, WU, agency=SCHOOL, **PLANS)
    assert counts(busy) == [5, 4, 1]

    write(busy, (MEI, "application"))
    busy.later(days=1)
    answer(busy, MEI, **PLANS)

    assert counts(busy) == [5, 4, 1]


def test_a_second_post_that_begins_by_itself_opens_the_decision(busy):
    later = Posting.objects.get(duty_text="系統建置與維運")
    later.pk, later.duty_text, later.started_on = None, "總務採購", dt.date(2027, 1, 1)
    later.division = "總務科"
    later.save()
    write(busy, (CHEN, "development"))

    before, after = counts(busy), counts(busy, today=dt.date(2027, 1, 1))

    assert before == [3, 2, 0]
    assert after == [4, 3, 0]


def test_no_duties_are_read_where_nothing_changed(busy, django_assert_max_num_queries):
    write(busy, (CHEN, "development"), (LIN, "policy"))

    with django_assert_max_num_queries(6):
        count_waiting_roles(COUNTY, busy.caller().today)
    with django_assert_max_num_queries(2):
        count_waiting_roles(COUNTY, busy.caller().today)
