"""One cell put right: what a new text comes to, and what an unreadable one must have meant."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata

from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Unreadable
from zhicai.basics.minutes import MINUTES_PER_HOUR
from zhicai.basics.national_ids import parse_national_id
from zhicai.exchange.layouts.catalogue import get_layout
from zhicai.exchange.layouts.fields import Field
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.layouts.readers import Reader
from zhicai.exchange.sheets.model import Value

CLOSE = 0.6
LENGTH_OF_ID = 10
GREGORIAN_DIGITS = 4
MONTHS = 12

# Letters and signs that are taken for digits.
_LOOK_ALIKES = str.maketrans("OoIlSB", "001158")
_DAY_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{3,4})")
_DIGITS = re.compile(r"\d+")
_HOURS = re.compile(
    r"(?:(?P<h>\d+(?:\.\d+)?)(?:hours?|hrs?|h|時|小时|節)?)?(?:(?P<m>\d+)(?:minutes?|mins?|m|分钟?))?",
    re.IGNORECASE,
)
_NUMERALS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {
    "兩": 2,
    "半": 0.5,
}


def check_cell(layout: str, field: str, text: str) -> str | None:
    """The code of the fault that a text has by itself in a field, None where it can be read."""
    some = get_layout(layout).get_field(field)
    return None if is_blank(text) else Reader(0, some).learn(text, text).fault


def choices_of(layout: str, field: str) -> str:
    """The words that a field knows, as its messages list them."""
    return get_layout(layout).get_field(field).choices


def propose(layout: str, field: str, value: Value) -> str | None:
    """The text that an unreadable cell must have meant; None where it could be anything.

    >>> propose("roster", "national_id", "A1OOOOO127"), propose("roster", "started_on", "6/23/2026")
    ('A100000127', '115/06/23')
    >>> propose("hours", "minutes", "三小時"), propose("hours", "minutes", "2hr")
    ('3', '2')
    >>> propose("roster", "national_id", "A100000120") is None
    True
    """
    if is_blank(value):
        return None
    some = get_layout(layout).get_field(field)
    text = unicodedata.normalize("NFKC", text_of(value)).strip()
    for found in (_as_id(some, text), _as_day(text), _as_hours(text), _as_choice(some, text)):
        if found is not None and found != text and _is_readable(some, found):
            return found
    return None


def _is_readable(some: Field, text: str) -> bool:
    try:
        some.parse(text)
    except Unreadable:
        return False
    return True


def _as_id(some: Field, text: str) -> str | None:
    """An ID whose check digit proves what stood there: look-alikes, or one zero that was lost."""
    if not some.is_proven:
        return None
    plain = re.sub(r"[^0-9A-Za-z]", "", text)
    tried = plain[:1].upper() + plain[1:].translate(_LOOK_ALIKES)
    if len(tried) == LENGTH_OF_ID:
        return tried if _is_id(tried) else None
    if len(tried) != LENGTH_OF_ID - 1:
        return None
    filled = {f"{tried[:at]}0{tried[at:]}" for at in range(2, LENGTH_OF_ID)}
    sound = [one for one in filled if _is_id(one)]
    return sound[0] if len(sound) == 1 else None


def _is_id(text: str) -> bool:
    try:
        parse_national_id(text)
    except Unreadable:
        return False
    return True


def _as_day(text: str) -> str | None:
    """A day written with the year last, where only one order of month and day can be."""
    found = _DAY_LAST.fullmatch(text)
    if found is None:
        return None
    first, second, year = map(int, found.groups())
    year -= 0 if len(found[3]) == GREGORIAN_DIGITS else -1911
    both = first <= MONTHS and second <= MONTHS and first != second
    month, day = (first, second) if first <= MONTHS else (second, first)
    try:
        return None if both else format_roc(dt.date(year, month, day))
    except ValueError:
        return None


def _as_hours(text: str) -> str | None:
    """Hours in numerals, or with a unit that portals do not write."""
    plain = re.sub(r"\s|小時|鐘頭", lambda one: "時" if one[0].strip() else "", text)
    if set(plain.rstrip("時")) <= set(_NUMERALS) and plain.rstrip("時"):
        number = _number(plain.rstrip("時"))
        return None if number is None else f"{number:g}"
    found = _HOURS.fullmatch(plain)
    if found is None or not (found["h"] or found["m"]):
        return None
    hours = float(found["h"] or 0) + int(found["m"] or 0) / MINUTES_PER_HOUR
    return f"{hours:.6g}"


def _number(text: str) -> float | None:
    """A numeral below twenty."""
    ten, _, ones = text.rpartition("十")
    if len(ten) > 1 or len(ones) > 1 or ("十" not in text and len(text) > 1):
        return None
    if "十" not in text:
        return _NUMERALS[text]
    return (_NUMERALS[ten] if ten else 1) * 10 + (_NUMERALS[ones] if ones else 0)


def _as_choice(some: Field, text: str) -> str | None:
    """The one word among the choices that the text nearly is."""
    words = [word for word in re.split(r"[、，,／/ ]+", some.choices) if word]
    near = difflib.get_close_matches(text, words, n=2, cutoff=CLOSE)
    return near[0] if len(near) == 1 else None
