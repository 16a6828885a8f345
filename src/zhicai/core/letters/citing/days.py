"""Dates in running text."""

import datetime as dt
import re
from dataclasses import dataclass

from zhicai.basics.chinese_numerals import value_of
from zhicai.basics.dates import YEARS_BEFORE_ROC
from zhicai.core.letters.citing import words


@dataclass(frozen=True, slots=True)
class Day:
    """A date where it stands; `day` is None where the text leaves it open."""

    day: dt.date | None
    start: int
    end: int


def find_days(text: str) -> list[Day]:
    """All dates of a narrow text without blanks, in order.

    A day of "the same year" takes the year of the date before it; "the same day" stays open.

    >>> [day.day.isoformat() for day in find_days("115年6月9日、同年7月1日及115.06.12")]
    ['2026-06-09', '2026-07-01', '2026-06-12']
    """
    found = [
        *(Day(_full(match), *match.span()) for match in words.DAY.finditer(text)),
    ]
    for match in words.SAME_DAY.finditer(text):
        before = [day.day for day in found if day.end <= match.start() and day.day]
        found.append(Day(_of_same(match, before[-1] if before else None), *match.span()))
        found.sort(key=lambda day: day.start)
    return sorted(found, key=lambda day: day.start)


def day_of(text: str) -> dt.date | None:
    """The date that a text is or holds; None without one, or for a day that does not exist."""
    match = words.DAY.search(text)
    return _full(match) if match else None


def _full(match: re.Match[str]) -> dt.date | None:
    year, month, day = (
        value_of(match[one] or match[two] or match[three] or "")
        for one, two, three in (("y", "cy", "dy"), ("m", "cm", "dm"), ("d", "cd", "dd"))
    )
    if year is None or month is None or day is None:
        return None
    return make_day(year, month, day=day)


def make_day(year: int, month: int, *, day: int) -> dt.date | None:
    """A year before 1911 can only be a ROC year."""
    try:
        return dt.date(year + (YEARS_BEFORE_ROC if year <= YEARS_BEFORE_ROC else 0), month, day)
    except ValueError:
        return None


def _of_same(match: re.Match[str], before: dt.date | None) -> dt.date | None:
    if before is None:
        return None
    if match["m"]:
        return make_day(before.year, int(match["m"]), day=int(match["d"]))
    if within := match["md"] or match["ymd"]:
        return make_day(before.year, before.month, day=int(within))
    return None
