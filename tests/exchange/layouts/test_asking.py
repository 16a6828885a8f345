"""What is asked about a book that cannot be read without an answer."""

import pytest

from exchange.layouts.books import CHEN, LIN, book_from, book_of, sheet_of
from zhicai.exchange.layouts.asking import ask_about
from zhicai.exchange.layouts.reading import read_layouts
from zhicai.exchange.layouts.repairs import check_cell, propose

HOURS = ["身分證字號", "姓名", "課程名稱", "學分", "完成日期"]
LINE = [CHEN, "陳怡安", "AI", 3, "115/06/23"]
NOTHING = {"maps": {}, "memory": {}}


def test_a_column_under_another_name_is_asked_about_with_samples_and_candidates() -> None:
    asked = ask_about(book_from(HOURS, LINE, [LIN, "林", "AI", 1.5, "115/1/1"]), **NOTHING)

    [column] = asked.columns
    assert (column.header, column.cell, column.samples) == ("學分", "D1", ("3", "1.5"))
    assert [(one.field, one.is_likely) for one in column.candidates] == [("minutes", True)]
    assert column.is_needed
    assert asked.lacks == asked.layouts == []


def test_two_columns_for_one_field_are_both_asked_about() -> None:
    header = ["時數" if text == "學分" else text for text in HOURS]

    asked = ask_about(book_from([*header, "認證時數"], [*LINE, 4]), **NOTHING)

    assert [one.header for one in asked.columns] == ["時數", "認證時數"]
    assert all(one.candidates[0].is_twice for one in asked.columns)


def test_a_column_is_offered_by_its_values_where_no_name_is_near() -> None:
    header = ["身分證字號", "姓名", "課程名稱", "項目甲", "完成日期"]

    asked = ask_about(book_from(header, LINE), **NOTHING)

    [column] = asked.columns
    assert column.header == "項目甲"
    assert [one.field for one in column.candidates] == ["minutes"]
    assert not column.candidates[0].is_likely


def test_what_no_column_can_be_is_said_to_be_lacking() -> None:
    header = ["身分證字號", "姓名", "課程名稱", "完成日期"]

    asked = ask_about(book_from(header, [CHEN, "陳怡安", "AI", "115/06/23"]), **NOTHING)

    assert asked.columns == []
    assert asked.lacks == ["認證時數"]


def test_an_unknown_file_is_asked_for_its_kind_and_then_for_its_columns() -> None:
    book = book_from(["課程名稱", "出生日期", "乙"], ["AI", "75/01/01", "3"])

    first = ask_about(book, **NOTHING)
    then = ask_about(book, **NOTHING, only="hours")

    assert first.layouts[0] == ("hours", "學習時數（逐筆）", True)
    assert first.columns == then.layouts == []
    assert [one.header for one in then.columns] == ["乙"]
    assert then.lacks[0].startswith("完成日期")


def test_a_book_without_any_header_is_asked_for_its_kind() -> None:
    asked = ask_about(book_of(sheet_of([1, 2], [3, 4])), **NOTHING)

    assert len(asked.layouts) == 12


def test_an_answered_book_is_asked_no_more_and_reads() -> None:
    book = book_from(HOURS, LINE)
    maps = {"學分": "minutes"}

    asked = ask_about(book, maps=maps, memory={})
    [reading] = read_layouts(book, maps=maps)

    assert asked.columns == []
    assert reading.rows[0].values["minutes"] == 180


def test_the_word_of_the_officer_decides_only_where_the_file_can_be_that() -> None:
    header = ["姓名", "身分證字號", "機關代碼", "課程名稱", "時數", "完成日期"]
    book = book_from(header, ["陳", CHEN, "999010000Z", "AI", 3, "115/06/23"])

    reading = read_layouts(book, only="hours")[0]
    asked = ask_about(book, **NOTHING, only="roster")

    assert reading.layout == "hours"
    assert len(asked.layouts) == 12
    assert asked.columns == []


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("national_id", "A1OOOOO127", "A100000127"),
        ("national_id", "A10000127", "A100000127"),
        ("national_id", "A100000120", None),
        ("completed_on", "6/23/2026", "115/06/23"),
        ("completed_on", "6/7/2026", None),
        ("minutes", "十二小時", "12"),
        ("minutes", "1h30m", "1.5"),
        ("minutes", "很多", None),
        ("minutes", None, None),
    ],
)
def test_only_what_a_cell_must_have_meant_is_proposed(field, value, meant) -> None:
    assert propose("hours", field, value) == meant


def test_a_text_is_checked_by_itself() -> None:
    found = {text: check_cell("hours", "minutes", text) for text in ("3", "", "三", "-3")}

    assert found == {
        "3": None,
        "": None,
        "三": "sheet.not_hours",
        "-3": "sheet.not_hours",
    }
