"""A moment as an officer types it: 115/11/20 14:05, or a day, which means its end."""

import datetime as dt
import re
import unicodedata
from typing import Any

from django import forms

from zhicai.actions.access import TAIPEI
from zhicai.basics.dates import format_roc, parse_date
from zhicai.basics.errors import Unreadable
from zhicai.basics.messages import say

CLOCK = re.compile(
    r"(?P<day>.+?)\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
)
LAST = dt.time(23, 59, 59, 999999)


def parse_instant(text: str) -> dt.datetime:
    """Read a moment of Taipei, or an ISO instant with its zone; raises Unreadable.

    >>> parse_instant("115/11/20 14:05").isoformat()
    '2026-11-20T14:05:00+08:00'
    >>> parse_instant("115/11/20").isoformat()
    '2026-11-20T23:59:59.999999+08:00'
    >>> parse_instant("2026-11-20T06:05:00+00:00").isoformat()
    '2026-11-20T06:05:00+00:00'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    exact = _iso(plain)
    if exact is not None:
        return exact
    found = CLOCK.fullmatch(plain)
    if found is None:
        return dt.datetime.combine(parse_date(plain), LAST, TAIPEI)
    try:
        clock = dt.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise Unreadable("not_a_date", text) from None
    return dt.datetime.combine(parse_date(found["day"]), clock, TAIPEI)


def _iso(text: str) -> dt.datetime | None:
    """The instant of a text with date, time and zone; anything else is read as people write."""
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


def format_instant(at: dt.datetime) -> str:
    """The moment as it can be typed again, to the second.

    >>> format_instant(dt.datetime(2026, 11, 20, 6, 5, tzinfo=dt.UTC))
    '115/11/20 14:05:00'
    """
    local = at.astimezone(TAIPEI)
    return f"{format_roc(local.date())} {local:%H:%M:%S}"


class InstantField(forms.CharField):
    """Empty: now."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "size": 18}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_instant(text)
        except Unreadable as unreadable:
            words = say("standing.not_an_instant", value=text)
            raise forms.ValidationError(words, code="standing.not_an_instant") from unreadable
