"""Rows of a course list with levels (semantics §1.4, §4: a fact for the whole year)."""

import datetime as dt

from actions.world import BUREAU, CHEN, GUO, HEADERS, HOURS, LEVELS, SIBLING, codes, kpi, rows_of

FULL = ("開課單位", *HEADERS["levels"])
SAME = ("X-1", "生成式AI")


def decide(world, level, *, agency, required="", row=SAME):
    return world.bring(world.file("levels", [(*row, level, required)]), agency=agency)


def two_people(world):
    world.hours(
        [(CHEN, "陳一心", *SAME, "3", "115/03/02"), (GUO, "郭四維", *SAME, "3", "115/03/02")]
    )


def basics(world):
    return [world.basic_of(CHEN), world.basic_of(GUO)]


def test_a_level_of_one_agency_does_not_reach_its_sibling(county):
    two_people(county)

    decide(county, "基礎", agency=BUREAU)

    assert basics(county) == [180, 0]


def test_a_level_of_the_county_reaches_everybody_below(county):
    two_people(county)

    decide(county, "基礎", agency="999000000Z")

    assert basics(county) == [180, 180]


def test_the_nearest_level_holds(county):
    two_people(county)
    decide(county, "基礎", agency="999000000Z")

    decide(county, "非AI", agency=SIBLING)

    assert basics(county) == [180, 0]


def test_a_level_of_one_provider_holds_for_that_provider_only(county):
    header = ("身分證字號", "姓名", "開課單位", *HEADERS["hours"][2:])
    rows = [(CHEN, "陳一心", who, "P-1", "課", "3", "115/03/02") for who in ("甲平台", "乙平台")]
    county.bring(county.file("hours", rows, header=header))

    county.bring(county.file("levels", [("甲平台", "P-1", "課", "基礎", "是")], header=FULL))

    minutes = county.listed()["陳一心"].minutes
    assert (minutes[0], minutes[2]) == (180, 180)


def test_a_level_applies_to_the_whole_year_from_when_it_is_known(county):
    two_people(county)
    before = county.later(seconds=1)

    decide(county, "基礎", agency="999000000Z")

    march = dt.date(2026, 3, 31)
    assert county.listed(as_of=march)["陳一心"].minutes[0] == 180
    assert county.listed(as_of=march, known_at=before)["陳一心"].minutes[0] == 0


def test_a_changed_level_is_an_update(county):
    report = decide(county, "進階", agency="999000000Z", required="是", row=LEVELS[0][:2])

    assert rows_of(report) == {"total": 1, "updated": 1}


def test_a_list_without_the_required_column_keeps_the_mark(county):
    file = county.file("levels", [row[:3] for row in LEVELS], header=HEADERS["levels"][:3])

    assert rows_of(county.bring(file)) == {"total": 2, "unchanged": 2}


def test_a_course_twice_with_two_levels_is_a_conflict(county):
    rows = [("Y-1", "課", "基礎", ""), ("Y-1", "課", "進階", ""), ("Y-1", "課", "基礎", "")]

    report = county.bring(county.file("levels", rows))

    assert codes(report.files[0].faults) == ["course.level_conflict", "sheet.duplicate_row"]
    assert rows_of(report) == {"total": 3, "added": 1, "faulty": 2}


def test_ai_courses_count_as_required_whatever_their_mark(county):
    decide(county, "基礎", agency="999000000Z", required="否")
    county.hours([(CHEN, "陳一心", *SAME, "10", "115/03/02")])

    assert kpi(county.standing(), "hours.required") == (1, 0, 3)


def test_an_unmarked_course_leaves_open_what_it_could_decide(county):
    decide(county, "非AI", agency="999000000Z")
    county.hours([(CHEN, "陳一心", *SAME, "10", "115/03/02"), HOURS[2]])

    figure = county.standing().figure.get("hours.required").counts
    assert (figure.met, figure.short, figure.unknown) == (0, 1, 3)
