"""What every sheet becomes, whatever file it came from: books of sheets of lines of values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, Self

from zhicai.basics.remarks import Remark

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | None
Kind = Literal["xlsx", "xls", "ods", "csv", "tsv", "html", "docx", "odt"]

ALPHABET_SIZE = 26


class Broken(str):
    """A cell that holds something no rule may trust; the row that needs it is a fault.

    It is a text (what the spreadsheet shows, e.g. ``#REF!``), so that nothing that looks at it
    mistakes it for an empty cell. ``code`` is ``sheet.error_cell`` (an error value),
    ``sheet.formula_without_value`` or ``sheet.text_too_long`` (only the beginning is kept).

    >>> cell = Broken("#REF!", "sheet.error_cell")
    >>> cell == "#REF!", cell.code
    (True, 'sheet.error_cell')
    """

    __slots__ = ("code",)
    code: str

    def __new__(cls, text: str, code: str) -> Self:
        broken = super().__new__(cls, text)
        broken.code = code
        return broken


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as the spreadsheet shows it, its values from column A on."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; lines without any value are left out, so numbers may jump."""

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """One readable file, or one member of a zip.

    A member is named ``外.zip/內.csv``, and ``inner`` is ``內.csv``.
    """

    name: str
    kind: Kind
    encoding: str | None
    sha256: str
    size: int
    sheets: tuple[Sheet, ...]
    notices: tuple[Remark, ...] = field(default=())
    inner: str | None = None


def column_letter(index: int) -> str:
    """Name a column as a spreadsheet does.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(255)
    ('A', 'Z', 'AA', 'IV')
    """
    letters = ""
    rest = index + 1
    while rest > 0:
        rest, digit = divmod(rest - 1, ALPHABET_SIZE)
        letters = chr(ord("A") + digit) + letters
    return letters


def cell_address(line_number: int, index: int) -> str:
    """Name a cell by the row number shown and the column index.

    >>> cell_address(17, 3)
    'D17'
    """
    return f"{column_letter(index)}{line_number}"
