"""One cell in, one value out; what cannot be read raises Unreadable with a code."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from zhicai.basics.dates import is_gregorian, parse_date
from zhicai.basics.errors import Unreadable
from zhicai.basics.minutes import parse_minutes
from zhicai.basics.national_ids import is_masked, mask, parse_masked_id, parse_national_id
from zhicai.basics.text import fold, private_use
from zhicai.exchange.sheets.model import Value

SIGNIFICANT_DIGITS = 15  # what a spreadsheet keeps of a number

_INVISIBLE = "\ufeff\u200b\u2060"
_AS_FORMULA = re.compile(r'="(.*)"')  # how exports keep Excel from counting with a text
_NOTHING_WRITTEN = frozenset({"-", "--", "—", "──", "–", "／", "/", "無", "N/A", "n/a"})
_CODE_THEN_NAME = re.compile(r"([A-Z0-9]{8,17})[\s\-_/:,.]*([^\sA-Z0-9(].*)")
_NAME_THEN_CODE = re.compile(r"(.*[^\sA-Z0-9(])\s*[(\[]\s*([A-Z0-9]{8,17})\s*[)\]]")


def text_of(value: Value) -> str:
    """Show a cell as text: numbers without a needless `.0`, dates as ISO.

    >>> text_of(123.0), text_of(1.5), text_of(None), text_of("　王小明 "), text_of('="0123"')
    ('123', '1.5', '', '王小明', '0123')
    >>> text_of(dt.datetime(2026, 6, 23)), text_of(True)
    ('2026-06-23', 'TRUE')
    """
    if isinstance(value, str):
        plain = value.strip().strip(_INVISIBLE).strip()
        quoted = _AS_FORMULA.fullmatch(plain) if plain.startswith("=") else None
        return quoted[1].strip() if quoted else plain
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)


def _number_text(number: float) -> str:
    if not math.isfinite(number):
        return str(number)
    if number.is_integer():
        return str(int(number))
    return format(Decimal(f"{number:.{SIGNIFICANT_DIGITS}g}"), "f")


def is_blank(value: Value) -> bool:
    """Whether a cell says nothing.

    >>> is_blank("　"), is_blank(None), is_blank(0)
    (True, True, False)
    """
    return value is None or (isinstance(value, str) and not text_of(value))


def parse_text(value: Value) -> str:
    return text_of(value)


def parse_name(value: Value) -> str:
    """Read a name byte for byte; only the blanks around it go.

    >>> parse_name(" 王　小明 ")
    '王　小明'
    """
    return value.strip() if isinstance(value, str) else text_of(value)


def parse_code(value: Value) -> str:
    """Read an official code or a staff number: a number keeps no `.0`, full width becomes half.

    >>> parse_code(123.0), parse_code("Ａ-01 ")
    ('123', 'A-01')
    """
    return unicodedata.normalize("NFKC", text_of(value)).strip().lstrip("'")


def parse_identity(value: Value) -> tuple[str | None, str | None]:
    """Read a national ID, whole or masked: one of the two parts is None.

    >>> parse_identity("a100000127"), parse_identity("A10000＊＊＊＊")
    (('A100000127', None), (None, 'A10000****'))

    Wrong: a number, which has lost its letter.
    """
    if not isinstance(value, str):
        raise Unreadable("bad_id_form", mask(text_of(value)))
    text = text_of(value).lstrip("'")
    if is_masked(text):
        return None, parse_masked_id(text)
    return parse_national_id(text), None


def parse_whole_id(value: Value) -> str:
    """Read a national ID where a masked one will not do."""
    whole, _ = parse_identity(value)
    if whole is None:
        raise Unreadable("bad_id_form", text_of(value))
    return whole


def parse_agency(value: Value) -> tuple[str | None, str | None]:
    """Read an agency named by code, by name, or by both in one cell.

    >>> parse_agency("Ａ９９０００００１Ｊ"), parse_agency("示範縣政府")
    (('A99000001J', None), (None, '示範縣政府'))
    >>> parse_agency("A99000001J 示範縣政府") == parse_agency("示範縣政府（A99000001J）")
    True
    """
    plain = parse_code(value)
    if plain.isascii():
        return plain.upper().replace(" ", ""), None
    if both := _CODE_THEN_NAME.fullmatch(plain):
        return both[1], both[2].strip()
    if both := _NAME_THEN_CODE.fullmatch(plain):
        return both[2], both[1].strip()
    return None, text_of(value)


def parse_day(value: Value) -> dt.date:
    """Read a date, typed or written; a time of day behind it does not matter.

    >>> parse_day("115/06/23 09:10:00") == parse_day(dt.datetime(2026, 6, 23)) == parse_day(1150623)
    True
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    return parse_date(text_of(value))


def parse_birthday(value: Value) -> dt.date:
    """Read a date of birth; a number of six digits has lost the zero of its 民國 year.

    >>> parse_birthday(750101.0)
    datetime.date(1986, 1, 1)
    """
    text = text_of(value)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    lost = len("750101")
    return parse_date(f"0{text}") if is_number and len(text) == lost else parse_day(value)


def parse_open_day(value: Value) -> dt.date | None:
    """Read the last day of validity; 永久有效 has none.

    >>> parse_open_day("永久有效") is None
    True
    """
    text = fold(text_of(value))
    if text in _NOTHING_WRITTEN or re.fullmatch(
        r"(永久|終身|終生|長期|無(期限|限期))(有效)?", text
    ):
        return None
    return parse_day(value)


def parse_hours(value: Value) -> int:
    """Read hours into whole minutes.

    >>> parse_hours(1.5), parse_hours("3小時")
    (90, 180)
    """
    if isinstance(value, (bool, dt.date, dt.time)):
        raise Unreadable("not_hours", text_of(value))
    return parse_minutes(text_of(value))


def parse_total(value: Value) -> int | None:
    """Read hours in a report, where a dash says that there is nothing to say.

    >>> parse_total("3.0"), parse_total("－") is None
    (180, True)
    """
    text = unicodedata.normalize("NFKC", text_of(value))
    return None if text in _NOTHING_WRITTEN else parse_hours(value)


def parse_clock(value: Value) -> int | None:
    """Read a time of day into the minutes since midnight; it serves a comparison, never a figure.

    >>> parse_clock("09:10:00"), parse_clock(dt.time(12, 0)), parse_clock("全天")
    (550, 720, None)
    """
    if isinstance(value, (dt.time, dt.datetime)):
        return value.hour * 60 + value.minute
    found = re.fullmatch(r"([01]?\d|2[0-3]):?([0-5]\d)(:[0-5]\d)?", parse_code(value), re.ASCII)
    return int(found[1]) * 60 + int(found[2]) if found else None


def choice(words: Mapping[str, object]) -> Callable[[Value], object]:
    """Make a parser that knows some words and no other.

    >>> choice({"是": True})(" 是 ")
    True
    """
    known = {fold(word): meaning for word, meaning in words.items()}

    def parse(value: Value) -> object:
        key = fold(text_of(value))
        if key not in known:
            raise Unreadable("not_a_choice", text_of(value))
        return known[key]

    return parse


def notice_of_day(value: Value) -> str | None:
    """A date written the Gregorian way is worth a look; a typed one has no writing."""
    is_written = isinstance(value, str) and is_gregorian(text_of(value))
    return "date.gregorian" if is_written else None


def notice_of_name(value: Value) -> str | None:
    return "sheet.private_use" if isinstance(value, str) and private_use(value) else None
