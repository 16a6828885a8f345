"""ODT documents: their tables, read as a stream by our own handlers."""

from __future__ import annotations

from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.content import read_content
from zhicai.exchange.sheets.reading.document_grid import Grid, GridCell
from zhicai.exchange.sheets.reading.ods import CONTENT
from zhicai.exchange.sheets.reading.ods_values import PARAGRAPHS, TABLE, TEXT, CellText
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package

CELL, COVERED, ROW, WHOLE = (
    TABLE + name for name in ("table-cell", "covered-table-cell", "table-row", "table")
)
CELLS = frozenset({CELL, COVERED})
CELLS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
ROWS_SPANNED = TABLE + "number-rows-spanned"
SKIPPED = TEXT + "tracked-changes"
LONGEST_NUMBER = 7

Attributes = dict[str, str]


def read_document(source: Source, package: Package, outlet: Outlet) -> None:
    read_content(source, package, outlet=outlet, kind="odt", part=CONTENT, watch_of=TablesWatch)


class TablesWatch:
    """Follows tables, rows, cells and the words in them; a table in a cell is text of that cell."""

    def __init__(self, parser: expat.XMLParserType, outlet: Outlet) -> None:
        self.grid = Grid(outlet)
        self._file_name = outlet.file_name
        self._depth = self._skip_depth = self._tables = 0
        self._text = CellText()
        self._cells: list[GridCell] = []
        self._cell: Attributes = {}
        self._spans: dict[int, int] = {}
        self._row_repeat = 1
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def finish(self) -> None:
        self.grid.finish()

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > limits.MAX_DEPTH:
            raise Refused("file.xml_unsafe", value=self._file_name)
        if self._skip_depth:
            return
        if name == SKIPPED:
            self._skip_depth = self._depth
        elif not name.startswith(TABLE):
            self._start_text(name, attributes)
        elif name == WHOLE:
            self._start_table()
        elif self._tables == 1 and name == ROW:
            self._cells = []
            self._row_repeat = self._number(attributes, ROWS_REPEATED)
        elif self._tables == 1 and name in CELLS:
            self._cell = attributes
            self._text.clear()

    def _end(self, name: str) -> None:
        if self._skip_depth:
            if self._skip_depth == self._depth:
                self._skip_depth = 0
        elif not name.startswith(TABLE):
            self._end_text(name)
        elif name == WHOLE:
            self._tables -= 1
            if not self._tables:
                self._text.clear()
        elif self._tables == 1 and name in CELLS:
            self._end_cell(is_covered=name == COVERED)
        elif self._tables == 1 and name == ROW:
            self._end_row()
        self._depth -= 1

    def _data(self, text: str) -> None:
        if not self._skip_depth:
            self._text.data(text)

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if self._tables or name.startswith(TEXT):
            self._text.start(name, attributes)

    def _end_text(self, name: str) -> None:
        if self._tables or name.startswith(TEXT):
            self._text.end(name)
        if not self._tables and name in PARAGRAPHS:
            if self._text.text().strip():
                self.grid.say_text()
            self._text.clear()

    def _start_table(self) -> None:
        self._tables += 1
        if self._tables == 1:
            self._spans = {}
            self.grid.begin_table()

    def _end_cell(self, *, is_covered: bool) -> None:
        at = sum(cell.width for cell in self._cells)
        repeat = self._number(self._cell, CELLS_REPEATED)
        if at + repeat > limits.MAX_COLUMNS:
            raise Refused("file.out_of_range", value=self._file_name)
        continues = is_covered and self._spans.get(at, 0) > 0
        text = "" if is_covered else "\n".join(filter(None, self._lines()))
        if continues:
            self._spans[at] -= 1
        elif not is_covered:
            self._spans[at] = self._number(self._cell, ROWS_SPANNED) - 1
        self._cells += [GridCell(text, 1, continues)] * repeat

    def _lines(self) -> list[str]:
        return [line.strip() for line in self._text.text().split("\n")]

    def _end_row(self) -> None:
        said = any(cell.text or cell.continues for cell in self._cells)
        for _ in range(self._row_repeat if said else min(1, self._row_repeat)):
            if self._cells:
                self.grid.take_row(self._cells)

    def _number(self, attributes: Attributes, name: str) -> int:
        stated = attributes.get(name, "1")
        if not (stated.isascii() and stated.isdigit()) or len(stated) > LONGEST_NUMBER:
            raise Refused("file.unreadable", value=self._file_name)
        return max(1, int(stated))
