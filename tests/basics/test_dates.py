"""The one table of how dates are read, and what holds for every date and every text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics import dates
from zhicai.basics.errors import Unreadable

JUNE = dt.date(2026, 6, 23)
ROC_DAYS = st.dates(min_value=dt.date(1912, 1, 1), max_value=dt.date(2910, 12, 31))

SAFE = {
    "1150623": JUNE,
    "115/06/23": JUNE,
    "115/6/23": JUNE,
    "115-06-23": JUNE,
    "115.06.23": JUNE,
    "115.6.23": JUNE,
    "115年6月23日": JUNE,
    "115 年 6 月 23 日": JUNE,
    "中華民國115年6月23日": JUNE,
    "中華民國 115 年 6 月 23 日": JUNE,
    "民國115年6月23日": JUNE,
    "民國115/06/23": JUNE,
    "民國 115.6.23": JUNE,
    " 115/06/23 ": JUNE,
    "115 / 06 / 23": JUNE,
    "１１５／０６／２３": JUNE,
    "１１５年６月２３日": JUNE,
    "115．06．23": JUNE,
    "115\u201306\u201323": JUNE,
    "2026-06-23": JUNE,
    "2026/6/23": JUNE,
    "2026.06.23": JUNE,
    "2026年6月23日": JUNE,
    "西元2026年6月23日": JUNE,
    "20260623": JUNE,
    "2026-06-23 00:00:00": JUNE,
    "2026-06-23T00:00:00": JUNE,
    "2026/6/23 上午 12:00:00": JUNE,
    "115/06/23 09:10": JUNE,
    "99/1/5": dt.date(2010, 1, 5),
    "0990105": dt.date(2010, 1, 5),
    "99/12/31": dt.date(2010, 12, 31),
    "100/1/1": dt.date(2011, 1, 1),
    "113/2/29": dt.date(2024, 2, 29),
    "001/01/01": dt.date(1912, 1, 1),
    "民國元年1月1日": dt.date(1912, 1, 1),
    "1年1月1日": dt.date(1912, 1, 1),
}

FLAGGED = {
    "115/2/29": "no_such_day",
    "1150229": "no_such_day",
    "115/13/1": "no_such_day",
    "115/0/1": "no_such_day",
    "115/6/31": "no_such_day",
    "2026-02-29": "no_such_day",
    "0/1/1": "before_roc",
    "000/01/01": "before_roc",
    "0000101": "before_roc",
    "民前1年1月1日": "before_roc",
    "民國前 2 年 5 月 1 日": "before_roc",
    "中華民國前1年1月1日": "before_roc",
    "1911-12-31": "before_roc",
    "1900/1/1": "before_roc",
    "西元115年6月23日": "before_roc",
    "44000": "not_a_date",
    "46196": "not_a_date",
    "3-6": "not_a_date",
    "6月3日": "not_a_date",
    "580312": "not_a_date",
    "202606": "not_a_date",
    "115/06": "not_a_date",
    "115年6月": "not_a_date",
    "3/6/26": "not_a_date",
    "03/06/26": "not_a_date",
    "6/23/2026": "not_a_date",
    "115/06-23": "not_a_date",
    "115 06 23": "not_a_date",
    "1150623.0": "not_a_date",
    "1.15E+06": "not_a_date",
    "-115/06/23": "not_a_date",
    "民國2026年6月23日": "not_a_date",
    "一一五年六月二十三日": "not_a_date",
    "同年月日": "not_a_date",
    "115/06/23 25:00": "not_a_date",
    "115/06/23, 115/06/24": "not_a_date",
    "٠١١٥/٠٦/٢٣": "not_a_date",
    "": "not_a_date",
    "   ": "not_a_date",
    "無": "not_a_date",
}


@pytest.mark.parametrize(("text", "day"), SAFE.items())
def test_known_form_gives_its_day(text, day):
    assert dates.parse_date(text) == day


@pytest.mark.parametrize(("text", "code"), FLAGGED.items())
def test_odd_form_names_its_reason(text, code):
    with pytest.raises(Unreadable) as caught:
        dates.parse_date(text)

    assert (caught.value.code, caught.value.seen) == (code, text)


@pytest.mark.parametrize(
    "text", ["2026-06-23", "2026/6/23", "20260623", "西元2026年6月23日", "２０２６／６／２３"]
)
def test_gregorian_year_is_recognised(text):
    assert dates.is_gregorian(text)


@pytest.mark.parametrize("text", ["1150623", "115/6/23", "民國115年6月23日", "44000", "3/6/26", ""])
def test_other_text_is_not_gregorian(text):
    assert not dates.is_gregorian(text)


def test_mixed_columns_keep_their_meaning():
    assert dates.parse_date("100/2/3").year == 2011
    assert dates.parse_date("0100/2/3".lstrip("0")).year == 2011


@given(ROC_DAYS)
def test_every_printed_date_reads_back(day):
    assert dates.parse_date(dates.format_roc(day)) == day
    assert dates.parse_date(dates.format_roc_long(day)) == day
    assert dates.parse_date(day.isoformat()) == day


@given(ROC_DAYS)
def test_seven_digits_read_back(day):
    text = f"{dates.roc_year(day):03d}{day.month:02d}{day.day:02d}"

    assert dates.parse_date(text) == day
    assert not dates.is_gregorian(text)


@given(ROC_DAYS)
def test_every_day_lies_within_its_year(day):
    year = dates.roc_year(day)

    assert dates.year_start(year) <= day <= dates.year_end(year)


@given(st.text(max_size=30) | st.text("0123456789/.-年月日民國元 ", max_size=14))
def test_any_text_is_a_day_or_unreadable(text):
    try:
        day = dates.parse_date(text)
    except Unreadable:
        return
    assert day >= dt.date(1912, 1, 1)


def test_endless_blanks_are_refused_at_once():
    with pytest.raises(Unreadable, match="not_a_date"):
        dates.parse_date("115/06/23" + " " * 30_000 + "x")


def test_day_before_the_republic_cannot_be_printed():
    with pytest.raises(ValueError, match="before_roc"):
        dates.format_roc(dt.date(1911, 12, 31))
