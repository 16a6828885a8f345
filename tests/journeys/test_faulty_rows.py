"""Faults leave a row out and nothing else; a refused file stops the whole command."""

import datetime as dt
import json

import pytest

from journeys.office import balances, faults_of, figures_in, rows_of
from journeys.small import BUREAU, CHEN, GUO, HEADERS, HOURS, LIN, OTHER, PEOPLE, STRANGER
from zhicai.basics.national_ids import demo_id

DAY = dt.date(2026, 11, 20)
WRONG_DIGIT = CHEN[:-1] + str((int(CHEN[-1]) + 1) % 10)
ROW = len(HOURS) + 2  # where a further row of hours stands
HOUR_FAULTS = {
    "wrong check digit": (
        [WRONG_DIGIT, "陳一心", "B-1", "AI素養", 3, "115/05/02"],
        "A",
        "bad_check_digit",
    ),
    "29 February": ([CHEN, "陳一心", "B-1", "AI素養", 3, "115/2/29"], "F", "no_such_day"),
    "a third of an hour": (
        [CHEN, "陳一心", "B-1", "AI素養", 0.33, "115/05/02"],
        "E",
        "not_whole_minutes",
    ),
    "a row again": (HOURS[0], None, "duplicate_row"),
}


@pytest.mark.parametrize("name", HOUR_FAULTS)
def test_faulty_row_is_left_out_and_the_others_go_in(staffed, desk, name):
    row, column, code = HOUR_FAULTS[name]

    answer = staffed.bring(desk.hours(row), agency=BUREAU)

    assert balances(answer)
    rows = rows_of(answer)["hours.xlsx"]
    assert (rows["added"], rows["faulty"]) == (len(HOURS), 1)
    (found_code, cell), *others = faults_of(answer)
    assert (found_code, others) == (f"sheet.{code}", [])
    assert cell == f"{column}{ROW}" if column else cell.endswith(str(ROW))


def test_more_than_a_day_in_a_day_is_a_fault(staffed, desk):
    row = [CHEN, "陳一心", "N-1", "讀書會", 25, "115/05/02"]

    answer = staffed.bring(desk.hours(row), agency=BUREAU)

    assert faults_of(answer) == [("hours.over_day", f"E{ROW}")]
    assert rows_of(answer)["hours.xlsx"]["added"] == len(HOURS)


def test_all_faults_of_a_row_are_told_at_once(staffed, desk):
    row = [WRONG_DIGIT, "陳一心", "B-1", "AI素養", "三", "115/2/29"]

    answer = staffed.bring(desk.hours(row), agency=BUREAU)

    assert sorted(faults_of(answer)) == [
        ("sheet.bad_check_digit", f"A{ROW}"),
        ("sheet.no_such_day", f"F{ROW}"),
        ("sheet.not_hours", f"E{ROW}"),
    ]
    assert rows_of(answer)["hours.xlsx"]["faulty"] == 1


def test_no_fault_shows_a_whole_id(staffed, desk):
    row = [WRONG_DIGIT, "陳一心", "B-1", "AI素養", 3, "115/05/02"]

    said = json.dumps(staffed.bring(desk.hours(row), agency=BUREAU), ensure_ascii=False)

    assert "D20000****" in said or "D10000****" in said
    assert WRONG_DIGIT not in said
    assert all(person[0] not in said for person in PEOPLE)


def test_strict_writes_nothing_when_one_row_is_faulty(staffed, desk):
    before = staffed.standing(BUREAU, as_of=DAY)
    file = desk.hours(HOUR_FAULTS["29 February"][0])

    answer = staffed.bring(file, agency=BUREAU, strict=True, code=6)

    assert answer["batch"] is None
    assert figures_in(staffed.standing(BUREAU, as_of=DAY)) == figures_in(before)


def test_strict_writes_all_when_no_row_is_faulty(staffed, desk):
    answer = staffed.bring(desk.hours(), agency=BUREAU, strict=True)

    assert answer["batch"] is not None


def test_person_of_another_agency_is_outside(staffed, desk):
    rows = [[GUO, "郭四維", *HOURS[0][2:]], HOURS[0]]

    answer = staffed.bring(desk.hours(rows=rows[:1]), agency=OTHER)
    refused = staffed.bring(desk.hours(rows=rows[1:], name="b.xlsx"), agency=OTHER)

    assert faults_of(answer) == []
    assert faults_of(refused) == [("agency.outside", "A2")]
    assert rows_of(refused)["b.xlsx"]["faulty"] == 1


