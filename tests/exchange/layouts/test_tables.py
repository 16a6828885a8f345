"""Finding the header under titles and merged cells."""

import pytest

from exchange.layouts.books import CHEN, read, sheet_of
from zhicai.exchange.layouts.catalogue import vocabulary
from zhicai.exchange.layouts.tables import tables_in

HEADER = ["身分證字號", "姓名", "課程名稱", "時數", "完成日期"]
LINE = [CHEN, "陳怡安", "AI", 3, "115/06/23"]


@pytest.mark.parametrize("titles", [0, 1, 5, 29])
def test_a_header_is_found_under_title_lines(titles) -> None:
    above = [[f"第 {at} 行標題，姓名請勿更動"] for at in range(titles)]

    reading = read(*above, HEADER, LINE)

    assert [row.number for row in reading.rows] == [titles + 2]


def test_a_header_too_far_down_is_not_looked_for(refusal) -> None:
    above = [[f"標題 {at}"] for at in range(30)]

    assert refusal(lambda: read(*above, HEADER, LINE)).code == "layout.unknown"


def test_blank_lines_and_columns_around_a_table_do_no_harm() -> None:
    reading = read([], [], [None, *HEADER], [], [None, *LINE])

    assert [row.number for row in reading.rows] == [5]
    assert reading.rows[0].cells["minutes"] == "E5"


def test_a_header_of_three_lines_is_read() -> None:
    reading = read(
        ["人員資料", None, "課程資料", None, None],
        ["身分證", "姓名", "課程", "時數", "日期"],
        ["字號", None, "名稱", None, "（完成日期）"],
        LINE,
        maps={"課程資料／日期／（完成日期）": "completed_on"},
    )

    assert reading.rows[0].values["course_name"] == "AI"
    assert reading.rows[0].cells["completed_on"] == "E4"


def test_a_sparse_first_row_is_not_swallowed_by_the_header() -> None:
    reading = read(HEADER, [CHEN, "", "", "", ""], LINE)

    assert reading.total == 2
    assert [row.number for row in reading.rows] == [3]


def test_a_row_of_data_is_never_the_second_line_of_a_header() -> None:
    reading = read([*HEADER, None], [CHEN, "", "", "", "", "合計"], LINE)

    assert reading.total == 2


def test_no_id_is_shown_as_a_header(refusal) -> None:
    refused = refusal(lambda: read(["姓名", CHEN, "單位"], ["陳怡安", "", "人事室"]))

    assert CHEN not in refused.value
    assert f"{CHEN[:6]}****" in refused.value


def test_notes_and_covers_hold_no_table() -> None:
    notes = sheet_of(
        ["填表說明"],
        ["姓名", "請填全名"],
        ["時數", "請填數字"],
        ["課程名稱", "請填全名"],
    )

    assert tables_in(notes, vocabulary()) == []
