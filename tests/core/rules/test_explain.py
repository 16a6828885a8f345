"""Why a verdict is what it is: the value, its place, each record, and what is doubted."""

import datetime as dt

import pytest

from core.rules.crowds import crowd
from core.rules.worlds import YEAR, YEAR_END, World, book, day, learner, one_person
from zhicai.basics.words import Verdict
from zhicai.core.rules.verdicts import JUDGED, column_of
from zhicai.exchange.parquet.people import explain_person

KPI = "kpi.ai_attainment"
COUNTED = {
    "kpi.ai_attainment": "ai_minutes",
    "kpi.ai_attainment_sum": "ai_minutes",
    "hours.ai_required": "ai_minutes",
    "hours.required": "required_minutes",
    "hours.work_related": "work_related_minutes",
    "hours.environment": "environment_minutes",
}


def told(world, provision_id=KPI, *, person=1, as_of=YEAR_END, year=YEAR):
    return explain_person(
        world.facts(), book(), person=person, provision_id=provision_id, year=year, as_of=day(as_of)
    )


def whys(world, provision_id=KPI, **options):
    """(why, minutes counted) of each record, in order of completion."""
    found = told(world, provision_id, **options)
    return [(one.why, one.counted_minutes) for one in found.records]


def test_an_explanation_names_value_source_clause_and_doubts():
    found = told(learner(("basic", 60)))

    assert (found.verdict, found.in_force.value) == (Verdict.SHORT, {"basic": 180, "advanced": 180})
    assert all(place.source in book().sources and place.clause for place in found.basis)
    assert {one.provision_id for one in found.doubts} >= {KPI, "hours.repeat_course", "kpi.scopes"}


def test_each_record_says_whether_it_counts_and_why_not():
    world = one_person().course(1, "basic").course(2, "none").course(3)
    world.learnt(1, 1, 60, on=dt.date(2025, 12, 31)).learnt(1, 1, 61, on="1/1")
    world.learnt(1, 1, 62, on="2/1").learnt(1, 2, 63, on="3/1").learnt(1, 3, 64, on="4/1")
    world.learnt(1, 1, 65, on="7/1").learnt(1, 9, 66, on=dt.date(2027, 1, 1))

    assert whys(world, as_of="6/30") == [
        ("outside_year", 0),
        (None, 61),
        ("repeat", 0),
        ("level_none", 0),
        ("level_unconfirmed", 0),
        ("after_as_of", 0),
        ("outside_year", 0),
    ]


@pytest.mark.parametrize(
    ("provision_id", "expected"),
    [
        ("hours.required", ["not_required", "requirement_unmarked", None]),
        ("hours.environment", ["not_environment", "environment_unmarked", None]),
        ("hours.ai_required", ["level_none", "level_unconfirmed", None]),
    ],
)
def test_the_marks_of_a_course_decide_by_provision(provision_id, expected):
    world = one_person().course(1, "none", is_required=False, is_environment=False)
    world.course(2).course(3, "basic", is_environment=True)
    for course in (1, 2, 3):
        world.learnt(1, course, 60)

    assert [why for why, _ in whys(world, provision_id)] == expected


def test_work_related_records_without_a_flag_count_with_a_note():
    world = one_person()
    for course, work in enumerate((True, False, None)):
        world.learnt(1, course, 60, work=work)

    found = told(world, "hours.work_related").records

    assert [(one.why, one.note) for one in found] == [
        (None, None),
        ("not_work_related", None),
        (None, "work_related_unflagged"),
    ]


def test_the_summary_stands_beside_the_records_with_the_difference():
    world = learner(("basic", 60), ("none", 30)).summed(1, basic_minutes=90, total_minutes=80)

    found = told(world)

    assert (found.minutes_source, found.summary.minutes["basic_minutes"]) == ("records", 90)
    assert found.summary.above_records == {"total_minutes": -10, "basic_minutes": 30}


def test_a_summary_that_alone_is_known_has_no_difference():
    found = told(one_person().summed(1, basic_minutes=90))

    assert (found.minutes_source, found.summary.above_records) == ("summary", {})


def test_the_complete_files_that_make_a_zero_are_named():
    world = World().agency(1).agency(2, 1).covered(1, span=("1/1", "6/30")).posted(1, 2)

    (found,) = told(world).coverages

    assert (found.agency, found.covered_from, found.covered_until) == (1, day("1/1"), day("6/30"))


def test_a_year_without_a_published_value_says_which_gap_it_is():
    found = told(one_person(), year=116, as_of=dt.date(2027, 3, 1))

    assert (found.in_force, found.basis, found.reason) == (None, (), "not_published")
    assert "U08" in {gap.id for gap in found.gaps}


def test_somebody_without_a_posting_in_the_year_has_no_explanation():
    assert told(one_person(), person=99) is None


@pytest.mark.parametrize("provision_id", JUDGED)
def test_the_records_said_to_count_make_the_minutes_of_the_verdict(provision_id):
    world = crowd(21, people=60)
    standings = world.judge("10/31")
    by_records = [row for row in standings.values() if row["minutes_source"] == "records"]

    for row in by_records[:10]:
        found = told(world, provision_id, person=row["person"], as_of="10/31")
        assert sum(one.counted_minutes for one in found.records) == row[COUNTED[provision_id]]
        assert found.verdict == row[column_of(provision_id)]
    assert len(by_records) >= 10
