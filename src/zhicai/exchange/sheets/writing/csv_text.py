"""CSV for spreadsheets and other systems: UTF-8 with a mark, or CP950 without any loss."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from zhicai.basics.errors import Refused
from zhicai.basics.text import not_in_cp950
from zhicai.exchange.sheets.book import Value, cell_address
from zhicai.exchange.sheets.inert import make_inert
from zhicai.exchange.sheets.writing.tables import Table, whole_file

LINE_END = "\r\n"
UTF8_MARKED, CP950 = "utf-8-sig", "cp950"
MOST_LISTED = 50
NEEDS_QUOTES = re.compile(r'[",;\t\r\n]|^\s|\s$')
SMALL_PLUS = str.maketrans({"\u207a": "+"})  # 「e等公務園⁺」: the one mark that has a plain form
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class CannotWrite(Refused):
    """Some texts have characters that the encoding lacks; ``cells`` lists every one of them."""

    def __init__(self, name: str, cells: Sequence[tuple[str, str, str]]) -> None:
        characters = "".join(dict.fromkeys("".join(lost for _, _, lost in cells)))
        places = "、".join(address for address, _, _ in cells[:MOST_LISTED])
        super().__init__("file.not_in_cp950", value=characters, file=name, places=places)
        self.cells = tuple(cells)


def write_csv(path: Path, table: Table, encoding: str = UTF8_MARKED) -> None:
    """Write one table. In CP950, what cannot be written raises CannotWrite and no file is left."""
    lost: list[tuple[str, str, str]] = []
    with whole_file(path) as part:
        with part.open("w", encoding=encoding, newline="") as file:
            for number, values in enumerate(chain((table.header,), table.rows), 1):
                fields = _fields(values, encoding)
                if encoding == CP950:
                    found = list(_unwritable(number, fields))
                    lost.extend(found)
                if not lost:
                    file.write(_record(fields, is_first=number == 1))
        if lost:
            raise CannotWrite(path.name, lost)


def _fields(values: Sequence[Value], encoding: str) -> list[str]:
    fields = [make_inert(value) if isinstance(value, str) else plain(value) for value in values]
    return [field.translate(SMALL_PLUS) for field in fields] if encoding == CP950 else fields


def plain(value: Value) -> str:
    """Write a value that is no text.

    >>> plain(-5), plain(None), plain(dt.date(2026, 1, 2)), plain(True)
    ('-5', '', '2026-01-02', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _unwritable(number: int, fields: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for index, text in enumerate(fields):
        lost = "" if text.isascii() else not_in_cp950(text)
        lost += "".join(dict.fromkeys(CONTROLS.findall(text)))
        if lost:
            yield cell_address(number, index), text, lost


def _record(fields: Sequence[str], *, is_first: bool) -> str:
    quoted = [quote(field) for field in fields]
    if is_first and fields and not _begins_like_text(fields[0]):
        quoted[0] = quote(fields[0], is_forced=True)
    if len(fields) == 1 and not fields[0]:
        quoted = ['""']  # a blank line would be no record
    return ",".join(quoted) + LINE_END


def quote(text: str, *, is_forced: bool = False) -> str:
    """Quote a field that holds a delimiter of any dialect, a quote, a break or a blank end.

    >>> quote("a;b"), quote("王小明")
    ('"a;b"', '王小明')
    """
    if is_forced or NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _begins_like_text(text: str) -> bool:
    """The first bytes of a file tell its kind; only Chinese never looks like another one."""
    return text[:1] >= "\u3400"
