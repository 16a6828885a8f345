"""Coverage and summaries: when no row means zero, and how two sources are judged."""

import datetime as dt

import pytest

from core.rules.worlds import World, learner, one_person
from zhicai.core.rules.verdicts import JUDGED, column_of

FULL = {"basic_minutes": 180, "advanced_minutes": 180}


def verdicts(row):
    return {row[column_of(provision_id)] for provision_id in JUDGED}


def test_outside_any_coverage_minutes_are_null_and_every_verdict_is_unknown():
    row = one_person().judge_one()

    assert (row["basic_minutes"], row["total_minutes"], row["minutes_source"]) == (None, None, None)
    assert (verdicts(row), row["reason"]) == ({"unknown"}, "no_data")


def test_inside_a_complete_file_no_row_is_zero():
    row = one_person().covered(1).judge_one()

    assert (row["basic_minutes"], row["total_minutes"]) == (0, 0)
    assert (verdicts(row), row["minutes_source"]) == ({"short"}, "coverage")


def test_a_complete_file_of_an_agency_above_covers_those_below():
    world = World().agency(1).agency(2, 1).agency(3, 2).agency(4).covered(1)
    world.posted(1, 3).posted(2, 4)

    rows = world.judge()

    assert (rows[1]["total_minutes"], rows[2]["total_minutes"]) == (0, None)


def test_a_complete_file_below_does_not_cover_those_above():
    world = World().agency(1).agency(2, 1).covered(2).posted(1, 1)

    assert world.judge_one()["total_minutes"] is None


@pytest.mark.parametrize(
    ("span", "total"),
    [
        (("1/1", "3/31"), 0),
        (("6/30", "12/31"), 0),
        (("7/1", "12/31"), None),
        ((dt.date(2025, 1, 1), "1/1"), 0),
        ((dt.date(2025, 1, 1), dt.date(2025, 12, 31)), None),
    ],
)
def test_a_complete_file_covers_when_it_shares_a_day_with_the_year_so_far(span, total):
    assert one_person().covered(1, span=span).judge_one("6/30")["total_minutes"] == total


def test_one_record_of_any_level_makes_each_missing_level_zero():
    row = learner(("none", 30), covered=False).judge_one()

    assert (row["basic_minutes"], row["advanced_minutes"]) == (0, 0)
    assert (row["kpi_ai_attainment"], row["minutes_source"]) == ("short", "records")


def test_a_summary_is_judged_where_there_is_no_record():
    row = one_person().summed(1, **FULL).judge_one()

    assert (row["basic_minutes"], row["minutes_source"], row["summary"]) == (180, "summary", 1)
    assert {row["kpi_ai_attainment"], row["hours_ai_required"]} == {"met"}


def test_a_figure_that_a_summary_does_not_tell_stays_unknown():
    row = one_person().summed(1, ai_minutes=360).judge_one()

    assert (row["hours_ai_required"], row["kpi_ai_attainment_sum"]) == ("met", "met")
    assert (row["kpi_ai_attainment"], row["hours_work_related"]) == ("unknown", "unknown")
    assert (row["ai_minutes"], row["basic_minutes"]) == (360, None)


def test_a_row_of_a_summary_is_a_row_even_inside_a_complete_file():
    row = one_person().covered(1).summed(1, ai_minutes=400).judge_one()

    assert (row["kpi_ai_attainment"], row["hours_ai_required"]) == ("unknown", "met")
    assert row["basic_minutes"] is None


def test_records_and_summary_are_never_added():
    world = learner(("basic", 179), ("advanced", 179)).summed(1, **dict.fromkeys(FULL, 100))

    row = world.judge_one()

    assert (row["kpi_ai_attainment"], row["basic_minutes"]) == ("short", 179)


@pytest.mark.parametrize(
    ("basic", "advanced", "said"), [(180, 180, "met"), (179, 180, "short"), (None, 180, "short")]
)
def test_met_by_either_source_is_met(basic, advanced, said):
    world = learner(("basic", 60)).summed(1, basic_minutes=basic, advanced_minutes=advanced)

    assert world.judge_one()["kpi_ai_attainment"] == said


def test_unconfirmed_records_keep_a_short_summary_unknown():
    world = learner((None, 360)).summed(1, **dict.fromkeys(FULL, 0))

    row = world.judge_one()

    assert (row["kpi_ai_attainment"], row["reason"]) == ("unknown", "level_unconfirmed")


def test_a_person_whose_portal_says_met_misses_nothing():
    row = learner(("basic", 60)).summed(1, **FULL).judge_one()

    assert (row["basic_minutes"], row["missing_basic_minutes"]) == (60, 0)


@pytest.mark.parametrize(
    ("span", "used"),
    [
        (("1/1", "6/30"), 1),
        (("1/1", "7/1"), None),
        ((dt.date(2025, 12, 31), "6/30"), None),
        (("2/1", "2/28"), 1),
    ],
)
def test_a_summary_is_usable_inside_the_year_so_far(span, used):
    assert one_person().summed(1, span=span, **FULL).judge_one("6/30")["summary"] == used


def test_the_latest_usable_summary_is_used_then_the_later_one():
    world = one_person().summed(1, span=("1/1", "3/31"), **FULL)
    world.summed(1, basic_minutes=1).summed(1, basic_minutes=2)

    row = world.judge_one()

    assert (row["summary"], row["basic_minutes"], row["kpi_ai_attainment"]) == (3, 2, "unknown")


def test_a_year_before_every_provision_has_no_verdict():
    row = learner(("basic", 180)).judge_one(dt.date(1991, 12, 31), year=80)

    assert (verdicts(row), row["reason"]) == ({"unknown"}, "not_published")
