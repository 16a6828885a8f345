"""Whom a row of hours speaks of (semantics §1, sentences 1 to 3)."""

import pytest

from actions.world import (
    BUREAU,
    CHEN,
    GUO,
    HEADERS,
    LIN,
    MEI,
    ROSTER,
    SCHOOL,
    SIBLING,
    STRANGER,
    WU,
    codes,
    rows_of,
)
from zhicai.records.ledger.models import MatchMemory

NUMBERED = (*HEADERS["roster"], "員工編號", "單位", "出生日期")
UNNUMBERED = (
    "姓名",
    "機關代碼",
    "單位",
    "出生日期",
    "課程代碼",
    "課程名稱",
    "認證時數",
    "完成日期",
)
COURSE = ("B-1", "AI素養", "3", "115/03/02")


def same_name(*where):
    """王大同 twice: each with agency, staff number, division and birthday."""
    ids = (MEI, STRANGER)
    return [
        (who, "王大同", agency, "科員", "一般人員", "110/01/01", "", number, division, born)
        for who, (agency, number, division, born) in zip(ids, where, strict=True)
    ]


TWO = same_name((BUREAU, "N-1", "人事室", "070/01/01"), (BUREAU, "N-2", "主計室", "070/02/02"))


@pytest.fixture
def namesakes(county):
    county.bring(county.file("roster", TWO, header=NUMBERED))
    return county


def by_name(world, *row, course=COURSE):
    return world.bring(world.file("hours", [(*row, *course)], header=UNNUMBERED))


def basic_of(world, name):
    return world.listed()[name].minutes[0]


def test_a_valid_id_alone_finds_the_person_whatever_the_name(county):
    report = county.hours([(CHEN, "完全不同", *COURSE)])

    assert rows_of(report) == {"total": 1, "added": 1}
    assert codes(report.files[0].notices) == ["sheet.name_differs"]
    assert basic_of(county, "陳一心") == 180


@pytest.mark.parametrize("written", ["陳 一心", "陳\u3000一心 ", "陳一心"])
def test_a_name_that_folds_alike_is_no_matter(county, written):
    report = county.hours([(CHEN, written, *COURSE)])

    assert codes(report.files[0].notices) == []


def test_tai_in_either_form_is_one_name(county):
    row = (MEI, "臺小妹", BUREAU, "科員", "一般人員", "110/01/01", "")
    county.bring(county.file("roster", [row]))

    report = county.hours([(MEI, "台小妹", *COURSE)])

    assert codes(report.files[0].notices) == []


@pytest.mark.parametrize("lossy", ["王若?", "王若□", "王若"])
def test_a_name_with_characters_lost_is_applied_and_the_roster_name_stays(county, lossy):
    row = (MEI, "王若堃", BUREAU, "科員", "一般人員", "110/01/01", "")
    county.bring(county.file("roster", [row]))

    report = county.hours([(MEI, lossy, *COURSE)])

    assert codes(report.files[0].notices) == ["sheet.name_differs"]
    assert basic_of(county, "王若堃") == 180


def test_staff_number_decides_between_namesakes(namesakes):
    header = ("員工編號", "姓名", *UNNUMBERED[4:])
    file = namesakes.file("hours", [("N-2", "王大同", *COURSE)], header=header)

    report = namesakes.bring(file)

    assert rows_of(report) == {"total": 1, "added": 1}
    assert namesakes.basic_of(STRANGER) == 180


def test_masked_id_and_name_find_one(county):
    header = ("身分證字號", "姓名", *UNNUMBERED[4:])
    file = county.file("hours", [("A10000****", "陳一心", *COURSE)], header=header)

    report = county.bring(file)

    assert codes(report.files[0].notices) == ["person.proposed_match"]
    assert basic_of(county, "陳一心") == 180


def test_masked_id_of_somebody_else_does_not_match_the_name(county):
    header = ("身分證字號", "姓名", *UNNUMBERED[4:])
    file = county.file("hours", [("B10000****", "陳一心", *COURSE)], header=header)

    assert rows_of(county.bring(file)) == {"total": 1, "faulty": 1}


