"""Rows of hours (semantics §1.4, §1.5, §2, §3.2)."""

import datetime as dt

import pytest

from actions.world import CHEN, HEADERS, HOURS, LIN, WU, codes, kpi, rows_of
from zhicai.records.learning.models import LearningRecord

SESSIONS = (*HEADERS["hours"], "期別")
FLAGGED = (*HEADERS["hours"], "業務相關")
CATEGORISED = (*HEADERS["hours"], "課程類別代碼")
PROVIDED = ("身分證字號", "姓名", "開課單位", "課程代碼", "課程名稱", "認證時數", "完成日期")
ROW = HOURS[0]
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 11, 1))


def current():
    return LearningRecord.objects.filter(known_until=None)


def levels(world, *rows):
    world.bring(world.file("levels", rows))


def provided(world, *rows):
    return world.bring(world.file("hours", rows, header=PROVIDED))


def test_the_same_key_with_other_minutes_is_an_update(county):
    county.hours()

    report = county.hours([(*ROW[:4], "2", ROW[5])])

    assert rows_of(report) == {"total": 1, "updated": 1}
    assert kpi(county.standing()) == (0, 2, 2)


def test_the_same_key_twice_in_one_file_is_a_fault(county):
    report = county.hours([ROW, (*ROW[:4], "2", ROW[5])])

    assert codes(report.files[0].faults) == ["sheet.duplicate_row"]
    assert rows_of(report) == {"total": 2, "added": 1, "faulty": 1}
    assert current().get().minutes == 180


@pytest.mark.parametrize("other", [("01", "115/03/02"), ("02", "115/03/03")])
def test_another_session_or_day_is_another_record(county, other):
    session, day = other
    rows = [(*ROW, "01") if session != "01" else (*ROW, "02"), (*ROW[:5], day, session)]

    report = county.bring(county.file("hours", rows, header=SESSIONS))

    assert rows_of(report) == {"total": 2, "added": 2}


def test_the_same_course_counts_once_a_year(county):
    county.hours([ROW, (*ROW[:5], "115/05/02")])

    assert county.basic_of(CHEN) == 180
    why = [record.why for record in county.explain("陳一心").told.records]
    assert sorted(map(str, why)) == ["None", "repeat"]


def test_the_same_course_counts_again_in_another_year(county):
    county.hours([ROW, (*ROW[:5], "114/05/02")])

    assert county.listed(year=115, as_of=dt.date(2026, 11, 1))["陳一心"].minutes[0] == 180
    assert county.listed(year=114)["陳一心"].minutes[0] == 180


def test_hours_of_one_file_correct_those_of_an_earlier_file_of_the_command(county):
    first, second = county.file("hours", [ROW]), county.file("hours", [(*ROW[:4], "1", ROW[5])])

    report = county.bring(first, second)

    assert [rows_of(report, at) for at in (0, 1)] == [
        {"total": 1, "added": 1},
        {"total": 1, "updated": 1},
    ]
    assert current().get().minutes == 60


def test_what_a_plain_file_does_not_say_stays(county):
    county.bring(county.file("hours", [(*ROW, "否")], header=FLAGGED))

    report = county.hours([ROW])

    assert rows_of(report) == {"total": 1, "unchanged": 1}
    assert current().get().is_work_related is False


def test_hours_flagged_as_not_work_related_do_not_count_as_such(county):
    county.bring(county.file("hours", [(*ROW[:4], "24", ROW[5], "否")], header=FLAGGED))

    assert kpi(county.standing(), "hours.work_related") == (0, 1, 3)


def test_hours_without_a_flag_count_as_work_related(county):
    county.hours([(*ROW[:4], "24", ROW[5])])

    assert kpi(county.standing(), "hours.work_related") == (1, 0, 3)


def test_more_than_a_day_in_one_row_is_a_fault(county):
    report = county.hours([(*ROW[:4], "25", ROW[5])])

    assert codes(report.files[0].faults) == ["hours.over_day"]


def test_more_than_a_day_in_two_rows_is_told(county):
    rows = [(*ROW[:4], "13", ROW[5]), (CHEN, "陳一心", "A-1", "AI專案", "13", ROW[5])]

    report = county.hours(rows)

    assert codes(report.files[0].notices) == ["hours.day_total_over"]
    assert rows_of(report) == {"total": 2, "added": 2}


def test_hours_to_come_are_kept_and_told_and_do_not_count_yet(county):
    report = county.hours([(*ROW[:5], "115/12/01")])

    assert codes(report.files[0].notices) == ["hours.in_future"]
    assert kpi(county.standing()) == (0, 0, 4)


def test_no_minutes_are_told_but_are_a_record(county):
    report = county.hours([(*ROW[:4], "0", ROW[5])])

    assert codes(report.files[0].notices) == ["hours.zero"]
    assert kpi(county.standing()) == (0, 1, 3)


def test_a_course_that_nobody_decided_is_asked_about_once(county):
    rows = [
        (who, name, "X-1", "生成式AI", "3", "115/03/02")
        for who, name in ((CHEN, "陳一心"), (LIN, "林二美"))
    ]

    report = county.hours(rows)

    assert codes(report.files[0].notices) == ["course.level_unconfirmed"]
    assert county.listed()["陳一心"].minutes == (0, 0, 180, 0, 180)


