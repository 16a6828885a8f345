"""What a read file is handed out as: typed rows, and all that was noticed on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhicai.basics.national_ids import mask, mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.parsers import is_blank, text_of
from zhicai.exchange.sheets.model import Value, cell_address

LONGEST_SEEN = 100
ID_KEYS = frozenset({"national_id", "masked_id"})


def seen(key: str, value: Value) -> str:
    """Show a cell to a person: an ID never whole, a long text by its beginning.

    >>> seen("national_id", "A100000127"), seen("name", "王小明 A100000127")
    ('A10000****', '王小明 A10000****')
    """
    text = text_of(value)
    hidden = mask(text) if key in ID_KEYS and "*" not in text else mask_ids_in(text)
    return hidden if len(hidden) <= LONGEST_SEEN else hidden[:LONGEST_SEEN] + "…"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the keys of one table stand: for each key its columns and their headers."""

    sheet: str
    places: Mapping[str, tuple[tuple[int, str], ...]]


class Row:
    """One row of data: `values` by key, None where the sheet says nothing.

    `seen` (what stood there, IDs masked) and `cells` (`D17`) are made when asked for: a file has
    50,000 rows, and few of them are spoken of.
    """

    __slots__ = ("_cells", "_columns", "_line", "_seen", "number", "sheet", "values")

    def __init__(
        self,
        sheet: str,
        number: int,
        *,
        values: dict[str, Any],
        seen: dict[str, str] | None = None,
        cells: dict[str, str] | None = None,
    ) -> None:
        self.sheet = sheet
        self.number = number
        self.values = values
        self._seen = seen
        self._cells = cells
        self._line: tuple[Value, ...] = ()
        self._columns: Columns | None = None

    @classmethod
    def on(
        cls, columns: Columns, number: int, *, values: dict[str, Any], line: tuple[Value, ...]
    ) -> Row:
        """A row that knows its line and finds cells and texts by itself."""
        row = cls(columns.sheet, number, values=values)
        row._line, row._columns = line, columns
        return row

    def __repr__(self) -> str:
        return f"Row({self.sheet}!{self.number})"

    @property
    def seen(self) -> dict[str, str]:
        if self._seen is None:
            self._seen = {key: seen(key, self.value_at(at)) for key, (at, _) in self._places()}
        return self._seen

    @property
    def cells(self) -> dict[str, str]:
        if self._cells is None:
            self._cells = {key: cell_address(self.number, at) for key, (at, _) in self._places()}
        return self._cells

    def header(self, key: str) -> str | None:
        """The header over a key, as the officer's own file writes it."""
        return next((text for name, (_, text) in self._places() if name == key), None)

    def remark(self, code: str, field: str | None = None, **details: str) -> Remark:
        """Say something about this row, at the cell of a field where one is named."""
        key = field or ""
        return Remark(
            code,
            sheet=self.sheet,
            cell=self.cells.get(key) or cell_address(self.number, 0),
            value=self.seen.get(key) or None,
            field=self.header(key) or field,
            details=details,
        )

    def value_at(self, at: int) -> Value:
        """What stands in a column of this row, filled from above where cells are merged."""
        return self._line[at] if at < len(self._line) else None

    def _places(self) -> list[tuple[str, tuple[int, str]]]:
        places = self._columns.places if self._columns else {}
        return [(key, self._place(key, columns)) for key, columns in places.items()]

    def _place(self, key: str, columns: tuple[tuple[int, str], ...]) -> tuple[int, str]:
        """The column a value came from; what is missing is missed in the first of its columns."""
        if self.values.get(key) is None:
            return columns[0]
        return next((one for one in columns if not is_blank(self.value_at(one[0]))), columns[0])


@dataclass(frozen=True, slots=True)
class Question:
    """A column that may mean a field: the officer is asked, nothing is assumed."""

    sheet: str
    cell: str
    header: str
    field: str
    label: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedColumn:
    """A column and the field it was taken for; `how` is map, exact, alias, memory or proven."""

    sheet: str
    cell: str
    header: str
    field: str
    how: str


@dataclass(slots=True)
class Reading:
    """One file read as one layout.

    `total` counts the rows of data, faulty ones too; `rows` are the sound ones, `unsound` the
    others, of which something could not be read. `period` is that of the whole report (title, the
    caller's word, or the same in every row), else None.
    """

    file_name: str
    layout: str
    sha256: str
    total: int = 0
    rows: list[Row] = field(default_factory=list)
    unsound: list[Row] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    faulty_rows: set[tuple[str, int]] = field(default_factory=set)
    notices: list[Remark] = field(default_factory=list)
    period: tuple[dt.date, dt.date] | None = None
    questions: list[Question] = field(default_factory=list)
    unused_columns: list[str] = field(default_factory=list)
    used_columns: list[UsedColumn] = field(default_factory=list)
    source: Path | None = None
