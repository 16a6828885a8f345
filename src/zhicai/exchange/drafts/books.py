"""Books as one run of bytes, so that a file is opened once however often it is planned."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
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
# Lines that stand together in one text line, and packed bytes taken up at a time.
TOGETHER, AT_ONCE = 500, 1 << 16
PLAIN = frozenset({str, int, float, bool, type(None)})
ABOUT = ("name", "kind", "encoding", "sha256", "size", "inner")


def pack_books(books: Sequence[Book]) -> bytes:
    """Compressed JSON, a text line for some lines of a sheet; never a pickle."""
    packer = zlib.compressobj(QUICK)
    parts = [packer.compress(_line_of(part)) for part in _parts(books)]
    return b"".join([*parts, packer.flush()])


def unpack_books(content: bytes) -> list[Book]:
    """Line by line, so that a file never lies in memory as text and as values at once."""
    texts, reader = _text_lines(content), LineReader()
    told = json.loads(next(texts))
    lines: dict[tuple[int, int], list[Line]] = {}
    for text in texts:
        book, sheet, packed = json.loads(text)
        lines.setdefault((book, sheet), []).extend(reader.read(packed))
    return [_unpack(one, at, lines=lines) for at, one in enumerate(told)]


def _parts(books: Sequence[Book]) -> Iterator[Any]:
    """What there is, then the lines of each sheet of each book."""
    yield [_about(book) for book in books]
    for at, book in enumerate(books):
        for order, sheet in enumerate(book.sheets):
            for start in range(0, len(sheet.lines), TOGETHER):
                some = sheet.lines[start : start + TOGETHER]
                yield [at, order, [[line.number, _pack_values(line.values)] for line in some]]


def _line_of(part: Any) -> bytes:
    return json.dumps(part, ensure_ascii=False).encode() + b"\n"


def _text_lines(content: bytes) -> Iterator[bytes]:
    unpacker, rest = zlib.decompressobj(), b""
    for start in range(0, len(content), AT_ONCE):
        rest += unpacker.decompress(content[start : start + AT_ONCE])
        *whole, rest = rest.split(b"\n")
        yield from whole
    yield from filter(None, (rest + unpacker.flush()).split(b"\n"))


def _about(book: Book) -> dict[str, Any]:
    return {
        "about": {name: getattr(book, name) for name in ABOUT},
        "notices": [pack_remark(notice) for notice in book.notices],
        "sheets": [{"name": sheet.name, "hidden": sheet.hidden} for sheet in book.sheets],
    }


def _pack_values(values: Sequence[Value]) -> list[Any]:
    return [value if type(value) in PLAIN else pack_value(value) for value in values]


def _unpack(
    told: dict[str, Any], at: int, *, lines: Mapping[tuple[int, int], Sequence[Line]]
) -> Book:
    sheets = (
        Sheet(one["name"], tuple(lines.get((at, order), ())), hidden=one["hidden"])
        for order, one in enumerate(told["sheets"])
    )
    notices = tuple(map(unpack_remark, told["notices"]))
    return Book(**told["about"], sheets=tuple(sheets), notices=notices)


def without_lines(book: Book) -> Book:
    """What a book is called and which sheets it has."""
    return replace(book, sheets=tuple(replace(sheet, lines=()) for sheet in book.sheets))


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