def test_unconfirmed_hours_leave_open_what_they_could_decide(county):
    rows = [
        (CHEN, "陳一心", "X-1", "生成式AI", "6", "115/03/02"),
        (LIN, "林二美", "X-1", "生成式AI", "3", "115/03/02"),
    ]

    county.hours(rows)

    told = {name: (line.verdict, line.reason) for name, line in county.listed().items()}
    assert told["陳一心"] == ("unknown", "level_unconfirmed")
    assert told["林二美"] == ("short", None)


def test_confirming_the_level_later_settles_the_year(county):
    county.hours([(CHEN, "陳一心", "X-1", "生成式AI", "6", "115/03/02")])

    levels(county, ("X-1", "生成式AI", "非AI", ""))

    assert kpi(county.standing()) == (0, 1, 3)


def test_a_level_without_provider_holds_for_every_provider(county):
    provided(county, (CHEN, "陳一心", "甲平台", "B-1", "AI素養", "3", "115/03/02"))

    assert county.basic_of(CHEN) == 180


def test_one_code_of_two_providers_is_two_courses(county):
    rows = [
        (CHEN, "陳一心", who, "B-1", "AI素養", "3", "115/03/02") for who in ("甲平台", "乙平台")
    ]

    report = provided(county, *rows)

    assert rows_of(report) == {"total": 2, "added": 2}
    assert county.basic_of(CHEN) == 360


def test_a_course_without_a_code_goes_by_its_folded_name(county):
    levels(county, ("", "生成式 AI 入門", "基礎", "是"))

    provided(county, (CHEN, "陳一心", "", "", "生成式AI入門", "3", "115/03/02"))
    provided(county, (LIN, "林二美", "甲平台", "", "生成式ＡＩ入門", "3", "115/03/02"))

    assert [county.basic_of(who) for who in (CHEN, LIN)] == [180, 180]


def test_a_category_told_after_the_level_is_kept(county):
    levels(county, ("E-1", "淨灘", "非AI", "否"))
    row = (CHEN, "陳一心", "E-1", "淨灘", "4", "115/03/02", "337")

    county.bring(county.file("hours", [row], header=CATEGORISED))

    assert kpi(county.standing(), "hours.environment") == (1, 0, 3)


def test_undoing_the_file_forgets_the_category_too(county):
    row = (CHEN, "陳一心", "E-1", "淨灘", "4", "115/03/02")
    batch = county.bring(county.file("hours", [(*row, "337")], header=CATEGORISED)).batch
    county.undo(batch)

    county.hours([row])

    assert kpi(county.standing(), "hours.environment") == (0, 0, 4)


def test_outside_any_coverage_nothing_is_known(county):
    county.hours([ROW])

    line = county.listed()["吳三立"]
    assert (line.verdict, line.reason, line.minutes) == ("unknown", "no_data", (None,) * 5)


def test_inside_a_complete_file_no_row_means_zero(county):
    county.hours([ROW], complete=YEAR)

    line = county.listed()["吳三立"]
    assert (line.verdict, line.reason, line.minutes) == ("short", None, (0,) * 5)


def test_one_record_of_any_level_makes_each_missing_level_zero(county):
    levels(county, ("N-1", "公文寫作", "非AI", "否"))

    county.hours([(WU, "吳三立", "N-1", "公文寫作", "1", "115/03/02")])

    line = county.listed()["吳三立"]
    assert (line.verdict, line.minutes) == ("short", (0, 0, 0, 60, 60))


def test_a_complete_file_of_last_year_says_nothing_of_this_one(county):
    last = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))

    county.hours([(*ROW[:5], "114/03/02")], complete=last)

    assert kpi(county.standing()) == (0, 0, 4)


def test_before_its_first_day_a_complete_file_says_nothing(county):
    county.hours([ROW], complete=(dt.date(2026, 6, 1), dt.date(2026, 11, 1)))

    assert kpi(county.standing(as_of=dt.date(2026, 5, 31))) == (0, 1, 3)
    assert kpi(county.standing(as_of=dt.date(2026, 6, 1))) == (0, 4, 0)


def test_a_complete_file_of_an_agency_covers_only_what_stands_below_it(county):
    county.hours([HOURS[0]], agency="999010000Z", complete=YEAR)

    assert kpi(county.standing()) == (0, 3, 1)


def test_a_row_not_passed_is_skipped(county):
    header = (
        "課程代碼",
        "期別",
        "身分證字號",
        "姓名",
        "通過",
        "訓練成績",
        "訓練總數",
        "證件字號",
        "出勤上課狀況",
        "生日",
        "學習性質",
        "數位時數",
        "實體時數",
        "實際上課起始日期",
        "實際上課起始時間",
        "實際上課結束日期",
        "實際上課結束時間",
    )
    row = ("B-1", "01", CHEN, "陳一心", "0", "", "", "", "缺課", "", "2", "", "", "", "", "", "")

    report = county.bring(county.file("hours", [row], header=header))

    assert rows_of(report) == {"total": 1, "skipped": 1}
    assert codes(report.files[0].notices) == ["hours.not_passed"]
