"""Dates: ISO inside, 民國 wherever a person reads or writes."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from zhicai.basics import words
from zhicai.basics.errors import Unreadable

YEARS_BEFORE_ROC = 1911
LONGEST_TEXT = 64

_ROC = "|".join(words.ROC_MARKS)
_MARK = rf"(?:(?P<roc>{_ROC})|(?P<gregorian>{words.GREGORIAN_MARK}))?"
_TIME = (
    rf"(?:(?:T|\s)\s*(?:{words.FORENOON}|{words.AFTERNOON})?\s*"
    r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)?"
)
_IN_WORDS = (
    rf"(?P<y>[0-9]{{1,4}}|{words.FIRST_YEAR})\s*(?P<sep>{words.YEAR})\s*"
    rf"(?P<m>[0-9]{{1,2}})\s*{words.MONTH}\s*(?P<d>[0-9]{{1,2}})\s*{words.DAY}"
)
_FORMS = tuple(
    re.compile(_MARK + r"\s*" + body + _TIME, re.ASCII)
    for body in (
        r"(?P<y>[0-9]{1,4})\s*(?P<sep>[/.-])\s*(?P<m>[0-9]{1,2})\s*(?P=sep)\s*(?P<d>[0-9]{1,2})",
        _IN_WORDS,
        r"(?P<y>[0-9]{3})(?P<sep>)(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        r"(?P<y>[0-9]{4})(?P<sep>)(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    )
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def parse_date(text: str) -> dt.date:
    """Read a date as officers, portals and letters write it; a year of four digits is Gregorian.

    >>> parse_date("1150623") == parse_date("115.6.23") == parse_date("民國115年6月23日")
    True
    >>> parse_date("2026-06-23")
    datetime.date(2026, 6, 23)
    >>> parse_date("115年2月29日")
    Traceback (most recent call last):
        ...
    zhicai.basics.errors.Unreadable: no_such_day: 115年2月29日

    Wrong: a day in 2020 for 44000, or the sixth of March for 3-6. A bare number may be anything.
    """
    plain = _plain(text)
    if plain.startswith(words.BEFORE_ROC_MARKS):
        raise Unreadable("before_roc", text)
    found = _match(plain)
    if found is None or _is_doubtful(found):
        raise Unreadable("not_a_date", text)
    year = _year(found)
    if year <= YEARS_BEFORE_ROC:
        raise Unreadable("before_roc", text)
    try:
        return dt.date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        raise Unreadable("no_such_day", text) from None


def is_gregorian(text: str) -> bool:
    """Whether the year is written the Gregorian way, which an officer may want to know.

    >>> is_gregorian("2026/6/23"), is_gregorian("115/6/23"), is_gregorian("44000")
    (True, False, False)
    """
    found = _match(_plain(text))
    return found is not None and not _is_doubtful(found) and not _is_roc(found)


def format_roc(day: dt.date) -> str:
    """Write a date for screens and tables; years below ten get zeros, else none could read them.

    >>> format_roc(dt.date(2026, 6, 23)), format_roc(dt.date(2010, 1, 5))
    ('115/06/23', '99/01/05')
    """
    year = roc_year(day)
    width = 3 if year < 10 else 2
    return f"{year:0{width}d}/{day.month:02d}/{day.day:02d}"


def format_roc_long(day: dt.date) -> str:
    """Write a date as letters do.

    >>> format_roc_long(dt.date(2026, 6, 23))
    '115年6月23日'
    """
    return f"{roc_year(day)}{words.YEAR}{day.month}{words.MONTH}{day.day}{words.DAY}"


def roc_year(day: dt.date) -> int:
    """Name the 民國 year of a day.

    >>> roc_year(dt.date(2026, 12, 31))
    115
    """
    if day.year <= YEARS_BEFORE_ROC:
        raise ValueError(f"before_roc: {day.isoformat()}")
    return day.year - YEARS_BEFORE_ROC


def year_start(roc: int) -> dt.date:
    """Give the first day of a 民國 year.

    >>> year_start(115)
    datetime.date(2026, 1, 1)
    """
    return dt.date(roc + YEARS_BEFORE_ROC, 1, 1)


def year_end(roc: int) -> dt.date:
    """Give the last day of a 民國 year.

    >>> year_end(115)
    datetime.date(2026, 12, 31)
    """
    return dt.date(roc + YEARS_BEFORE_ROC, 12, 31)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def _match(plain: str) -> re.Match[str] | None:
    if len(plain) > LONGEST_TEXT:
        return None
    return next((found for form in _FORMS if (found := form.fullmatch(plain))), None)


def _is_roc(found: re.Match[str]) -> bool:
    return not found["gregorian"] and len(found["y"]) <= 3


def _is_doubtful(found: re.Match[str]) -> bool:
    """Whether the year contradicts its mark, or 3/6/26 may be a day of March or of June."""
    if found["roc"]:
        return not _is_roc(found)
    if found["gregorian"] or found["sep"] == words.YEAR:
        return False
    return int(found["y"]) in range(1, 10) and len(found["y"]) < 3


def _year(found: re.Match[str]) -> int:
    if found["y"] == words.FIRST_YEAR:
        return 1 + YEARS_BEFORE_ROC
    year = int(found["y"])
    if not _is_roc(found):
        return year
    return year + YEARS_BEFORE_ROC
