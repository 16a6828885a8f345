"""Totals per person, 入口網統計值 (semantics §2)."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.db import connection

from actions.world import CHEN, HEADERS, HOURS, LIN, codes, kpi, rows_of
from zhicai.records.learning.models import HourSummary

SPAN = "115/01/01-115/11/01"
ROW = (CHEN, "陳一心", "示範局", SPAN, "6", "3", "3")


def told(world, *rows, header=()):
    return world.bring(world.file("summary", rows, header=header))


def test_totals_are_judged(county):
    report = told(county, ROW, (LIN, "林二美", "示範局", SPAN, "6", "3", "0"))

    assert rows_of(report) == {"total": 2, "added": 2}
    assert kpi(county.standing()) == (1, 1, 2)


def test_totals_are_never_added_to_records(county):
    county.hours([(CHEN, "陳一心", "B-1", "AI素養", "2", "115/03/02")])

    told(county, (*ROW[:4], "4", "2", "2"))

    line = county.listed()["陳一心"]
    assert (line.verdict, line.minutes[0]) == ("short", 120)


def test_either_source_alone_may_meet_the_target(county):
    county.hours(HOURS[2:])

    told(county, (LIN, "林二美", "示範局", SPAN, "6", "3", "3"))

    assert county.listed()["林二美"].verdict == "met"


def test_the_difference_to_the_records_is_shown(county):
    county.hours(HOURS[2:])
    told(county, (LIN, "林二美", "示範局", SPAN, "6", "3", "3"))

    summary = county.explain("林二美").as_json()["summary"]

    assert summary["above_records"]["advanced_minutes"] == 180
    assert summary["above_records"]["basic_minutes"] == 0


def test_a_column_that_is_missing_cannot_judge(county):
    told(county, ROW[:6], header=HEADERS["summary"][:6])

    assert kpi(county.standing()) == (0, 0, 4)
    assert kpi(county.standing(), "hours.work_related") == (0, 0, 4)


def test_a_later_report_with_fewer_columns_keeps_the_totals_held(county):
    told(county, ROW)

    report = told(county, ROW[:5], header=HEADERS["summary"][:5])

    assert rows_of(report) == {"total": 1, "unchanged": 1}
    assert HourSummary.objects.get(known_until=None).advanced_minutes == 180


def test_a_report_says_nothing_before_its_last_day(county):
    told(county, ROW)

    assert kpi(county.standing(as_of=dt.date(2026, 10, 31))) == (0, 0, 4)
    assert kpi(county.standing(as_of=dt.date(2026, 11, 1))) == (1, 0, 3)


def test_a_report_whose_period_still_runs_tells_until_it_was_handed_in(county):
    told(county, (*ROW[:3], "115/01/01-115/12/31", *ROW[4:]))

    assert kpi(county.standing()) == (1, 0, 3)
    assert kpi(county.standing(as_of=dt.date(2026, 11, 19))) == (0, 0, 4)


def test_the_latest_report_counts(county):
    told(county, ROW)

    told(county, (*ROW[:3], "115/01/01-115/11/15", "4", "2", "2"))

    assert kpi(county.standing()) == (0, 1, 3)
    assert kpi(county.standing(as_of=dt.date(2026, 11, 14))) == (1, 0, 3)


def test_a_person_twice_for_one_period_is_a_fault(county):
    report = told(county, ROW, ROW)

    assert codes(report.files[0].faults) == ["sheet.duplicate_row"]


def test_masked_ids_match_by_name(county):
    report = told(county, ("A10000****", *ROW[1:]))

    assert rows_of(report) == {"total": 1, "added": 1}
    assert codes(report.files[0].notices) == ["person.proposed_match"]


def test_a_report_without_a_period_is_refused(county):
    report = told(
        county, (*ROW[:3], *ROW[4:]), header=(*HEADERS["summary"][:3], "總時數", "AI基礎", "AI進階")
    )

    assert report.is_refused
    assert codes(report.files[0].faults) == ["summary.period_missing"]


def test_the_same_report_a_week_later_is_unchanged_and_keeps_its_day(county):
    row = (CHEN, "陳一心", "示範局", "115/01/01-115/12/31", "6", "3", "3")
    county.bring(county.file("summary", [row]))
    day = HourSummary.objects.get(known_until=None).taken_on
    county.later(days=7)

    again = county.bring(county.file("summary", [row]))

    assert (rows_of(again), again.batch) == ({"total": 1, "unchanged": 1}, None)
    assert HourSummary.objects.get(known_until=None).taken_on == day


def test_rows_from_before_get_the_day_on_which_they_were_first_told(county):
    row = (CHEN, "陳一心", "示範局", "115/01/01-115/12/31", "6", "3", "3")
    county.bring(county.file("summary", [row]))
    county.later(days=5)
    batch = county.bring(county.file("summary", [(*row[:5], "2", "3")])).batch
    county.later(days=2)
    county.undo(batch)
    told = list(HourSummary.objects.order_by("pk").values_list("taken_on", flat=True))
    HourSummary.objects.update(taken_on=None)

    fill = import_module("zhicai.records.learning.migrations.0002_add_taken_on").fill
    fill(apps, SimpleNamespace(connection=connection))

    assert list(HourSummary.objects.order_by("pk").values_list("taken_on", flat=True)) == told