def test_unknown_person_and_foreign_person_look_the_same(staffed, desk):
    rows = [[STRANGER, "某人", *HOURS[0][2:]], HOURS[0]]

    answer = staffed.bring(desk.hours(rows=rows), agency=OTHER)

    assert faults_of(answer) == [("agency.outside", "A2"), ("agency.outside", "A3")]


def test_roster_row_of_another_agency_is_outside(staffed, desk):
    answer = staffed.bring(desk.write("roster", PEOPLE, name="r.xlsx"), agency=OTHER)

    assert [code for code, _ in faults_of(answer)] == ["agency.outside"] * 3
    assert rows_of(answer)["r.xlsx"]["unchanged"] == 1


def test_two_full_names_under_one_id_are_a_fault(staffed, desk):
    rows = [
        PEOPLE[0],
        [LIN, "林二美", *PEOPLE[1][2:]],
        [LIN, "林大美", *PEOPLE[1][2:5], "115/02/01"],
    ]

    answer = staffed.bring(desk.write("roster", rows, name="r.xlsx"), agency=BUREAU)

    assert faults_of(answer) == [("sheet.two_names", "B4")]


def test_one_name_under_two_ids_is_no_fault(staffed, desk):
    rows = [[demo_id("E", 2, 810 + n), "陳怡君", *PEOPLE[0][2:]] for n in range(2)]

    answer = staffed.bring(desk.write("roster", rows, name="r.xlsx"), agency=BUREAU)

    assert faults_of(answer) == []
    assert rows_of(answer)["r.xlsx"]["added"] == 2


def test_other_name_in_hours_is_a_notice_and_the_roster_name_stays(staffed, desk):
    answer = staffed.bring(desk.hours(rows=[[CHEN, "陳一?", *HOURS[0][2:]]]), agency=BUREAU)

    assert [each["code"] for each in answer["files"][0]["notices"]] == ["sheet.name_differs"]
    assert rows_of(answer)["hours.xlsx"]["added"] == 1


def test_file_of_another_kind_stops_the_whole_command(staffed, desk):
    recipes = desk.write("hours", [["粥", "兩碗"]], name="x.xlsx", header=["菜名", "份量"])

    answer = staffed.bring(desk.hours(), recipes, agency=BUREAU, code=6)

    assert answer["batch"] is None
    assert ("layout.unknown", None) in faults_of(answer) or "layout.unknown" in str(answer)
    assert rows_of(staffed.bring(desk.hours(), agency=BUREAU))["hours.xlsx"]["added"] == len(HOURS)


def test_empty_file_stops_the_whole_command(staffed, desk):
    empty = desk.folder / "空.xlsx"
    empty.write_bytes(b"")

    answer = staffed.bring(empty, agency=BUREAU, code=6)

    assert [code for code, _ in faults_of(answer)] == ["file.empty"]


def test_missing_file_is_said_to_be_missing(staffed, desk):
    staffed.run("import", desk.folder / "沒有.xlsx", "--agency", BUREAU, "--json", code=6)


def test_unknown_agency_is_not_found(staffed, desk):
    staffed.run("standing", "--agency", "999899999Z", "--json", code=3)
    staffed.run("import", desk.hours(), "--agency", "999899999Z", "--json", code=3)


def test_uncertain_column_is_refused_and_settled_by_a_map(staffed, desk):
    header = [*HEADERS["hours"][:4], "學分", "完成日期"]
    file = desk.write("hours", HOURS, name="學分.xlsx", header=header)

    refused = staffed.bring(file, agency=BUREAU, code=6)
    settled = staffed.bring(file, agency=BUREAU, maps={"學分": "minutes"})

    assert [code for code, _ in faults_of(refused)] == ["layout.column_uncertain"]
    assert rows_of(settled)["學分.xlsx"]["added"] == len(HOURS)


def test_settled_column_is_remembered(staffed, desk):
    header = [*HEADERS["hours"][:4], "學分", "完成日期"]
    file = desk.write("hours", HOURS, name="學分.xlsx", header=header)
    staffed.bring(file, agency=BUREAU, maps={"學分": "minutes"})
    more = [[*HOURS[0][:5], "115/06/01"]]

    again = staffed.bring(desk.write("hours", more, name="再來.xlsx", header=header), agency=BUREAU)

    assert rows_of(again)["再來.xlsx"]["added"] == 1
