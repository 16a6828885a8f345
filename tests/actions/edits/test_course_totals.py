"""What is kept of each course and agency is what the records say, whatever happened to them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, COUNTY, GUO, HOURS, LIN, ROSTER, SIBLING, WU
from zhicai.actions.edits import course_states as states
from zhicai.actions.list_courses import CoursesQuery, list_courses
from zhicai.actions.recount import recount_records
from zhicai.records.standings.models import CourseYear

MORE = (
    (LIN, "林二美", "N-1", "生成式AI入門", "1", "115/03/02"),
    (LIN, "林二美", "N-1", "生成式AI入門", "2", "115/03/09"),
    (WU, "吳三立", "N-1", "生成式AI入門", "1", "115/03/02"),
    (GUO, "郭四維", "B-1", "AI素養", "2", "115/05/02"),
    (GUO, "郭四維", "B-1", "AI素養", "2", "114/05/02"),
)
LATER = dt.datetime(2026, 12, 5, 9, tzinfo=dt.UTC)
YEAR_AFTER = dt.datetime(2027, 1, 10, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def every_office_is_large(monkeypatch):
    monkeypatch.setattr(states, "FEW", 0)


@pytest.fixture
def busy(county):
    county.hours()
    county.hours(MORE)
    return county


def told(world, agency=COUNTY):
    """Course → what the list says of it."""
    query = CoursesQuery(agency_code=agency, size=100)
    rows = list_courses(query, by=world.caller()).page.rows
    return {
        one.state.name: (
            one.state.records,
            one.state.people,
            one.state.minutes,
            one.state.waiting_people,
            one.state.waiting_minutes,
        )
        for one in rows
    }


def agrees(world, monkeypatch):
    """Each office says the same from what is kept and from the records, which differ nowhere."""
    kept = [told(world, one) for one in (COUNTY, BUREAU, SIBLING)]
    states.forget()
    with monkeypatch.context() as patch:
        patch.setattr(states, "_kept_rows", lambda *_, **__: [])
        counted = [told(world, one) for one in (COUNTY, BUREAU, SIBLING)]
    states.forget()
    assert kept == counted
    return recount_records(year=None, by=world.caller()).differences == 0


def test_an_import_is_counted_by_course_and_agency(busy, monkeypatch):
    assert told(busy)["生成式AI入門"] == (3, 2, 240, 2, 240)
    assert told(busy)["AI素養"] == (3, 3, 480, 0, 0)
    assert told(busy, SIBLING)["AI素養"] == (1, 1, 120, 0, 0)
    assert agrees(busy, monkeypatch)


def test_a_list_of_a_large_office_reads_no_record(busy):
    with CaptureQueriesContext(connection) as asked:
        told(busy)

    statements = [one["sql"] for one in asked if 'FROM "learning_learningrecord"' in one["sql"]]
    assert [sql for sql in statements if "presentview" not in sql.lower()] == []
    assert any("standings_courseyear" in one["sql"] for one in asked)


def test_an_undo_puts_back_what_was_kept(busy, monkeypatch):
    before = told(busy)
    report = busy.hours([(GUO, "郭四維", "N-9", "健行", "2", "115/03/02"), *HOURS[:1]])

    busy.undo(report.batch)

    assert told(busy) == before
    assert agrees(busy, monkeypatch)


def test_records_follow_the_person_to_another_agency(busy, monkeypatch):
    moved = (LIN, "林二美", SIBLING, "科員", "一般人員", "115/06/01", "")
    busy.bring(busy.file("roster", [*ROSTER[:1], *ROSTER[2:], moved]))

    assert told(busy, SIBLING)["生成式AI入門"] == (2, 1, 180, 1, 180)
    assert agrees(busy, monkeypatch)


def test_a_decision_of_an_agency_below_counts_whoever_waits_elsewhere(busy, monkeypatch):
    busy.bring(busy.file("levels", [("N-1", "生成式AI入門", "基礎", "否")]), agency=SIBLING)

    assert told(busy)["生成式AI入門"] == (3, 2, 240, 2, 240)
    assert agrees(busy, monkeypatch)


def test_a_record_of_a_later_day_counts_from_that_day(busy, monkeypatch):
    busy.hours([(WU, "吳三立", "N-1", "生成式AI入門", "1", "115/12/01")])
    assert told(busy)["生成式AI入門"][0] == 3

    busy.now = LATER
    assert told(busy)["生成式AI入門"][0] == 4

    busy.hours([(GUO, "郭四維", "N-1", "生成式AI入門", "1", "115/03/03")])
    assert told(busy)["生成式AI入門"][0] == 5
    assert agrees(busy, monkeypatch)


def test_a_new_year_begins_with_nothing_and_forgets_the_old(busy, monkeypatch):
    busy.now = YEAR_AFTER
    assert told(busy)["AI素養"][:3] == (0, 0, 0)

    busy.hours([(GUO, "郭四維", "B-1", "AI素養", "2", "116/01/05")])

    assert told(busy)["AI素養"][:3] == (1, 1, 120)
    assert set(CourseYear.objects.values_list("year", flat=True)) == {116}
    assert agrees(busy, monkeypatch)


def test_an_installation_that_never_kept_any_answers_and_fills_at_the_next_batch(busy, monkeypatch):
    before = told(busy)
    CourseYear.objects.all().delete()
    states.forget()
    assert told(busy) == before

    busy.hours([(GUO, "郭四維", "N-1", "生成式AI入門", "1", "115/03/03")])

    assert CourseYear.objects.values("agency_id").distinct().count() == 3
    assert agrees(busy, monkeypatch)
