"""Whoever sees counts alone is told the right ones, though nobody's file is open to her."""

import datetime as dt

import pytest

from actions.roles.posts import PEOPLE, staff
from actions.world import GUO
from people import BUREAU, COUNTY, LONG_AGO, SIBLING, account, calling
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.find_aggregates import AggregatesQuery, find_aggregates
from zhicai.actions.find_distribution_aggregates import find_distribution_aggregates
from zhicai.actions.list_agencies import AgenciesQuery, list_agencies
from zhicai.actions.list_history import HistoryQuery, list_history
from zhicai.actions.list_open_work import DRAFT, list_open_work
from zhicai.actions.rights import wall
from zhicai.actions.search_office import search_office
from zhicai.basics.national_ids import demo_id
from zhicai.records.accounts.models import Appointment
from zhicai.records.drafts.models import Draft
from zhicai.records.learning.models import Course
from zhicai.records.staff.models import Person

MANY = 12
ENDED, RUNNING = dt.date(2026, 10, 31), dt.date(2026, 11, 30)


def figures(agency_code, day):
    query = AggregatesQuery(agency_code=agency_code, office_code=COUNTY, as_of=day)
    return lambda by: find_aggregates(query, by=by)


def distribution(agency_code, day):
    query = DistributionQuery(agency_code=agency_code, office_code=COUNTY, as_of=day)
    return lambda by: find_distribution_aggregates(query, by=by)


QUESTIONS = {
    **{
        f"{ask.__name__} of {code} on {day}": ask(code, day)
        for ask in (figures, distribution)
        for code in (COUNTY, BUREAU, SIBLING)
        for day in (ENDED, RUNNING)
    },
    "agencies": lambda by: list_agencies(AgenciesQuery(agency_code=COUNTY), by=by),
    "history": lambda by: list_history(
        HistoryQuery(agency_code=COUNTY, subject="agency", key=BUREAU), by=by
    ),
    "search": lambda by: search_office(COUNTY, "示範", by=by),
}


@pytest.fixture
def viewer(county):
    """Enough people that something may be told; the month has ended since."""
    people = [(demo_id("E", 1, at), f"同仁{at}") for at in range(2 * MANY)]
    posts = [BUREAU] * MANY + [SIBLING] * MANY
    staff(
        county,
        [
            (*one, code, "", "科員", "", "", *PEOPLE[0][7:])
            for one, code in zip(people, posts, strict=True)
        ],
    )
    met = people[:4] + people[MANY : MANY + 4]
    courses = (("B-1", "AI素養"), ("A-1", "AI專案"))
    county.hours([(*one, *course, "3", "115/03/02") for one in met for course in courses])
    county.later(days=15)
    holder = account("central")
    role = Appointment.AccountRole.CENTRAL_VIEWER
    Appointment.objects.create(
        account=holder, account_role=role, agency_code=COUNTY, from_on=LONG_AGO
    )
    return holder


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_counts_are_those_that_are_told_without_a_wall(ask, viewer, county, shut, monkeypatch):
    shut()
    by = calling(viewer, county.now)
    with monkeypatch.context() as patch:
        patch.setattr(wall, "_values", lambda *_: ("*", "*", by.today.isoformat(), ""))
        right = ask(by)

    behind = ask(by)

    assert right
    assert behind == right


def test_counts_are_not_zero_and_no_file_is_open(viewer, county, shut):
    shut()
    by = calling(viewer, county.now)

    spread = distribution(COUNTY, ENDED)(by)
    kept = figures(COUNTY, ENDED)(by)
    with wall.wall_around(by):
        files = Person.objects.count()

    assert sum(spread.tally.cells) == 28
    assert {line.code: line.tally.counted for line in spread.children} == {BUREAU: 15, SIBLING: 13}
    assert (kept.kpi.counts.counted, kept.kpi.counts.met) == (28, 9)
    assert files == 0


def test_what_waits_is_told_to_whoever_may_do_it(county, shut):
    Draft.objects.create(
        pk=1,
        stage="ready",
        agency_code=BUREAU,
        root_code=BUREAU,
        actor_code="chen",
        created_at=county.now,
        changed_at=county.now,
        expires_at=county.now + dt.timedelta(days=1),
    )
    shut()

    mine = list_open_work(county.people.chen, clock=lambda: county.now)
    theirs = list_open_work(county.people.wu, clock=lambda: county.now)

    assert [(one.agency_code, one.kind, one.count) for one in mine.rows] == [(BUREAU, DRAFT, 1)]
    assert theirs.rows == ()


def test_a_course_that_others_brought_has_its_history(county, shut):
    shut()
    hours = ((GUO, "郭四維", "B-9", "新開的課", "3", "115/03/02"),)
    county.hours(hours, agency=SIBLING, by=county.people.wu)
    course = Course.objects.get(code="B-9")
    query = HistoryQuery(agency_code=BUREAU, subject="course", key=str(course.pk))

    told = list_history(query, by=county.caller(county.people.chen))

    assert told.total == 1
    assert (told.rows[0].actor, told.rows[0].agency_code) == ("", "")
