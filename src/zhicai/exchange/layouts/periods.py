"""The period that a report covers: in a column of its own, or in a line of its title."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from zhicai.basics.dates import parse_date
from zhicai.basics.errors import Unreadable
from zhicai.exchange.layouts.parsers import text_of
from zhicai.exchange.sheets.model import Line, Value

Period = tuple[dt.date, dt.date]

_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"〜": "~"}
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_TO = r"(?:~|至|到|迄|-+)"
_DAY = r"(?:中華民國|民國)?(?:\d{7,8}|\d{2,4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{2,4}年\d{1,2}月\d{1,2}日)"
_DAYS = re.compile(
    rf"(?<!\d)(?P<since>{_DAY})起?{_TO}(?P<until>{_DAY}|(?P<short>\d{{1,2}}月\d{{1,2}}日))(?!\d)"
)
_MONTHS = re.compile(
    rf"(?<!\d)(?P<year>\d{{2,4}})年度?(?P<first>\d{{1,2}})月?{_TO}"
    r"(?:(?P<last_year>\d{2,4})年)?(?P<last>\d{1,2})月(?:底|份)?(?!\d)"
)


def parse_period(value: Value) -> Period:
    """Read the first and the last day of a period out of one cell.

    >>> since, until = parse_period("115/01/01～115/11/20")
    >>> since.isoformat(), until.isoformat()
    ('2026-01-01', '2026-11-20')

    Wrong: 115年度, which may end today or in December.
    """
    found = list(periods_in(text_of(value)))
    if len(found) != 1:
        raise Unreadable("not_a_date", text_of(value))
    return found[0]


def periods_in(text: str) -> Iterable[Period]:
    """Give each period that a text names by its days, or by its months.

    >>> [len(list(periods_in(text))) for text in ("統計期間：115年1月至10月", "115年度時數統計")]
    [1, 0]
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = re.sub(r"\s", "", _CLOCK.sub("", plain))
    for found in _DAYS.finditer(plain):
        since = parse_date(found["since"])
        yield since, _end(found, since)
    for found in _MONTHS.finditer(plain):
        since = parse_date(f"{found['year']}年{found['first']}月1日")
        first = parse_date(f"{found['last_year'] or found['year']}年{found['last']}月1日")
        yield since, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _end(found: re.Match[str], since: dt.date) -> dt.date:
    """The year of the end may be left out where it is that of the start."""
    if found["short"] is None:
        return parse_date(found["until"])
    month, day = map(int, re.findall(r"\d+", found["short"]))
    try:
        return since.replace(month=month, day=day)
    except ValueError:
        raise Unreadable("no_such_day", found["short"]) from None


def period_of_title(lines: Iterable[Line]) -> Period | None:
    """Find the one period that the lines above a header name; two different ones are none."""
    found: set[Period] = set()
    for line in lines:
        for value in line.values:
            found |= _periods_or_none(value)
    return found.pop() if len(found) == 1 else None


def _periods_or_none(value: Value) -> set[Period]:
    """A title may hold anything; only what reads as a period counts."""
    try:
        return {(since, until) for since, until in periods_in(text_of(value)) if since <= until}
    except Unreadable:
        return set()
