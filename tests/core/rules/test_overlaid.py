"""Agencies' own decisions in judging: the nearest one in force at or above, in one pass."""

import datetime as dt
from dataclasses import replace

import pytest

from core.rules.worlds import ENGINES, World

LEAVE, REPEAT = "staff.events.unpaid_leave", "hours.repeat_course"


def three_levels():
    """A county 1, a bureau 2 with a school 3, another bureau 4; one person on leave in each."""
    world = World().agency(1).agency(2, 1).agency(3, 2).agency(4, 1)
    for agency in (1, 2, 3, 4):
        world.posted(agency, agency).event(agency, "unpaid_leave", span=("3/1", None))
    return world


def decided(world, agency, setting, *, provision=LEAVE, span=(None, None)):
    return world.decided(agency, provision, setting, span=span)


def left_out(world, as_of="12/31", **options):
    standings = world.judge(as_of, **options)
    return [person for person, row in sorted(standings.items()) if row["exclusion"]]


def test_decision_holds_for_the_agency_and_all_below_it():
    world = decided(three_levels(), 2, "not_counted")

    assert left_out(three_levels()) == []
    assert left_out(world) == [2, 3]


@pytest.mark.parametrize("engine", ENGINES)
def test_nearest_decision_wins_on_every_engine(engine):
    world = decided(decided(three_levels(), 1, "not_counted"), 3, "counted")

    assert left_out(world, engine=engine) == [1, 2, 4]


@pytest.mark.parametrize(("as_of", "out"), [("6/30", []), ("7/1", [2, 3]), ("9/1", [])])
def test_decision_holds_from_its_day_until_its_last(as_of, out):
    span = (dt.date(2026, 7, 1), dt.date(2026, 8, 31))
    world = decided(three_levels(), 2, "not_counted", span=span)

    assert left_out(world, as_of) == out


def test_later_decision_ends_the_earlier_even_after_its_own_end():
    first = decided(three_levels(), 2, "not_counted")
    ended = (dt.date(2026, 6, 1), dt.date(2026, 6, 30))

    world = decided(first, 2, "counted", span=ended)

    assert left_out(world, "5/31") == [2, 3]
    assert left_out(world, "12/31") == []


def test_decision_of_another_kind_of_event_changes_nothing():
    world = decided(three_levels(), 1, "not_counted", provision="staff.events.sick_leave")

    assert left_out(world) == []


def twice(*agencies):
    """One person in each agency who took the same basic course twice."""
    world = World().agency(1).agency(2, 1).course(1, "basic")
    for agency in agencies:
        world.posted(agency, agency).learnt(agency, 1, 60).learnt(agency, 1, 60, on="4/1")
    return world


@pytest.mark.parametrize("engine", ENGINES)
def test_repeated_course_counts_each_time_only_where_decided(engine):
    world = decided(twice(1, 2), 2, "every_time", provision=REPEAT)

    standings = world.judge(engine=engine)

    assert {person: row["basic_minutes"] for person, row in standings.items()} == {1: 60, 2: 120}


def test_agency_may_keep_to_once_under_another_that_does_not():
    above = decided(twice(1, 2), 1, "every_time", provision=REPEAT)

    world = decided(above, 2, "once_a_year", provision=REPEAT)

    assert {p: row["basic_minutes"] for p, row in world.judge().items()} == {1: 120, 2: 60}


def test_facts_without_any_decision_are_judged_as_with_an_empty_list(monkeypatch):
    world = three_levels()
    with_list = world.judge()
    facts = world.facts()

    monkeypatch.setattr(world, "facts", lambda *_: replace(facts, overlays=None))

    assert world.judge() == with_list
