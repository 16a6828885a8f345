"""Agencies, course levels, duties and certificates."""

import datetime as dt

import pytest

from exchange.layouts.books import CHEN, LIN, codes, read

AGENCIES = ["機關代碼", "機關名稱", "上級機關代碼", "生效日期", "裁撤日期"]
LEVELS = ["課程代碼", "課程名稱", "AI層級", "必須完成"]
CERTIFICATES = ["身分證字號", "姓名", "證書名稱", "發證單位", "證書字號", "發證日期", "有效期限"]


def test_agencies_are_read_with_their_dates() -> None:
    reading = read(
        AGENCIES,
        ["A99000000J", "示範縣政府", "", "", ""],
        ["A99010001J", "示範國小", "A99000000J", "115/01/01", "115.7.31"],
        ["A99010002J", "", "A99000000J", "", ""],
    )

    top, school = reading.rows
    assert reading.layout == "agencies"
    assert top.values["parent_code"] is None
    assert school.values["parent_code"] == "A99000000J"
    assert school.values["closed_on"] == dt.date(2026, 7, 31)
    assert [(one.code, one.cell) for one in reading.faults] == [("sheet.missing_value", "B4")]


def test_the_agency_in_personnel_law_is_not_taken_for_the_one_above(refusal) -> None:
    header = ["機關代碼", "機關名稱", "主管機關代碼"]

    refused = refusal(lambda: read(header, ["A99010001J", "示範國小", "A99000000J"]))

    assert refused.code == "layout.column_uncertain"
    assert refused.details["map"] == "主管機關代碼=parent_code"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("基礎", "basic"),
        ("AI基礎", "basic"),
        (" 進 階 ", "advanced"),
        ("ＡＩ進階課程", "advanced"),
        ("非AI", "none"),
        ("非ＡＩ課程", "none"),
    ],
)
def test_a_level_is_read_in_any_writing(text, level) -> None:
    [row] = read(LEVELS, ["C1", "課", text, ""]).rows

    assert row.values["level"] == level


@pytest.mark.parametrize("text", ["初階", "高階", "基礎/進階", "AI", "是"])
def test_a_level_that_nobody_has_defined_is_a_fault(text) -> None:
    reading = read(LEVELS, ["C1", "課", text, "是"])

    assert [(one.code, one.cell) for one in reading.faults] == [("sheet.not_a_choice", "C2")]


@pytest.mark.parametrize(
    ("value", "is_required"),
    [
        ("是", True),
        ("Y", True),
        (1.0, True),
        ("V", True),
        ("✓", True),
        (True, True),
        ("否", False),
        ("n", False),
        ("0", False),
        (False, False),
        ("", None),
        (None, None),
    ],
)
def test_required_is_yes_no_or_unsaid(value, is_required) -> None:
    [row] = read(LEVELS, ["C1", "課", "基礎", value]).rows

    assert row.values["is_required"] is is_required


def test_a_level_needs_a_course_and_a_decision() -> None:
    reading = read(
        LEVELS,
        [123.0, "", "基礎", ""],
        ["", "只有名稱", "", "是"],
        ["C3", "沒有層級", "", ""],
        ["", "", "進階", "是"],
    )

    assert [row.values["course_code"] for row in reading.rows] == ["123", None]
    assert [(one.code, one.cell) for one in reading.faults] == [
        ("sheet.missing_value", "C4"),
        ("sheet.missing_value", "A5"),
    ]


def test_merged_cells_carry_the_person_to_each_duty() -> None:
    reading = read(
        ["單位", "身分證字號", "姓名", "職稱", "工作項目"],
        ["人事室", CHEN, "陳怡安", "科員", "訓練"],
        [None, None, None, None, "考核"],
        [None, LIN, "林柏翰", None, "出納"],
        [None, None, None, None, None],
        [None, None, None, None, "無主的工作"],
    )

    told = [
        (row.values["division"], row.values["national_id"], row.values["job_title"])
        for row in reading.rows
    ]
    assert told == [("人事室", CHEN, "科員"), ("人事室", CHEN, "科員"), ("人事室", LIN, None)]
    assert reading.rows[1].seen["national_id"] == f"{CHEN[:6]}****"
    assert [(one.code, one.cell) for one in reading.faults] == [("sheet.missing_value", "B6")]


def test_duties_of_posts_need_no_person() -> None:
    reading = read(
        ["單位", "職稱", "工作項目"],
        ["人事室", "科員", "訓練"],
        ["人事室", "主任", "綜理"],
    )

    assert reading.layout == "duties"
    assert [row.values["job_title"] for row in reading.rows] == ["科員", "主任"]


def test_several_rows_of_one_person_are_duties_and_not_a_roster() -> None:
    header = ["身分證字號", "姓名", "機關名稱", "職稱", "工作項目"]
    once = [[CHEN, "陳", "示範國小", "科員", "訓練"], [LIN, "林", "示範國小", "幹事", "出納"]]
    often = [once[0], [*once[0][:4], "考核"], [*once[0][:4], "獎懲"], once[1]]

    assert read(header, *once).layout == "roster"
    assert read(header, *often).layout == "duties"


def test_a_certificate_is_read_and_may_never_expire() -> None:
    reading = read(
        CERTIFICATES,
        [CHEN, "陳怡安", "AI 檢定", "示範中心", "第1號", "115/2/10", "永久有效"],
        [LIN, "林柏翰", "AI 檢定", "示範中心", "第2號", "115/2/10", "118/2/9"],
        [LIN, "林柏翰", "AI 檢定", "示範中心", "第3號", "115/2/10", "114/2/9"],
        [LIN, "林柏翰", "AI 檢定", "示範中心", "第4號", "", ""],
    )

    assert [row.values["expires_on"] for row in reading.rows] == [None, dt.date(2029, 2, 9)]
    assert reading.rows[0].values["certificate_number"] == "第1號"
    assert codes(reading.faults) == ["sheet.ends_before_start", "sheet.missing_value"]