def test_name_and_agency_find_one(county):
    report = by_name(county, "吳三立", SCHOOL, "", "")

    assert rows_of(report) == {"total": 1, "added": 1}
    assert basic_of(county, "吳三立") == 180


def test_name_in_another_agency_finds_nobody(county):
    report = by_name(county, "吳三立", SIBLING, "", "")

    assert rows_of(report) == {"total": 1, "faulty": 1}


@pytest.mark.parametrize(("division", "born"), [("主計室", ""), ("", "070/02/02")])
def test_division_or_birthday_decides_between_namesakes(namesakes, division, born):
    by_name(namesakes, "王大同", BUREAU, division, born)

    assert namesakes.basic_of(STRANGER) == 180


def test_two_candidates_wait(namesakes):
    report = by_name(namesakes, "王大同", BUREAU, "", "")

    assert codes(report.files[0].faults) == ["person.ambiguous"]
    assert rows_of(report) == {"total": 1, "faulty": 1}


def test_namesakes_under_two_ids_are_normal(county):
    report = county.bring(county.file("roster", TWO, header=NUMBERED))

    assert rows_of(report) == {"total": 2, "added": 2}
    assert "sheet.two_names" not in codes(report.files[0].notices)


def test_a_match_is_proposed_once_and_remembered(county):
    first = by_name(county, "吳三立", SCHOOL, "", "")
    again = by_name(county, "吳三立", SCHOOL, "", "", course=("A-1", "AI專案", "3", "115/04/01"))

    assert codes(first.files[0].notices) == ["person.proposed_match"]
    assert rows_of(again) == {"total": 1, "added": 1}
    assert codes(again.files[0].notices) == []


def test_a_preview_remembers_no_match(county):
    file = county.file("hours", [("吳三立", SCHOOL, "", "", *COURSE)], header=UNNUMBERED)

    county.bring(file, dry=True)

    assert not MatchMemory.objects.exists()


def test_an_undone_match_is_forgotten(county):
    county.undo(by_name(county, "吳三立", SCHOOL, "", "").batch)

    again = by_name(county, "吳三立", SCHOOL, "", "")

    assert codes(again.files[0].notices) == ["person.proposed_match"]


def test_a_remembered_match_holds_when_a_namesake_arrives(county):
    by_name(county, "吳三立", SCHOOL, "", "")
    row = (MEI, "吳三立", SCHOOL, "幹事", "一般人員", "115/06/01", "")
    county.bring(county.file("roster", [row]))

    report = by_name(county, "吳三立", SCHOOL, "", "")

    assert rows_of(report) == {"total": 1, "unchanged": 1}
    assert county.basic_of(WU) == 180


def test_a_second_full_name_for_one_id_in_one_roster_is_a_fault(county):
    rows = [(MEI, "梅五福", *ROSTER[0][2:]), (MEI, "許六合", SCHOOL, *ROSTER[0][3:])]

    report = county.bring(county.file("roster", rows))

    assert codes(report.files[0].faults) == ["sheet.two_names"]
    assert rows_of(report) == {"total": 2, "added": 1, "faulty": 1}


def test_a_person_of_another_agency_is_a_fault(county):
    file = county.file("hours", [(GUO, "郭四維", *COURSE), (LIN, "林二美", *COURSE)])

    report = county.bring(file, agency=BUREAU)

    assert codes(report.files[0].faults) == ["agency.outside"]
    assert rows_of(report) == {"total": 2, "added": 1, "faulty": 1}


def test_a_namesake_who_left_does_not_stand_in_the_way(county):
    rows = [
        (MEI, "王大同", BUREAU, "科員", "一般人員", "100/01/01", "109/01/01"),
        (STRANGER, "王大同", BUREAU, "科員", "一般人員", "110/01/01", ""),
    ]
    county.bring(county.file("roster", rows))

    report = by_name(county, "王大同", BUREAU, "", "")

    assert rows_of(report) == {"total": 1, "added": 1}
    assert county.basic_of(STRANGER) == 180
