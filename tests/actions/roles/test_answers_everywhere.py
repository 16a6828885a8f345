"""What heads answered counts wherever a suggestion or a decision is shown, not on one page."""

import datetime as dt

import pytest

from actions.roles.decided import write
from actions.roles.posts import staff
from actions.world import BUREAU, CHEN, MEI, SCHOOL, WU, person_key
from zhicai.actions.distribution.figure import State
from zhicai.actions.distribution.question import DistributionQuery
from zhicai.actions.duties.answers import write_answers
from zhicai.actions.duties.people import duty_lines
from zhicai.actions.duties.scores import scores_of
from zhicai.actions.find_distribution import find_distribution
from zhicai.actions.list_roles import RolesQuery, list_roles, read_roles
from zhicai.actions.roles.confirmed_statements import confirmed_statements
from zhicai.actions.roles.office_roles import RoleState, office_roles
from zhicai.records.staff.models import Posting

BEFORE = dt.date(2026, 11, 19)
PLANS = {"planning": "yes", "oversight": "yes"}


@pytest.fixture
def busy(county):
    staff(county)
    return county


def answer(world, key, agency=BUREAU, minutes=2, **told):
    by = world.caller(minutes=minutes)
    person = person_key(key)
    division = Posting.objects.get(person_id=person, known_until=None).division
    lines = duty_lines(agency, division, by=by)
    return write_answers(agency, {person: told}, lines=lines, by=by)


def colleague(world, key):
    found = office_roles(BUREAU, world.caller().today)
    return next(one for one in found if one.person == person_key(key))


def listed(world, agency=BUREAU, **words):
    query = RolesQuery(agency_code=agency, tab=words.pop("tab", "all"), **words)
    page = list_roles(query, by=world.caller())
    return [line.colleague.person for line in page.page.rows]


def tally(world, agency=BUREAU, day=None):
    query = DistributionQuery(agency_code=agency, as_of=day)
    return find_distribution(query, by=world.caller()).tally


def test_the_list_its_filter_and_the_papers_follow_the_answers(busy):
    assert colleague(busy, MEI).gist.talent_role != "policy"

    answer(busy, MEI, **PLANS)

    assert colleague(busy, MEI).gist.talent_role == "policy"
    assert person_key(MEI) in listed(busy, talent_role="policy")
    line = next(
        one
        for one in read_roles(RolesQuery(agency_code=BUREAU, tab="all"), by=busy.caller())
        if one.colleague.person == person_key(MEI)
    )
    assert line.suggestion.talent_role == "policy"
    assert line.colleague.gist.by_duties


def test_list_and_page_of_the_person_say_the_same(busy):
    answer(busy, CHEN, planning="yes", building="no")

    scored = scores_of([person_key(CHEN)], by=busy.caller())[person_key(CHEN)]

    assert colleague(busy, CHEN).gist.talent_role == scored.answered.talent_role


def test_an_answer_after_a_decision_opens_it_again_everywhere(busy):
    write(busy, (CHEN, "development"))
    assert colleague(busy, CHEN).state is RoleState.DECIDED

    answer(busy, CHEN, **PLANS)

    assert colleague(busy, CHEN).state is RoleState.CHANGED
    assert person_key(CHEN) in listed(busy, tab="changed")
    assert tally(busy).get(State.REOPENED) == 1
    assert tally(busy).get(State.DEVELOPMENT) == 0


def test_a_decision_made_with_the_answer_stands(busy):
    answer(busy, CHEN, minutes=0, **PLANS)
    write(busy, (CHEN, "policy"))

    assert colleague(busy, CHEN).state is RoleState.DECIDED
    assert tally(busy).get(State.POLICY) == 1
    assert tally(busy).get(State.REOPENED) == 0
    assert list(confirmed_statements(BUREAU, today=busy.caller().today)) == []


@pytest.mark.parametrize("day", [None, BEFORE])
def test_who_has_no_duties_but_a_yes_waits(busy, day):
    had = tally(busy, SCHOOL, day)
    assert (had.get(State.NO_DUTIES), had.get(State.PENDING)) == (1, 0)

    answer(busy, WU, SCHOOL, building="yes")

    has = tally(busy, SCHOOL, day)
    assert (has.get(State.NO_DUTIES), has.get(State.PENDING)) == (0, 1)
    assert listed(busy, SCHOOL, tab="queue") == [person_key(WU)]


def test_an_answer_about_another_post_moves_nothing(busy):
    answer(busy, MEI, **PLANS)
    Posting.objects.filter(person_id=person_key(MEI)).update(job_title="課長")

    found = colleague(busy, MEI)

    assert found.gist.talent_role != "policy"
    assert found.gist.by_duties == ""


def test_a_no_alone_makes_nobody_wait(busy):
    answer(busy, WU, SCHOOL, building="no")

    assert tally(busy, SCHOOL).get(State.NO_DUTIES) == 1
    assert listed(busy, SCHOOL, tab="queue") == []
