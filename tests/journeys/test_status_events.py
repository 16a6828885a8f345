"""Leave moves people out of the count only where the rules say so."""

import datetime as dt

import pytest

from journeys.office import standing_question
from journeys.small import BUREAU

DAY = dt.date(2026, 11, 20)
LEAVE, SICK_LEAVE = "留職停薪", "延長病假"


@pytest.fixture
def working(staffed, desk):
    """The office with its hours in."""
    staffed.bring(desk.hours(), agency=BUREAU)
    return staffed


def enter(office, kind, **span):
    """One of the four colleagues, who has met the target, goes on leave."""
    asked = ["event", "add", "陳一心", "--kind", kind]
    for option, day in span.items():
        asked += [f"--{option.rstrip('_')}", day]
    return office.ask(*asked, "--apply")


def kpi(answer):
    return next(each for each in answer["provisions"] if each["id"] == "kpi.ai_attainment")


def test_leave_for_the_whole_year_is_not_counted(working):
    enter(working, LEAVE, from_="114/12/01")

    answer = working.standing(BUREAU, as_of=DAY)

    assert (kpi(answer)["counted"], kpi(answer)["met"]) == (3, 0)
    assert answer["excluded"]["count"] >= 1


def test_rate_without_any_exclusion_is_told_too(working):
    enter(working, LEAVE, from_="114/12/01")

    raw = kpi(working.standing(BUREAU, as_of=DAY))["without_exclusions"]

    assert (raw["counted"], raw["met"]) == (4, 1)


def test_leave_that_began_in_the_year_is_counted(working):
    enter(working, LEAVE, from_="115/02/01")

    assert kpi(working.standing(BUREAU, as_of=DAY))["counted"] == 4


def test_leave_that_ends_in_the_year_never_fills_it(working):
    enter(working, LEAVE, from_="114/01/01", until="115/09/30")

    answers = working.ask_many(
        [standing_question(BUREAU, as_of=day) for day in (dt.date(2026, 9, 30), DAY)]
    )

    assert [kpi(answer)["counted"] for answer in answers] == [4, 4]


def test_sick_leave_is_counted(working):
    enter(working, SICK_LEAVE, from_="114/12/01")

    assert kpi(working.standing(BUREAU, as_of=DAY))["counted"] == 4


def test_event_entered_twice_is_one_event(working):
    first = enter(working, LEAVE, from_="114/12/01")
    second = enter(working, LEAVE, from_="114/12/01")

    assert (first["is_new"], second["is_new"]) == (True, False)
    assert second["batch"] is None


def test_event_may_be_undone(working):
    batch = enter(working, LEAVE, from_="114/12/01")["batch"]

    working.ask("batch", "undo", batch, "--apply")

    assert kpi(working.standing(BUREAU, as_of=DAY))["counted"] == 4
