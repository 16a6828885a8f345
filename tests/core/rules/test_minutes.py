"""Which records count, and what they add up to."""

import datetime as dt
from dataclasses import replace

import pytest

from core.rules.worlds import book, learner, one_person
from zhicai.core.rules.minutes import REPEAT_COURSE


def without_repeat_rule():
    """The rulebook as it would be if a repeated course counted each time."""
    provision = book().provisions[REPEAT_COURSE]
    values = [replace(entry, value={"counts": "each_time"}) for entry in provision.values]
    laid = {**book().provisions, REPEAT_COURSE: replace(provision, values=tuple(values))}
    return replace(book(), provisions=laid)


def test_minutes_fall_into_the_four_kinds_that_make_the_total():
    row = learner(("basic", 60), ("advanced", 90), (None, 120), ("none", 30)).judge_one()

    kinds = ("basic", "advanced", "unconfirmed", "other", "total", "ai")
    assert [row[f"{kind}_minutes"] for kind in kinds] == [60, 90, 120, 30, 300, 150]


def test_a_course_nobody_has_described_is_unconfirmed():
    row = one_person().learnt(1, 77, 360).judge_one()

    assert row["unconfirmed_minutes"] == 360
    assert (row["kpi_ai_attainment"], row["reason"]) == ("unknown", "level_unconfirmed")


@pytest.mark.parametrize(
    ("on", "minutes"),
    [("1/1", 60), ("6/30", 60), ("7/1", 0), (dt.date(2025, 12, 31), 0)],
)
def test_records_count_from_new_years_day_to_the_day_asked_inclusive(on, minutes):
    world = one_person().covered(1).course(1, "basic").learnt(1, 1, 60, on=on)

    assert world.judge_one("6/30")["basic_minutes"] == minutes


def test_the_same_course_counts_once_a_year_by_its_earliest_record():
    world = one_person().course(1, "basic")
    world.learnt(1, 1, 100, on="5/1").learnt(1, 1, 180, on="4/1").learnt(1, 1, 90, on="6/1")

    assert world.judge_one()["basic_minutes"] == 180
    assert world.judge_one(rules=without_repeat_rule())["basic_minutes"] == 370


def test_of_two_records_on_one_day_the_lower_number_counts():
    world = one_person().course(1, "basic").learnt(1, 1, 60).learnt(1, 1, 90)

    assert world.judge_one()["basic_minutes"] == 60


def test_a_repeat_of_last_year_counts_again():
    world = one_person().course(1, "basic")
    world.learnt(1, 1, 60, on=dt.date(2025, 12, 31)).learnt(1, 1, 90, on="1/1")

    assert world.judge_one()["basic_minutes"] == 90


def test_before_the_repeat_the_first_record_alone_counts():
    world = one_person().course(1, "basic").learnt(1, 1, 60, on="4/1").learnt(1, 1, 90, on="3/1")

    assert world.judge_one("3/31")["basic_minutes"] == 90


@pytest.mark.parametrize(
    ("level", "is_required", "required", "unmarked"),
    [
        ("none", True, 60, 0),
        (None, True, 60, 0),
        ("none", False, 0, 0),
        (None, False, 0, 0),
        ("none", None, 0, 60),
        (None, None, 0, 60),
        ("basic", None, 60, 0),
        ("advanced", False, 60, 0),
    ],
)
def test_required_minutes_are_those_of_marked_and_of_ai_courses(
    level, is_required, required, unmarked
):
    world = one_person().course(1, level, is_required=is_required).learnt(1, 1, 60)

    row = world.judge_one()

    assert (row["required_minutes"], row["unmarked_minutes"]) == (required, unmarked)


def test_ai_hours_count_whether_or_not_their_course_is_marked_required():
    world = one_person().course(1, "basic", is_required=False).learnt(1, 1, 180)

    assert world.judge_one()["hours_ai_required"] == "met"


@pytest.mark.parametrize(
    ("work", "related", "unflagged"), [(True, 60, 0), (False, 0, 0), (None, 60, 60)]
)
def test_the_portals_own_flag_decides_what_is_work_related(work, related, unflagged):
    row = one_person().learnt(1, 1, 60, work=work).judge_one()

    assert (row["work_related_minutes"], row["unflagged_minutes"]) == (related, unflagged)


@pytest.mark.parametrize(
    ("is_environment", "counted", "unmarked"), [(True, 60, 0), (False, 0, 0), (None, 0, 60)]
)
def test_environment_minutes_are_those_of_marked_courses(is_environment, counted, unmarked):
    row = one_person().course(1, is_environment=is_environment).learnt(1, 1, 60).judge_one()

    assert row["environment_minutes"] == counted
    assert row["environment_unmarked_minutes"] == unmarked


def test_minutes_earned_in_another_agency_of_the_year_count():
    world = one_person(span=(None, "6/30")).agency(2).posted(1, 2, span=("7/1", None))
    world.course(1, "basic").learnt(1, 1, 60, on="2/1").course(2, "basic").learnt(
        1, 2, 90, on="8/1"
    )

    row = world.judge_one()

    assert (row["agency"], row["basic_minutes"]) == (2, 150)


@pytest.mark.parametrize(
    ("basic", "advanced", "missing"), [(180, 60, (0, 120)), (0, 0, (180, 180)), (200, 200, (0, 0))]
)
def test_missing_minutes_say_what_each_level_still_needs(basic, advanced, missing):
    row = learner(("basic", basic), ("advanced", advanced)).judge_one()

    assert (row["missing_basic_minutes"], row["missing_advanced_minutes"]) == missing


def test_missing_minutes_are_null_without_a_target():
    row = (
        one_person()
        .covered(1, span=("1/1", dt.date(2027, 3, 1)))
        .judge_one(dt.date(2027, 3, 1), year=116)
    )

    assert (row["missing_basic_minutes"], row["missing_advanced_minutes"]) == (None, None)
    assert (row["kpi_ai_attainment"], row["reason"]) == ("unknown", "not_published")
    assert row["hours_ai_required"] == "short"
