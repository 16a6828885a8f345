"""Books as one run of bytes, so that a file is opened once however often it is planned."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from zhicai.basics.national_ids import mask_ids_in
from zhicai.exchange.sheets.book import Book, Line, Sheet, Value
from zhicai.exchange.sheets.reading.xlsx_scan import column_index
from zhicai.exchange.sheets.wire import (
    LineReader,
    pack_remark,
    pack_value,
    unpack_remark,
)

QUICK = 1
PLAIN = frozenset({str, int, float, bool, type(None)})
ABOUT = ("name", "kind", "encoding", "sha256", "size", "inner")


def pack_books(books: Sequence[Book]) -> bytes:
    """Compressed JSON; never a pickle."""
    told = [_pack(book) for book in books]
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode(), QUICK)


def unpack_books(content: bytes) -> list[Book]:
    reader = LineReader()
    return [_unpack(told, reader) for told in json.loads(zlib.decompress(content))]


def _pack(book: Book) -> dict[str, Any]:
    return {
        "about": {name: getattr(book, name) for name in ABOUT},
        "notices": [pack_remark(notice) for notice in book.notices],
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "lines": [[line.number, _pack_values(line.values)] for line in sheet.lines],
            }
            for sheet in book.sheets
        ],
    }


def _pack_values(values: Sequence[Value]) -> list[Any]:
    return [value if type(value) in PLAIN else pack_value(value) for value in values]


def _unpack(told: dict[str, Any], reader: LineReader) -> Book:
    sheets = (
        Sheet(one["name"], tuple(reader.read(one["lines"])), hidden=one["hidden"])
        for one in told["sheets"]
    )
    notices = tuple(map(unpack_remark, told["notices"]))
    return Book(**told["about"], sheets=tuple(sheets), notices=notices)


def label_of(book: Book, sheet: str) -> str:
    """How a sheet is told from those of other members of the same archive.

    The label of a sheet in a file that is no archive is its name; an ID in it is masked.
    """
    return mask_ids_in(sheet if book.inner is None else f"{book.inner}/{sheet}")


def correct(book: Book, texts: Mapping[tuple[str, str], str]) -> Book:
    """The book as if these texts stood in it, by (label of the sheet, cell)."""
    sheets = []
    for sheet in book.sheets:
        label = label_of(book, sheet.name)
        own = {cell: text for (where, cell), text in texts.items() if where == label}
        sheets.append(_correct_sheet(sheet, own) if own else sheet)
    return replace(book, sheets=tuple(sheets))


def _correct_sheet(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    by_line: dict[int, dict[int, str]] = {}
    for cell, text in texts.items():
        letters = cell.rstrip("0123456789")
        by_line.setdefault(int(cell[len(letters) :]), {})[column_index(letters)] = text
    lines = (
        _correct_line(line, by_line[line.number]) if line.number in by_line else line
        for line in sheet.lines
    )
    return replace(sheet, lines=tuple(lines))


def _correct_line(line: Line, texts: Mapping[int, str]) -> Line:
    values: list[Value] = list(line.values)
    values += [None] * (max(texts) + 1 - len(values))
    for at, text in texts.items():
        values[at] = text or None
    return Line(line.number, tuple(values))


class Cells:
    """What stands in the cells of some books, by the labels of their sheets."""

    def __init__(self, books: Sequence[Book]) -> None:
        self._lines = {
            label_of(book, sheet.name): {line.number: line.values for line in sheet.lines}
            for book in books
            for sheet in book.sheets
        }

    def at(self, sheet: str, cell: str) -> Value:
        letters = cell.rstrip("0123456789")
        number, at = int(cell[len(letters) :]), column_index(letters)
        values = self._lines.get(sheet, {}).get(number, ())
        return values[at] if at < len(values) else None
