"""Reports with one row for each person and the portal's own totals."""

import datetime as dt

import pytest

from exchange.layouts.books import CHEN, LIN, codes, read
from zhicai.exchange.layouts.periods import parse_period, period_of_title
from zhicai.exchange.sheets.model import Line

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 11, 20))


def test_a_report_with_titles_and_a_merged_header_is_read() -> None:
    reading = read(
        ["示範國小115年度學習時數統計表"],
        ["統計期間：115/01/01～115/11/20", None, None, "列印日期：115/11/23"],
        ["序號", "姓名", "身分證號", "學習時數", None, "AI課程", None],
        [None, None, None, "總時數", "業務相關", "基礎", "進階"],
        [1, "陳怡安", "A10000****", 26.5, 20, 3, "3小時"],
        [2, "林柏翰", "B10000****", "12", None, "－", ""],
        ["合計", None, None, 38.5, 20, 3, 3],
    )

    first, second = reading.rows
    assert reading.period == YEAR
    assert first.values["masked_id"] == "A10000****"
    assert first.values["total_minutes"] == 1590
    assert first.values["ai_advanced_minutes"] == 180
    assert second.values["ai_basic_minutes"] is None
    assert second.values["work_related_minutes"] is None
    assert second.values["environment_minutes"] is None
    assert second.values["period_until"] == YEAR[1]
    assert reading.total == 2


def test_the_period_may_stand_in_columns() -> None:
    header = ["身分證字號", "統計起日", "統計迄日", "AI時數"]

    reading = read(
        header,
        [CHEN, "115/01/01", "115/06/30", 3],
        [LIN, "115/01/01", "115/07/31", 3],
        [LIN, "115/08/01", "115/07/31", 3],
        [LIN, "115/01/01", "", 3],
    )

    assert reading.period is None
    assert [row.values["period_until"].month for row in reading.rows] == [6, 7]
    assert codes(reading.faults) == ["sheet.ends_before_start", "sheet.missing_value"]


def test_the_caller_may_name_the_period() -> None:
    reading = read(["身分證字號", "AI時數"], [CHEN, 3], default_period=YEAR)

    assert reading.rows[0].values["period_from"] == YEAR[0]
    assert reading.period == YEAR


def test_a_report_without_a_period_is_refused(refusal) -> None:
    refused = refusal(lambda: read(["115年度"], ["身分證字號", "AI時數"], [CHEN, 3]))

    assert refused.code == "summary.period_missing"


def test_the_officer_maps_what_only_she_knows() -> None:
    header = ["姓名", "機關", "統計起訖", "數位學習", "人工智慧類"]
    line = ["陳怡安", "示範國小", "115年1月1日至11月20日", 12, 3]

    reading = read(header, line, maps={"數位學習": "總時數", "人工智慧類": "ai_minutes"})

    assert reading.rows[0].values["total_minutes"] == 720
    assert reading.rows[0].values["ai_minutes"] == 180
    assert [(one.header, one.how) for one in reading.used_columns if one.how == "map"] == [
        ("數位學習", "map"),
        ("人工智慧類", "map"),
    ]


def test_what_was_learned_needs_no_question() -> None:
    lines = (["身分證字號", "時數"], [CHEN, 3])

    reading = read(*lines, memory={"時數": "ai_minutes"}, default_period=YEAR)

    assert reading.rows[0].values["ai_minutes"] == 180
    assert not reading.questions


def test_an_uncertain_total_beside_a_certain_one_is_asked_about() -> None:
    header = ["身分證字號", "AI時數", "基礎時數", "進階"]

    reading = read(header, [CHEN, 6, 3, 3], default_period=YEAR)

    assert [(one.header, one.field, one.samples) for one in reading.questions] == [
        ("基礎時數", "ai_basic_minutes", ("3",)),
        ("進階", "ai_advanced_minutes", ("3",)),
    ]
    assert reading.rows[0].values["ai_basic_minutes"] is None
    assert reading.unused_columns == ["基礎時數", "進階"]


@pytest.mark.parametrize(
    "text",
    [
        "115/01/01~115/11/20",
        "115/1/1 - 115/11/20",
        "1150101-1151120",
        "115年1月1日至115年11月20日",
        "民國115年1月1日起至11月20日止",
        "2026-01-01 ～ 2026-11-20",
        "統計期間：115-01-01 00:00 至 115-11-20 23:59",
        "自115.1.1至115.11.20",
    ],
)
def test_a_period_is_read_in_any_writing(text) -> None:
    assert parse_period(text) == YEAR


def test_two_periods_in_the_title_are_none() -> None:
    one, other = "115/01/01~115/11/20", "114/01/01~114/12/31"

    assert period_of_title([Line(1, (one,)), Line(2, (one,))]) == YEAR
    assert period_of_title([Line(1, (one,)), Line(2, (other,))]) is None
    assert period_of_title([Line(1, ("115/02/30~115/03/01", 3.0, None))]) is None


def test_months_mean_their_first_and_last_day() -> None:
    assert parse_period("115年1月至2月") == (dt.date(2026, 1, 1), dt.date(2026, 2, 28))
