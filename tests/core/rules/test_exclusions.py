"""Status events: counted, not counted, or not counted when they fill the year."""

import datetime as dt
from dataclasses import replace

import pytest

from core.rules.worlds import book, one_person
from zhicai.core.rules.exclusions import EVENTS, kinds_with

BEFORE = dt.date(2025, 8, 1)


def with_effect(kind, effect):
    """The rulebook with another effect of one kind of event; None is a value not published."""
    provision = book().provisions[EVENTS + kind]
    gap = None if effect else "U06"
    values = tuple(
        replace(entry, value=effect and {"effect": effect}, unpublished=gap)
        for entry in provision.values
    )
    laid = {**book().provisions, provision.id: replace(provision, values=values)}
    return replace(book(), provisions=laid)


def why(*spells, as_of="12/31", rules=None):
    """The exclusion of a person with these events, each (kind, from, until)."""
    world = one_person()
    for kind, *span in spells:
        world.event(1, kind, span=span)
    return world.judge_one(as_of, rules=rules)["exclusion"]


@pytest.mark.parametrize(
    ("spell", "reason"),
    [
        (("1/1", "12/31"), "unpaid_leave_whole_year"),
        ((BEFORE, None), "unpaid_leave_whole_year"),
        ((BEFORE, dt.date(2027, 7, 31)), "unpaid_leave_whole_year"),
        (("1/2", None), None),
        ((BEFORE, "12/30"), None),
    ],
)
def test_unpaid_leave_takes_out_only_who_has_it_all_year(spell, reason):
    assert why(("unpaid_leave", *spell)) == reason


def test_leave_that_follows_leave_is_one():
    first, second = ("unpaid_leave", BEFORE, "6/30"), ("unpaid_leave", "7/1", None)

    assert why(first, second) == "unpaid_leave_whole_year"


def test_a_day_at_work_between_two_leaves_counts_the_person():
    assert why(("unpaid_leave", BEFORE, "6/30"), ("unpaid_leave", "7/2", None)) is None


def test_a_long_leave_is_not_broken_by_a_short_one_inside_it():
    assert why(("unpaid_leave", BEFORE, None), ("unpaid_leave", "3/1", "3/31")) == (
        "unpaid_leave_whole_year"
    )


def test_a_leave_that_is_known_to_end_in_the_year_counts_on_every_day():
    assert why(("unpaid_leave", BEFORE, "8/31"), as_of="6/30") is None


@pytest.mark.parametrize(("as_of", "reason"), [("3/31", "unpaid_leave_whole_year"), ("4/1", None)])
def test_reinstatement_ends_an_open_leave(as_of, reason):
    leave, back = ("unpaid_leave", BEFORE, None), ("reinstatement", "4/1", None)

    assert why(leave, back, as_of=as_of) == reason


def test_a_leave_begun_after_a_reinstatement_is_open_again():
    assert why(("reinstatement", "2/1", None), ("suspension", "3/1", None)) == "suspension"


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [("2/28", None), ("3/1", "suspension"), ("6/30", "suspension"), ("7/1", None)],
)
def test_suspension_takes_out_on_its_days(as_of, reason):
    assert why(("suspension", "3/1", "6/30"), as_of=as_of) == reason


@pytest.mark.parametrize(
    "kind", ["sick_leave", "loan_out", "loan_in", "mid_year_entry", "transfer"]
)
def test_other_events_are_counted(kind):
    assert why((kind, BEFORE, None)) is None


def test_departure_takes_out_from_its_day():
    assert why(("departure", "7/16", None), as_of="7/15") is None
    assert why(("departure", "7/16", None), as_of="7/16") == "departure"


def test_an_event_whose_effect_is_not_published_is_counted():
    assert why(("suspension", BEFORE, None), rules=with_effect("suspension", None)) is None


def test_an_agency_may_read_an_event_otherwise():
    rules = with_effect("sick_leave", "whole_year_not_counted")

    assert why(("sick_leave", BEFORE, None), rules=rules) == "sick_leave_whole_year"
    assert kinds_with("whole_year_not_counted", rules, BEFORE) == ["sick_leave", "unpaid_leave"]


def test_who_has_left_is_said_to_have_left_before_anything_else():
    world = one_person(span=(None, "6/30"), category="unknown").event(
        1, "suspension", span=(BEFORE, None)
    )

    assert world.judge_one()["exclusion"] == "left_service"


def test_of_two_events_one_reason_is_given_always_the_same():
    leave, other = ("unpaid_leave", BEFORE, None), ("suspension", BEFORE, None)

    assert why(leave, other) == why(other, leave) == "suspension"
