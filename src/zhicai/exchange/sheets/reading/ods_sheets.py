"""The handlers for the content of an ODS file: tables, rows with repeats, typed cells."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Value
from zhicai.exchange.sheets.reading.merges import Merges
from zhicai.exchange.sheets.reading.ods_values import (
    OFFICE,
    STYLE,
    TABLE,
    CellText,
    find_value,
)
from zhicai.exchange.sheets.reading.outlet import Outlet
from zhicai.exchange.sheets.reading.xlsx import tell_shape

Attributes = dict[str, str]
COLLAPSED = ("collapse", "filter")
SKIPPED = {
    TABLE + "tracked-changes",
    TABLE + "dde-links",
    TABLE + "shapes",
    TABLE + "consolidation",
    OFFICE + "forms",
}
COVERED = TABLE + "covered"
COLUMNS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
ROWS_SPANNED = TABLE + "number-rows-spanned"
LONGEST_REPEAT = 7


class SheetsWatch:
    """Tells each row as it comes. Blank repeated cells and rows only move the counters."""

    def __init__(self, parser: expat.XMLParserType, outlet: Outlet) -> None:
        self._outlet = outlet
        self._depth = 0
        self._skip_depth = self._cell_depth = 0
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._tables = 0
        self._begin_table()
        self._cell: Attributes = {}
        self._text = CellText()
        self._starts: dict[str, Callable[[Attributes], None]] = {
            TABLE + "table-cell": self._start_cell,
            TABLE + "covered-table-cell": self._start_covered_cell,
            TABLE + "table-row": self._start_row,
            TABLE + "table": self._start_table,
            TABLE + "table-column": self._start_column,
            STYLE + "style": self._start_style,
            STYLE + "table-properties": self._start_table_properties,
        }
        self._ends = {TABLE + "table": self._end_table, TABLE + "table-row": self._end_row}
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.data

    def finish(self) -> None:
        """A spreadsheet without any table is a damaged one."""
        if not self._tables:
            raise Refused("file.unreadable", value=self._outlet.file_name)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._cell_depth:
            self._text.start(name, attributes)
        elif not self._skip_depth:
            handler = self._starts.get(name)
            if handler is not None:
                handler(attributes)
            elif name in SKIPPED:
                self._skip_depth = self._depth
        if self._depth > limits.MAX_DEPTH:
            raise Refused("file.xml_unsafe", value=self._outlet.file_name)

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if self._cell_depth == depth:
            self._cell_depth = 0
            self._end_cell()
        elif self._cell_depth:
            self._text.end(name)
        elif self._skip_depth == depth:
            self._skip_depth = 0
        elif not self._skip_depth and name in self._ends:
            self._ends[name]()

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(STYLE + "name", "")

    def _start_table_properties(self, attributes: Attributes) -> None:
        if attributes.get(TABLE + "display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self) -> None:
        self._number = 1
        self._row_repeat = 1
        self._column = 0
        self._values: list[Value] = []
        self._merges = Merges()
        self._hidden_rows = self._hidden_columns = 0
        self._is_row_hidden = False

    def _start_table(self, attributes: Attributes) -> None:
        self._tables += 1
        self._begin_table()
        is_hidden = (
            attributes.get(TABLE + "style-name") in self._hidden_styles
            or attributes.get(TABLE + "display") == "false"
        )
        self._outlet.begin_sheet(attributes.get(TABLE + "name", ""), hidden=is_hidden)

    def _end_table(self) -> None:
        tell_shape(
            self._outlet,
            self._merges,
            hidden_rows=self._hidden_rows,
            hidden_columns=self._hidden_columns,
        )

    def _start_column(self, attributes: Attributes) -> None:
        if attributes.get(TABLE + "visibility") in COLLAPSED:
            self._hidden_columns += self._repeat(attributes, COLUMNS_REPEATED)

    def _start_row(self, attributes: Attributes) -> None:
        self._values = []
        self._column = 0
        self._row_repeat = self._repeat(attributes, ROWS_REPEATED)
        self._is_row_hidden = attributes.get(TABLE + "visibility") in COLLAPSED

    def _end_row(self) -> None:
        if self._values:
            for number in range(self._number, self._number + self._row_repeat):
                self._outlet.line(number, self._merges.fill(number, list(self._values)))
                self._hidden_rows += self._is_row_hidden
        self._number += self._row_repeat

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell_depth = self._depth
        self._cell = attributes
        self._text.clear()

    def _start_covered_cell(self, attributes: Attributes) -> None:
        """What a merged block hides is not shown to anyone, so it is not read."""
        self._start_cell({COVERED: "", **attributes})

    def _end_cell(self) -> None:
        cell = self._cell
        value = None
        if COVERED not in cell and (cell or self._text.lines):
            value = find_value(cell, self._text.text())
        repeat = self._repeat(cell, COLUMNS_REPEATED) if COLUMNS_REPEATED in cell else 1
        if value is not None:
            self._put(value, repeat)
        self._column += repeat

    def _put(self, value: Value, repeat: int) -> None:
        values, column = self._values, self._column
        if column + repeat > limits.MAX_COLUMNS:
            raise self._outlet.refusal("file.out_of_range", self._number, column + repeat - 1)
        if column > len(values):
            values.extend([None] * (column - len(values)))
        if repeat == 1:
            values.append(value)
        else:
            values.extend([value] * repeat)
        if ROWS_SPANNED in self._cell:
            span = self._repeat(self._cell, ROWS_SPANNED)
            self._merges.add(self._number, self._number + span - 1, column)

    def _repeat(self, attributes: Attributes, name: str) -> int:
        stated = attributes.get(name)
        if stated is None:
            return 1
        if not (stated.isascii() and stated.isdigit()) or len(stated) > LONGEST_REPEAT:
            raise Refused("file.out_of_range", value=self._outlet.file_name)
        return int(stated)
