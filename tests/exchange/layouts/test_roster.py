"""Rosters of the personnel system and of our own."""

import datetime as dt

from exchange.layouts.books import (
    CHEN,
    GUO,
    LIN,
    WU,
    book_from,
    book_of,
    codes,
    read,
    sheet_of,
)
from zhicai.exchange.layouts.fields import names
from zhicai.exchange.layouts.reading import read_layouts
from zhicai.exchange.layouts.staff_words import staff_category_in

OWN = ["身分證字號", "姓名", "機關代碼", "職稱"]
EXPORT = names(
    """
    身分證號 姓名 性別 出生日期 人員區分 編制(佔缺)機關 編制(佔缺)單位 服務機關 服務單位 官職等
    現支職等 職系 到職日期 實際到職日 離職日 工作項目
    """
)


def test_the_personnel_export_is_read_whole() -> None:
    line = [
        CHEN,
        "陳怡安",
        "女",
        750101.0,
        "一般人員",
        "示範縣政府",
        "人事處",
        "示範國小",
        "人事室",
        "",
        "薦任第6職等",
        "人事行政",
        "1100101",
        "1100104",
        "",
        "訓練",
    ]

    [row] = read(["示範縣政府人員名冊"], EXPORT, line).rows

    assert row.values["agency_name"] == "示範縣政府"
    assert row.values["serving_name"] == "示範國小"
    assert row.values["division"] == "人事室"
    assert row.values["rank_text"] == "薦任第6職等"
    assert row.values["started_on"] == dt.date(2021, 1, 4)
    assert row.values["birth_on"] == dt.date(1986, 1, 1)
    assert row.values["staff_category_text"] == "一般人員"
    assert row.cells["started_on"] == "N3"


def test_each_sheet_tells_its_kind_of_staff() -> None:
    book = book_of(
        sheet_of(["115年度"], OWN, [CHEN, "陳怡安", "A99000000J", "教師"], name="教師"),
        sheet_of(OWN, [LIN, "林柏翰", "A99000000J", "幹事"], name="職員"),
        sheet_of(OWN, [WU, "吳佳穎", "A99000000J", "校長"], name="校長"),
        sheet_of(["填表說明"], ["請勿增刪欄位"], name="說明"),
        sheet_of(name="空白"),
    )

    [reading] = read_layouts(book)

    told = [row.values["staff_category_text"] for row in reading.rows]
    assert told == ["教師", "職員", "校長"]
    assert [(one.code, one.sheet) for one in reading.notices] == [
        ("layout.sheet_skipped", "說明"),
        ("layout.sheet_skipped", "空白"),
    ]


def test_a_column_tells_more_than_the_name_of_the_file() -> None:
    header = [*OWN, "人員區分"]
    book = book_from(
        header,
        [CHEN, "陳怡安", "A99000000J", "教師", "代理教師"],
        [LIN, "林柏翰", "A99000000J", "教師", ""],
        name="外.zip/示範國小_教師.xls",
    )

    [reading] = read_layouts(book)

    told = [row.values["staff_category_text"] for row in reading.rows]
    assert told == ["代理教師", "教師"]


def test_a_name_for_mixed_staff_tells_nothing() -> None:
    assert staff_category_in("教職員名冊", "教師.xlsx") is None
    assert staff_category_in("約聘僱人員") == "約聘僱人員"
    assert staff_category_in("Sheet1", "名冊.xlsx") is None


def test_an_agency_is_named_by_code_name_or_both() -> None:
    header = ["身分證字號", "姓名", "機關", "職稱"]

    reading = read(
        header,
        [CHEN, "陳怡安", "a99000000j", "科員"],
        [LIN, "林柏翰", "臺北示範國小", "幹事"],
        [WU, "吳佳穎", "A99010001J 示範國小", "幹事"],
        [GUO, "郭建宏", "", "幹事"],
    )

    named = [(row.values["agency_code"], row.values["agency_name"]) for row in reading.rows]
    assert named == [
        ("A99000000J", None),
        (None, "臺北示範國小"),
        ("A99010001J", "示範國小"),
    ]
    assert [(fault.code, fault.cell) for fault in reading.faults] == [("sheet.missing_value", "C5")]


def test_where_only_one_agency_is_given_it_is_both() -> None:
    [row] = read(["身分證字號", "姓名", "服務機關", "職稱"], [CHEN, "陳", "示範國小", "幹事"]).rows

    assert row.values["agency_name"] == row.values["serving_name"] == "示範國小"
    assert row.remark("agency.unknown", "agency_name").cell == "C2"


def test_a_masked_id_cannot_stand_in_a_roster() -> None:
    reading = read(OWN, ["A12345****", "陳怡安", "A99000000J", "科員"])

    assert codes(reading.faults) == ["sheet.bad_id_form"]


def test_rank_and_grade_in_two_columns_become_one_text() -> None:
    header = [*OWN, "官等", "職等"]

    [row] = read(header, [CHEN, "陳怡安", "A99000000J", "科員", "薦任", "第7職等"]).rows

    assert row.values["rank_text"] == "薦任第7職等"


def test_leaving_before_arriving_is_a_fault() -> None:
    header = [*OWN, "到職日", "離職日"]

    reading = read(header, [CHEN, "陳", "A99000000J", "科員", "115/07/01", "115/06/01"])

    assert [(one.code, one.cell) for one in reading.faults] == [("sheet.ends_before_start", "F2")]


def test_a_sheet_of_people_that_fits_nothing_stops_the_file(refusal) -> None:
    book = book_of(
        sheet_of(OWN, [CHEN, "陳怡安", "A99000000J", "教師"], name="教師"),
        sheet_of(["身分證字號", "姓名", "職稱"], [LIN, "林柏翰", "幹事"], name="職員"),
    )

    refused = refusal(lambda: read_layouts(book))

    assert refused.code == "layout.column_missing"
    assert refused.place == "職員!A1"
