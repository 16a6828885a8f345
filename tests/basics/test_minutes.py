"""The one table of how hours are read, and what holds for every number and every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicai.basics.errors import Unreadable
from zhicai.basics.minutes import LONGEST_MINUTES, format_hours, parse_minutes

SAFE = {
    "0": 0,
    "0.0": 0,
    "0.5": 30,
    "0.05": 3,
    "1": 60,
    "1.0": 60,
    "1.5": 90,
    "1.50": 90,
    "02": 120,
    " 3 ": 180,
    "３": 180,
    "１．５": 90,
    "3小時": 180,
    "3 小時": 180,
    "1.5 小時": 90,
    "90分": 90,
    "90 分鐘": 90,
    "1小時30分": 90,
    "1 小時 40 分鐘": 100,
    "25": 1500,
    "8784": LONGEST_MINUTES,
}

FLAGGED = {
    "-1": "not_hours",
    "+1": "not_hours",
    "－1": "not_hours",
    "三": "not_hours",
    "三小時": "not_hours",
    "NaN": "not_hours",
    "inf": "not_hours",
    "1e309": "not_hours",
    "1E3": "not_hours",
    "1,234": "not_hours",
    "1:30": "not_hours",
    "01:30:00": "not_hours",
    "2時30分": "not_hours",
    "3時": "not_hours",
    "3學分": "not_hours",
    "1.5小時30分": "not_hours",
    "1.5分": "not_hours",
    ".5": "not_hours",
    "5.": "not_hours",
    "1.2.3": "not_hours",
    "1/2": "not_hours",
    "½": "not_hours",
    "٣": "not_hours",
    "約3": "not_hours",
    "3-6": "not_hours",
    "": "not_hours",
    " ": "not_hours",
    "小時": "not_hours",
    "0.33": "not_whole_minutes",
    "0.3333333333333333": "not_whole_minutes",
    "2.01": "not_whole_minutes",
    "8784.5": "too_many_hours",
    "9999999999999999999999999999999999": "too_many_hours",
}


@pytest.mark.parametrize(("text", "minutes"), SAFE.items())
def test_known_form_gives_its_minutes(text, minutes):
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(("text", "code"), FLAGGED.items())
def test_odd_form_names_its_reason(text, code):
    with pytest.raises(Unreadable) as caught:
        parse_minutes(text)

    assert (caught.value.code, caught.value.seen) == (code, text)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 小時"),
        (20, "20 分"),
        (30, "0.5 小時"),
        (60, "1 小時"),
        (90, "1.5 小時"),
        (100, "1 小時 40 分"),
        (180, "3 小時"),
        (-90, "-1.5 小時"),
    ],
)
def test_minutes_are_written_as_officers_say_them(minutes, text):
    assert format_hours(minutes) == text


@given(st.integers(0, LONGEST_MINUTES))
def test_written_hours_read_back(minutes):
    assert parse_minutes(format_hours(minutes)) == minutes


@given(st.text(max_size=30) | st.text("0123456789.小時分鐘 ", max_size=14))
def test_any_text_is_minutes_or_unreadable(text):
    try:
        minutes = parse_minutes(text)
    except Unreadable:
        return
    assert 0 <= minutes <= LONGEST_MINUTES


def test_endless_digits_are_refused_at_once():
    with pytest.raises(Unreadable, match="not_hours"):
        parse_minutes("9" * 100_000)
