"""Learning records, row by row."""

import datetime as dt

import pytest

from exchange.layouts.books import CHEN, GUO, LIN, WU, codes, read
from zhicai.exchange.sheets.model import Broken

HEADER = ["身分證字號", "姓名", "課程代碼", "課程名稱", "認證時數", "完成日期"]

FAULTS = [
    ({"id": CHEN[:-1] + str((int(CHEN[-1]) + 1) % 10)}, "sheet.bad_check_digit", "A2"),
    ({"id": "A12"}, "sheet.bad_id_form", "A2"),
    ({"id": 1.23e9}, "sheet.bad_id_form", "A2"),
    ({"id": None}, "sheet.missing_value", "A2"),
    ({"hours": "三"}, "sheet.not_hours", "E2"),
    ({"hours": -1.0}, "sheet.not_hours", "E2"),
    ({"hours": float("nan")}, "sheet.not_hours", "E2"),
    ({"hours": "1e309"}, "sheet.not_hours", "E2"),
    ({"hours": 0.33}, "sheet.not_whole_minutes", "E2"),
    ({"hours": 25.0}, "hours.over_day", "E2"),
    ({"hours": None}, "sheet.missing_value", "E2"),
    ({"day": "115/2/29"}, "sheet.no_such_day", "F2"),
    ({"day": 44000.0}, "sheet.not_a_date", "F2"),
    ({"day": "民前1年1月1日"}, "sheet.before_roc", "F2"),
    ({"day": ""}, "sheet.missing_value", "F2"),
    ({"hours": "#REF!"}, "sheet.error_cell", "E2"),
    (
        {"day": Broken("=F3", "sheet.formula_without_value")},
        "sheet.formula_without_value",
        "F2",
    ),
    ({"code": None, "course": None}, "sheet.missing_value", "C2"),
]


def record(**changes: object) -> list[object]:
    """A sound row, but for what the test is about."""
    sound = {
        "id": CHEN,
        "name": "陳怡安",
        "code": "AI-01",
        "course": "人工智慧基礎認知",
        "hours": 3.0,
        "day": "115/06/23",
    }
    return list({**sound, **changes}.values())


def test_a_sound_row_is_typed() -> None:
    [row] = read(HEADER, record()).rows

    assert row.values["national_id"] == CHEN
    assert row.values["minutes"] == 180
    assert row.values["completed_on"] == dt.date(2026, 6, 23)
    assert row.values["employee_number"] is None
    assert row.cells["minutes"] == "E2"
    assert row.seen["national_id"] == f"{CHEN[:6]}****"


@pytest.mark.parametrize(("changes", "code", "cell"), FAULTS)
def test_a_faulty_cell_leaves_its_row_out(changes, code, cell) -> None:
    reading = read(HEADER, record(**changes), record(id=LIN))

    assert [(fault.code, fault.cell) for fault in reading.faults] == [(code, cell)]
    assert [row.number for row in reading.rows] == [3]
    assert reading.faulty_rows == {("工作表1", 2)}
    assert reading.total == 2


def test_all_faults_of_a_row_are_listed_and_no_id_is_shown() -> None:
    wrong = CHEN[:-1] + str((int(CHEN[-1]) + 1) % 10)

    reading = read(HEADER, record(id=wrong, hours="三", day="115/13/1"))

    assert codes(reading.faults) == [
        "sheet.bad_check_digit",
        "sheet.not_hours",
        "sheet.no_such_day",
    ]
    assert wrong not in str(reading.faults)
    assert reading.faults[0].value == f"{CHEN[:6]}****"


@pytest.mark.parametrize(
    ("day", "is_noticed"),
    [
        ("2026/6/23", True),
        ("2026-06-23 09:10:00", True),
        ("1150623", False),
        (1150623.0, False),
        ("民國115年6月23日", False),
        (dt.date(2026, 6, 23), False),
        (dt.datetime.fromisoformat("2026-06-23T09:10"), False),
    ],
)
def test_a_date_in_any_writing_is_read(day, is_noticed) -> None:
    reading = read(HEADER, record(day=day))

    assert reading.rows[0].values["completed_on"] == dt.date(2026, 6, 23)
    assert codes(reading.notices) == ["date.gregorian"] * is_noticed


