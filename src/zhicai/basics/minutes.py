"""Hours on paper, whole minutes in the program."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from zhicai.basics import words
from zhicai.basics.errors import Unreadable

MINUTES_PER_HOUR = 60
HALF_HOUR = 30
LONGEST_MINUTES = 366 * 24 * MINUTES_PER_HOUR
LONGEST_TEXT = 64

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_FORM = re.compile(
    rf"(?P<hours>{_NUMBER})(?:{words.HOURS})?"
    rf"|(?:(?P<whole>[0-9]+){words.HOURS})?(?P<minutes>[0-9]+)"
    rf"(?:{words.MINUTES_LONG}|{words.MINUTES})",
    re.ASCII,
)


def parse_minutes(hours_text: str) -> int:
    """Turn hours as written on a sheet into whole minutes.

    >>> parse_minutes("1.5"), parse_minutes("3小時"), parse_minutes("1 小時 40 分")
    (90, 180, 100)
    >>> parse_minutes("0.33")
    Traceback (most recent call last):
        ...
    zhicai.basics.errors.Unreadable: not_whole_minutes: 0.33

    Wrong: 20. Perhaps a third of an hour was meant; only the agency can say. Wrong too: 150 for
    2時30分 or 2:30, which may be a time of day.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", hours_text))
    found = _FORM.fullmatch(plain)
    if found is None or len(plain) > LONGEST_TEXT:
        raise Unreadable("not_hours", hours_text)
    if found["hours"]:
        minutes = Fraction(found["hours"]) * MINUTES_PER_HOUR
    else:
        minutes = Fraction(int(found["whole"] or 0) * MINUTES_PER_HOUR + int(found["minutes"]))
    if minutes > LONGEST_MINUTES:
        raise Unreadable("too_many_hours", hours_text)
    if minutes.denominator != 1:
        raise Unreadable("not_whole_minutes", hours_text)
    return minutes.numerator


def format_hours(minutes: int) -> str:
    """Write minutes the way officers say them; parse_minutes reads every answer back.

    >>> format_hours(180), format_hours(90), format_hours(20), format_hours(100)
    ('3 小時', '1.5 小時', '20 分', '1 小時 40 分')
    """
    if minutes < 0:
        return f"-{format_hours(-minutes)}"
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    if rest == 0:
        return f"{hours} {words.HOURS}"
    if rest == HALF_HOUR:
        return f"{hours}.5 {words.HOURS}"
    spoken = f"{rest} {words.MINUTES}"
    return f"{hours} {words.HOURS} {spoken}" if hours else spoken
