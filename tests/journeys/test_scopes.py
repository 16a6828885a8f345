"""Whom the file names, whom the office keeps, and whom the rate counts."""

import datetime as dt

import pytest

from journeys.office import balances, import_order, rows_of, standing_question
from journeys.small import AGENCIES, BUREAU, PEOPLE
from zhicai.basics.national_ids import demo_id

DAY = dt.date(2026, 11, 20)
TEACHER, ADVISER, STRANGE = (demo_id("F", 2, 860 + number) for number in range(3))
MORE = [
    [TEACHER, "何老師", BUREAU, "教師", "教師", "110/01/01"],
    [ADVISER, "方顧問", BUREAU, "研究員", "聘用人員", "110/01/01"],
    [STRANGE, "史特別", BUREAU, "特派員", "某種人員", "110/01/01"],
]


@pytest.fixture
def files(desk):
    hours = [[TEACHER, "何老師", "B-1", "AI素養", 3, "115/03/02"]]
    return [
        desk.write("agencies", AGENCIES),
        desk.write("roster", [*PEOPLE, *MORE]),
        desk.hours(*hours),
    ]


def test_each_scope_counts_its_own_people(office, files):
    office.bring(*files, agency=BUREAU)

    answers = office.ask_many([standing_question(BUREAU, as_of=DAY, scope=s) for s in "甲乙丙"])

    assert [answer["counted"] for answer in answers] == [4, 5, 6]


def test_unmapped_category_is_kept_told_and_not_counted(office, files):
    report = office.bring(*files, agency=BUREAU)
    answer = office.standing(BUREAU, as_of=DAY, scope="丙")

    roster = next(file for file in report["files"] if file["layout"] == "roster")
    codes = [notice["code"] for notice in roster["notices"]]
    reasons = {each["code"]: each["count"] for each in answer["excluded"]["reasons"]}

    assert roster["rows"]["added"] == 7
    assert codes.count("roster.category_unknown") == 1
    assert reasons["category_unknown"] == 1


def test_people_outside_the_chosen_scope_are_read_and_not_kept(office, files):
    order = import_order(files, BUREAU, apply=True)

    report = office.ask(*order, "--scope", "甲")

    rows = rows_of(report)
    assert balances(report)
    assert rows["roster.xlsx"]["skipped"] >= 2
    assert rows["hours.xlsx"]["skipped"] == 1
    assert office.standing(BUREAU, as_of=DAY, scope="丙")["counted"] == 4
