"""A first look at a worksheet, as a stream, before the reader gets it.

It refuses what would make the reader eat memory (row and column numbers belong to the attacker),
counts the rows that hold a value, and notes the cells that the reader gives as blank although they
are not: error values, formulas without a stored value.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Broken, cell_address
from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.reading.xlsx_parts import SharedTexts, odd_text
from zhicai.exchange.sheets.reading.xml_parts import guarded, make_parser, parse

BASE = 26
MAX_ROWS, MAX_COLUMNS = limits.MAX_ROWS, limits.MAX_COLUMNS
TRUE = ("1", "true", "on")


@dataclass
class Scan:
    """What a first look at one sheet found; rows are numbered from 1, columns from 0."""

    sheet: str
    earn_time: Callable[[], None]
    valued: set[int] = field(default_factory=set)
    odd: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    first_row: int = limits.MAX_ROWS
    last_row: int = 0
    last_column: int = -1
    cells: int = 0

    @property
    def area(self) -> int:
        return max(0, self.last_row - self.first_row + 1) * (self.last_column + 1)


def scan_sheet(package: Package, entry: Entry, *, scan: Scan, shared: SharedTexts) -> Scan:
    """Look through one sheet and complete its scan."""
    parser = make_parser(package.name)
    watch = _Watch(parser, scan, shared, file_name=package.name)
    parse(parser, guarded(package, entry, limits.MAX_UNPACKED_BYTES), package.name)
    watch.finish_cell()
    return scan


def column_index(letters: str) -> int:
    """Number a column by its letters.

    >>> column_index("A"), column_index("IV"), column_index("XFD")
    (0, 255, 16383)
    """
    index = 0
    for letter in letters.upper():
        index = index * BASE + (ord(letter) - ord("A") + 1)
    return index - 1


class _Watch:
    """The handlers. Two of them run for every cell, so they are written out flat."""

    def __init__(
        self, parser: expat.XMLParserType, scan: Scan, shared: SharedTexts, *, file_name: str
    ) -> None:
        self._parser = parser
        self._scan = scan
        self._valued = scan.valued
        self._shared = shared
        self._file_name = file_name
        self._columns: dict[str, int] = {}
        self._row = self._at = self._counted_row = 0
        self._next_pay = limits.EARNING_CELLS
        self._row_text = "0"
        self._column = -1
        self._has_value = self._has_text = False
        self._kind: str | None = None
        self._inside = ""
        self._formula: str | None = None
        self._depth = 0
        self._cell_name = self._value_name = self._text_name = ""
        self._others: dict[str, Callable[[dict[str, str]], None]] = {}
        parser.StartElementHandler = self._start_root
        parser.CharacterDataHandler = self._text

    def _start_root(self, name: str, _: dict[str, str]) -> None:
        """The root tells the prefix that all elements of the sheet bear."""
        prefix = name[: -len(name.rpartition(":")[2])]
        self._cell_name, self._value_name, self._text_name = (prefix + key for key in "cvt")
        known = {
            "row": self._start_row,
            "is": self._start_value,
            "f": self._start_formula,
            "col": self._start_column,
            "mergeCell": self._start_merge,
            "sheetData": self._start_data,
        }
        self._others = {prefix + key: handler for key, handler in known.items()}
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._cell_name:
            if self._formula is not None:
                self.finish_cell()
            self._inside = ""
            self._has_value = False
            self._kind = attributes.get("t")
            stated = attributes.get("r", "")
            column = self._columns.get(stated[: -len(self._row_text)])
            if column is None or not stated.endswith(self._row_text):
                self._locate(stated)
            else:
                self._column = column
                self._at = self._row
        elif name == self._text_name:
            self._inside = "t"
        elif name == self._value_name:
            self._start_value(attributes)
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        """Only the nesting of elements that are not cells is counted; it has a bottom."""
        handler = self._others.get(name)
        if handler is not None:
            handler(attributes)
            return
        self._inside = ""
        self._parser.EndElementHandler = self._end
        self._depth += 1
        if self._depth > limits.MAX_DEPTH:
            raise Refused("file.xml_unsafe", value=self._file_name)

    def _end(self, name: str) -> None:
        is_cell = name in (self._cell_name, self._value_name, self._text_name)
        if self._depth and not is_cell and name not in self._others:
            self._depth -= 1

    def _start_data(self, _: dict[str, str]) -> None:
        self._parser.EndElementHandler = None
        self._depth = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.finish_cell()
        self._inside = ""
        stated = attributes.get("r")
        self._row = self._number(stated) if stated else self._row + 1
        if self._row > limits.LAST_ROW:
            self._at = self._row
            self._refuse("file.out_of_range")
        self._row_text = str(self._row)
        self._at = self._row
        self._column = -1
        if attributes.get("hidden") in TRUE:
            self._scan.hidden_rows += 1

    def _locate(self, stated: str) -> None:
        """Find where a cell says it is; one that says nothing follows the one before it."""
        if not stated:
            self._column += 1
            self._at = self._row
            return
        letters = stated.rstrip(string.digits)
        if not (letters.isascii() and letters.isalpha()):
            raise Refused("file.unreadable", value=self._file_name)
        self._column = self._columns.setdefault(letters, column_index(letters[:8]))
        self._at = self._number(stated[len(letters) :])

    def _start_value(self, _: dict[str, str]) -> None:
        """A cell with a value, even an empty text, takes room in the reader."""
        self._inside = "v"
        self._has_value = True
        scan, row, column = self._scan, self._at, self._column
        if row > MAX_ROWS or column >= MAX_COLUMNS or row < 1:
            self._refuse("file.out_of_range")
        scan.cells += 1
        scan.last_column = max(scan.last_column, column)
        if row != self._counted_row:
            self._counted_row = row
            scan.first_row = min(scan.first_row, row)
            scan.last_row = max(scan.last_row, row)
            if scan.cells > self._next_pay:
                self._next_pay = scan.cells + limits.EARNING_CELLS
                scan.earn_time()
            if scan.cells > limits.MAX_CELLS:
                self._refuse("file.too_large")

    def _refuse(self, code: str) -> NoReturn:
        place = f"{self._scan.sheet}!{cell_address(self._at, self._column)}"
        raise Refused(code, place=place, value=self._file_name)

    def _start_formula(self, _: dict[str, str]) -> None:
        self._inside = "f"
        self._formula = ""
        self._has_text = False

    def _start_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE:
            first, last = (self._number(attributes.get(key, "1")) for key in ("min", "max"))
            self._scan.hidden_columns += max(1, min(last, MAX_COLUMNS) - first + 1)

    def _start_merge(self, attributes: dict[str, str]) -> None:
        if len(self._scan.merges) < limits.MAX_MERGES:
            self._scan.merges.append(attributes.get("ref", ""))

    def _text(self, data: str) -> None:
        inside = self._inside
        if not inside:
            return
        if inside == "f":
            self._formula = (self._formula or "") + data[: limits.KEPT_OF_LONG_TEXT]
            return
        kind = self._kind
        if kind == "s":
            if not self._shared.is_plain and self._is_blank_shared(data.strip()):
                return
        elif kind == "e" or "_xFFF" in data or len(data) > limits.MAX_CELL_TEXT:
            self._note_odd(data)
        if self._formula is not None:
            self._has_text = True
        if self._at not in self._valued and not data.isspace():
            self._valued.add(self._at)

    def _note_odd(self, data: str) -> None:
        if self._kind == "e":
            if not data.isspace():
                self._note(Broken(data.strip(), "sheet.error_cell"))
            return
        odd = odd_text(data)
        if odd is not None:
            self._note(odd)

    def _is_blank_shared(self, index: str) -> bool:
        """Note an odd shared text; say whether it is a blank one, which is no value."""
        odd = self._shared.odd.get(index)
        if odd is not None:
            self._note(odd)
        return index in self._shared.blank

    def finish_cell(self) -> None:
        """A formula whose value nobody stored is not an empty cell; a stored empty text is one."""
        is_empty_text = self._has_value and self._kind == "str"
        if self._formula is not None and not self._has_text and not is_empty_text:
            self._note(Broken(f"={self._formula}", "sheet.formula_without_value"))
            self._scan.valued.add(self._at)
        self._formula = None

    def _note(self, text: str) -> None:
        if self._at > MAX_ROWS or self._column >= MAX_COLUMNS:
            self._refuse("file.out_of_range")
        self._scan.odd.setdefault(self._at, {})[self._column] = text

    def _number(self, stated: str) -> int:
        if not (stated.isascii() and stated.isdigit()):
            raise Refused("file.unreadable", value=self._file_name)
        return int(stated[:9])
