"""Books made in a test: what the doors of sheets would hand over, without a file."""

import csv
from collections.abc import Sequence
from pathlib import Path

from zhicai.basics.national_ids import demo_id
from zhicai.exchange.layouts.reading import Reading, read_layouts
from zhicai.exchange.sheets.model import Book, Line, Sheet, Value

CHEN, LIN, WU, GUO = (demo_id("A", 1 + at % 2, at) for at in range(1, 5))


def sheet_of(*rows: Sequence[Value], name: str = "工作表1", hidden: bool = False) -> Sheet:
    """A sheet as the door gives it: rows without any value are left out."""
    lines = [
        Line(number, tuple(row))
        for number, row in enumerate(rows, start=1)
        if any(value not in (None, "") for value in row)
    ]
    return Sheet(name, tuple(lines), hidden)


def book_of(*sheets: Sheet, name: str = "檔案.xlsx") -> Book:
    return Book(name, "xlsx", None, "0" * 64, 1, sheets)


def book_from(*rows: Sequence[Value], name: str = "檔案.xlsx", sheet: str = "工作表1") -> Book:
    return book_of(sheet_of(*rows, name=sheet), name=name)


def read(*rows: Sequence[Value], **words: object) -> Reading:
    """Read one sheet that is one layout."""
    [reading] = read_layouts(book_from(*rows), **words)
    return reading


def codes(remarks: Sequence[object]) -> list[str]:
    return [remark.code for remark in remarks]


def book_of_sample(path: Path) -> Book:
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    return book_of(sheet_of(*rows, name=path.stem), name=path.name)
