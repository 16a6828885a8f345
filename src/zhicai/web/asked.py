"""What an address asks for; whatever cannot be read is as if it had not been asked."""

import datetime as dt

from django.http import HttpRequest

from zhicai.basics.dates import parse_date
from zhicai.basics.errors import Unreadable
from zhicai.basics.messages import say

LONGEST_NUMBER, LONGEST_KEY, LONGEST_TEXT = 9, 18, 100


def asked_number(request: HttpRequest, name: str) -> int:
    """A page number; 1 where there is none."""
    text = request.GET.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 1


def asked_key(request: HttpRequest, name: str) -> int | None:
    """The key of a person or another row; None where there is none."""
    text = request.GET.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
    return int(text) if is_number else None


def asked_text(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").strip()[:LONGEST_TEXT]


def asked_choice(request: HttpRequest, name: str, choices: tuple[str, ...]) -> str:
    """One of the choices; the first where another or none is asked for."""
    text = request.GET.get(name, "")
    return text if text in choices else choices[0]


def asked_day(request: HttpRequest, name: str) -> tuple[dt.date | None, str]:
    """A day, and what to say where the text is none."""
    text = asked_text(request, name)
    if not text:
        return None, ""
    try:
        return parse_date(text), ""
    except Unreadable as unreadable:
        return None, say(f"web.{unreadable.code}", value=text)
