"""What is written: tables of typed values. Text is text, so nothing in it can come alive."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from zhicai.basics.text import display_width
from zhicai.exchange.sheets.book import Value

LONGEST_NAME = 31
BARRED_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
WIDTH_SAMPLE = 500
NARROWEST, WIDEST = 8, 60


@dataclass(frozen=True)
class Table:
    """One sheet to write.

    ``text_columns`` keep the text format when an officer goes on typing (IDs, codes).
    ``choices`` gives a column a drop-down list, ``notes`` gives its header a comment,
    ``marked`` lists the rows (from 0) that are shown in yellow. ``wrapped`` columns break long
    texts, ``right`` ones stand like numbers; ``heading`` is printed on top of each page.
    """

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Value]]
    text_columns: Collection[int] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    marked: Collection[int] = ()
    wrapped: Collection[int] = ()
    right: Collection[int] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cell looks, whatever stands in it."""

    is_marked: bool = False
    is_wrapped: bool = False
    is_right: bool = False


def shape_of(table: Table, column: int, *, is_marked: bool = False) -> Shape:
    return Shape(is_marked, column in table.wrapped, column in table.right)


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Give each table a name that every spreadsheet program accepts, no two alike.

    >>> sheet_names([Table("a/b", (), ()), Table("A b", (), ()), Table("", (), ())])
    ['a b', 'A b (2)', '工作表']
    """
    names: list[str] = []
    for table in tables:
        plain = BARRED_IN_NAMES.sub(" ", table.name).strip(" '")[:LONGEST_NAME] or "工作表"
        name, number = plain, 1
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            ending = f" ({number})"
            name = plain[: LONGEST_NAME - len(ending)] + ending
        names.append(name)
    return names


def peek(
    rows: Iterable[Sequence[Value]],
) -> tuple[list[Sequence[Value]], Iterator[Sequence[Value]]]:
    """Give the first rows, by which widths are chosen, and all rows."""
    iterator = iter(rows)
    first = list(islice(iterator, WIDTH_SAMPLE))
    return first, chain(first, iterator)


def column_widths(header: Sequence[str], first: Sequence[Sequence[Value]]) -> list[int]:
    """Choose widths by what is shown: a Chinese character is two wide.

    >>> column_widths(["姓名", "n"], [["歐陽小明明", 1]])
    [12, 8]
    """
    count = max((len(row) for row in (header, *first)), default=0)
    widest = [NARROWEST] * count
    for row in (header, *first):
        for index, value in enumerate(row):
            shown = max(map(display_width, str(value or "").splitlines()), default=0)
            widest[index] = max(widest[index], min(shown + 2, WIDEST))
    return widest


def line_count(table: Table, values: Sequence[Value], widths: Sequence[int]) -> int:
    r"""How many lines a row takes where its long texts are broken.

    >>> line_count(Table("a", ("b",), (), wrapped=(0,)), ["長" * 20 + "\n短"], [22])
    3
    """
    lines = [1]
    for index in table.wrapped:
        text = str(values[index] or "") if index < len(values) else ""
        room = max(widths[index] - 2, 1)
        lines.append(sum(max(1, -(-display_width(one) // room)) for one in text.splitlines()))
    return max(lines)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a name to write to; the file appears under its own name only when it is whole."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
