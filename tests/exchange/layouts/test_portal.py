"""The four layouts of the learning portal."""

import datetime as dt

import pytest

from exchange.layouts.books import CHEN, LIN, codes, read
from zhicai.exchange.layouts.fields import names

P25 = names(
    """
    身分證字號 課程名稱 開課起始日期 開課起始時間 開課結束日期 開課結束時間 姓名 學位學分
    課程類別代碼 上課縣市 期別 訓練總數 訓練總數單位 訓練成績 證件字號 出勤上課狀況 生日 學習性質
    數位時數 實體時數 課程代碼 實際上課起始日期 實際上課起始時間 實際上課結束日期 實際上課結束時間
    """
)
P17 = names(
    """
    課程代碼 期別 身分證字號 姓名 通過 訓練成績 訓練總數 證件字號 出勤上課狀況 生日 學習性質
    數位時數 實體時數 實際上課起始日期 實際上課起始時間 實際上課結束日期 實際上課結束時間
    """
)
P12 = names(
    """
    身分證字號(*) 課程名稱(*) 課程開始日期(*) 課程結束時間(*) 姓名(*) 課程類別代碼(*) 上課縣市(*)
    期別(*) 訓練總數(即認證時數)(*) 生日 核可時數(*) 課程代碼
    """
)
P19 = names(
    """
    *身分證字號 *名稱 *起始日期 *姓名 *學位學分 *班別類別 *上課縣市 期別 *終迄日期 *訓練總數
    *訓練總數單位 訓練成績 證件字號 出勤上課狀況 生日 *學習性質 *數位時數 *實體時數 課程代碼
    """
)


def line25(**changes: str) -> list[str]:
    sound = dict.fromkeys(P25, "") | {
        "身分證字號": CHEN,
        "課程名稱": "生成式人工智慧實作",
        "開課起始日期": "115-06-08",
        "開課起始時間": "09:00:00",
        "開課結束日期": "115-06-09",
        "開課結束時間": "12:00:00",
        "姓名": "陳怡安",
        "課程類別代碼": "28",
        "期別": "01",
        "訓練總數": "3",
        "訓練總數單位": "1",
        "學習性質": "2",
        "實體時數": "3",
        "課程代碼": "AI-02",
        "實際上課起始日期": "115-06-09",
        "實際上課起始時間": "09:00:00",
        "實際上課結束日期": "115-06-09",
        "實際上課結束時間": "12:00:00",
    }
    return list({**sound, **changes}.values())


def test_the_current_list_is_read_with_or_without_its_stars() -> None:
    starred = [f"*{header}" for header in P25]

    readings = [read(header, line25()) for header in (P25, starred)]

    for reading in readings:
        assert reading.layout == "portal_25"
        assert not reading.faults
        assert not reading.notices
        values = reading.rows[0].values
        assert (values["minutes"], values["nature"], values["session"]) == (180, "classroom", "01")
        assert values["completed_on"] == values["started_on"] == dt.date(2026, 6, 9)
        assert values["category_code"] == "28"


def test_the_second_program_calls_the_course_by_its_name_alone() -> None:
    header = ["名稱" if text == "課程名稱" else text for text in P25]

    reading = read(header, line25())

    assert reading.layout == "portal_25"
    assert reading.rows[0].values["course_name"] == "生成式人工智慧實作"


def test_the_end_of_the_course_stands_in_for_the_end_of_attendance() -> None:
    blank = dict.fromkeys(["實際上課起始日期", "實際上課結束日期"], "")

    [row] = read(P25, line25(**blank)).rows

    assert row.values["completed_on"] == dt.date(2026, 6, 9)
    assert row.values["started_on"] == dt.date(2026, 6, 8)
    assert row.cells["completed_on"] == "E2"


@pytest.mark.parametrize(
    ("changes", "notices"),
    [
        ({"數位時數": "1"}, ["hours.differs_from_parts"]),
        ({"實際上課結束時間": "17:00:00"}, ["hours.differs_from_clock"]),
        ({"實際上課結束時間": "17:00:00", "學習性質": "1"}, []),
        ({"實際上課起始時間": "整天"}, []),
        ({"實體時數": ""}, []),
    ],
)
def test_hours_that_differ_from_parts_or_clock_are_noticed(changes, notices) -> None:
    reading = read(P25, line25(**changes))

    assert codes(reading.notices) == notices
    assert len(reading.rows) == 1


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"訓練總數單位": "2"}, "sheet.not_a_choice", "M2"),
        ({"學習性質": "4"}, "sheet.not_a_choice", "R2"),
        ({"訓練總數": "25", "實體時數": "25"}, "hours.over_day", "L2"),
        ({"實際上課起始日期": "115-06-10"}, "sheet.ends_before_start", "X2"),
        ({"身分證字號": ""}, "sheet.missing_value", "A2"),
    ],
)
def test_a_wrong_cell_of_the_list_is_a_fault(changes, code, cell) -> None:
    reading = read(P25, line25(**changes))

    assert [(fault.code, fault.cell) for fault in reading.faults] == [(code, cell)]


def test_hours_of_a_known_class_carry_who_passed() -> None:
    passed = ["AI-02", "01", CHEN, "陳怡安", "1", "", "3", "", "", "", "1", "3", "0"]
    failed = ["AI-02", "01", LIN, "林柏翰", "0", "", "", "", "", "", "", "", ""]
    times = ["115-06-09", "00:00:00", "115-06-09", "23:59:59"]

    reading = read(P17, [*passed, *times], [*failed, "", "", "", ""])

    assert reading.layout == "portal_17"
    assert [row.values["is_passed"] for row in reading.rows] == [True, False]
    assert reading.rows[0].values["minutes"] == 180
    assert reading.rows[1].values["minutes"] is None
    assert reading.total == 2


def test_the_reduced_list_counts_the_total_and_notices_what_was_approved() -> None:
    line = [
        CHEN,
        "AI 入門",
        "115-06-09",
        "115-06-10",
        "陳怡安",
        "28",
        "10",
        "1",
        "6",
        "",
        "5",
        "A1",
    ]

    reading = read(P12, line)

    assert reading.layout == "portal_12"
    assert reading.rows[0].values["minutes"] == 360
    assert reading.rows[0].values["completed_on"] == dt.date(2026, 6, 10)
    assert codes(reading.notices) == ["hours.differs_from_approved"]


def test_the_old_list_is_read() -> None:
    line = [CHEN, "資訊安全", "103-10-01", "陳怡安", "6", "54", "10", "1", "103-10-02", "3", "1"]

    reading = read(P19, [*line, "", "", "", "", "1", "3", "0", "IS-1"])

    values = reading.rows[0].values
    assert reading.layout == "portal_19"
    assert values["course_name"] == "資訊安全"
    assert values["category_code"] == "54"
    assert values["started_on"] == dt.date(2014, 10, 1)
    assert values["completed_on"] == dt.date(2014, 10, 2)


def test_a_list_with_columns_taken_out_is_still_a_list_of_hours() -> None:
    kept = [0, 1, 6, 11, 23]

    reading = read([P25[at] for at in kept], [line25()[at] for at in kept])

    assert reading.layout == "hours"
    assert reading.rows[0].values["completed_on"] == dt.date(2026, 6, 9)
