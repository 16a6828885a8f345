"""From calamine's sheets to lines, with the cells put back that it gives as blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from python_calamine import CalamineSheet

from zhicai.exchange.sheets.book import Value

EXACT_INTEGERS = 10**15
SECONDS_PER_MINUTE = 60
MINUTES_PER_HOUR = 60


def find_value(given: Any) -> Value:
    """Give the plain value of what the reader gave.

    >>> find_value(3.0), find_value(1.5), find_value(""), find_value(dt.timedelta(hours=30))
    (3, 1.5, None, '30:00')
    """
    kind = type(given)
    if kind is str:
        return given or None
    if kind is float:
        return int(given) if given.is_integer() and abs(given) < EXACT_INTEGERS else float(given)
    if kind is dt.timedelta:
        return duration_text(given)
    if kind is dt.datetime and given.time() == dt.time():
        return dt.date(given.year, given.month, given.day)
    value: Value = given
    return value


def duration_text(duration: dt.timedelta) -> str:
    minutes, seconds = divmod(round(duration.total_seconds()), SECONDS_PER_MINUTE)
    hours, minutes = divmod(minutes, MINUTES_PER_HOUR)
    tail = f":{seconds:02}" if seconds else ""
    return f"{hours}:{minutes:02}{tail}"


def iterate_lines(
    sheet: CalamineSheet, odd: dict[int, dict[int, str]]
) -> Iterator[tuple[int, list[Value]]]:
    """Give row numbers and values from column A on; rows only in `odd` come last."""
    left = dict(odd)
    offset = [None] * (sheet.start[1] if sheet.start else 0)
    if sheet.start is not None:
        for number, given in enumerate(sheet.iter_rows(), 1):
            values = [*offset, *map(find_value, given)]
            yield number, _overlay(values, left.pop(number, {}))
    for number in sorted(left):
        yield number, _overlay([], left[number])


def _overlay(values: list[Value], odd: dict[int, str]) -> list[Value]:
    for column, text in odd.items():
        values.extend([None] * (column + 1 - len(values)))
        values[column] = text
    return values


def last_filled(values: Sequence[Value]) -> int:
    return max((index for index, value in enumerate(values) if value is not None), default=-1)