def test_a_masked_id_is_kept_apart_from_a_whole_one() -> None:
    [row] = read(HEADER, record(id="A12345＊＊＊＊")).rows

    assert row.values["national_id"] is None
    assert row.values["masked_id"] == "A12345****"


def test_a_name_is_kept_byte_for_byte() -> None:
    reading = read(HEADER, record(name="　王\u3000若\ue001 﨑"), record(id=LIN, name="𠮷田"))

    assert reading.rows[0].values["name"] == "王\u3000若\ue001 﨑"
    assert reading.rows[1].values["name"] == "𠮷田"
    assert [(one.code, one.cell) for one in reading.notices] == [("sheet.private_use", "B2")]


def test_a_numeric_course_code_keeps_no_decimal_point() -> None:
    [row] = read(HEADER, record(code=123.0)).rows

    assert row.values["course_code"] == "123"


def test_people_without_an_id_are_named_otherwise() -> None:
    header = ["員工編號", "姓名", "服務機關", "課程名稱", "時數", "完成日期"]

    reading = read(
        header,
        [17.0, "陳怡安", None, "AI", 1, "115/1/5"],
        [None, "林柏翰", "示範國小", "AI", 1, "115/1/5"],
        [None, "吳佳穎", None, "AI", 1, "115/1/5"],
    )

    assert reading.rows[0].values["employee_number"] == "17"
    assert reading.rows[1].values["agency_name"] == "示範國小"
    assert [(fault.code, fault.cell) for fault in reading.faults] == [("sheet.missing_value", "A4")]


def test_hours_may_fill_every_day_between_start_and_end() -> None:
    header = [*HEADER, "開始日期"]

    reading = read(
        header,
        [*record(hours=48), "115/06/22"],
        [*record(hours=49), "115/06/22"],
        [*record(hours=3), "115/06/24"],
    )

    assert [row.number for row in reading.rows] == [2]
    assert codes(reading.faults) == ["hours.over_day", "sheet.ends_before_start"]


def test_totals_notes_and_blank_rows_are_no_data() -> None:
    reading = read(
        HEADER,
        record(),
        ["", "", "", "", "", ""],
        record(id=LIN),
        ["合計", None, None, None, 6.0, None],
        [None, "總計：2人", None, None, 6.0, None],
        ["製表人：某科員", None, None, "單位主管：", None, None],
        ["註：本表時數以學習平臺認證為準，如有疑義請洽人事室。", None, None, None, None, None],
        ["承辦人", None, "單位主管", None, "機關首長", None],
    )

    assert reading.total == len(reading.rows) == 2
    assert not reading.faults
    assert codes(reading.notices) == ["layout.total_row"] * 5


def test_a_line_that_says_how_to_fill_the_sheet_is_no_data() -> None:
    reading = read(HEADER, ["必填", "必填", "選填", "必填", "數字", "格式：115/01/01"], record())

    assert [row.number for row in reading.rows] == [3]
    assert not reading.faults


def test_a_serial_number_is_neither_data_nor_worth_a_word() -> None:
    reading = read(["序號", *HEADER], [1.0, *record()], [2.0], ["3"])

    assert reading.total == 1
    assert not reading.notices
    assert not reading.unused_columns


def test_a_header_printed_again_is_no_data() -> None:
    reading = read(HEADER, record(), HEADER, record(id=LIN), HEADER, record(id=WU))

    assert [row.number for row in reading.rows] == [2, 4, 6]
    assert not reading.faults


def test_columns_that_are_not_used_are_listed() -> None:
    reading = read([*HEADER, "備考"], [*record(id=GUO), "x"])

    assert reading.unused_columns == ["備考"]
    assert [(one.code, one.value) for one in reading.notices] == [("layout.column_unused", "備考")]
