"""One worksheet of an XLSX while it flows past: a cell more in some rows, some cells in yellow."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import cell_address
from zhicai.exchange.sheets.reading.xlsx_scan import column_index
from zhicai.exchange.sheets.writing.problems import COLUMN_WIDTH, SheetProblems
from zhicai.exchange.sheets.writing.splice import Splice, find_prefix, set_attribute
from zhicai.exchange.sheets.writing.xlsx_styles import Yellow
from zhicai.exchange.sheets.xml_escapes import escape_for_workbook

DIGITS = "0123456789"


@dataclass(frozen=True)
class _Cell:
    start: int
    column: int
    style: int


class SheetEdit:
    """Listens to the sheet and tells the splice what to change."""

    def __init__(self, splice: Splice, problems: SheetProblems, yellow: Yellow) -> None:
        self._splice = splice
        self._problems = problems
        self._yellow = yellow
        self._prefix = ""
        self._is_in_head = True
        self._cut_at = -1
        self._columns: list[dict[str, str]] = []
        self._has_columns = False
        self._row = 0
        self._row_at = -1
        self._cells: list[_Cell] = []
        splice.parser.StartElementHandler = self._start_root
        splice.parser.EndElementHandler = self._end

    def _start_root(self, name: str, _: dict[str, str]) -> None:
        self._prefix = find_prefix(name)
        self._splice.parser.StartElementHandler = self._start_in_head

    def _start_in_head(self, name: str, attributes: dict[str, str]) -> None:
        """Before the rows: the stated size goes, the widths get a column more."""
        local = name.removeprefix(self._prefix)
        at = self._splice.at
        if local == "col":
            self._columns.append(attributes)
            return
        if self._cut_at >= 0:
            new = self._width_list() if self._has_columns and self._columns else b""
            self._splice.replace(self._cut_at, at, new)
            self._cut_at, self._columns = -1, []
        if local in ("dimension", "cols"):
            self._cut_at = at
            self._has_columns = self._has_columns or local == "cols"
        elif local == "sheetData":
            if not self._has_columns:
                self._splice.replace(at, at, self._width_list())
            self._splice.settled = at
            self._splice.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(self._prefix)
        if local == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._row_at = self._splice.at
            self._cells = []
        elif local == "c" and self._row_at >= 0:
            self._cells.append(self._cell(attributes))

    def _end(self, name: str) -> None:
        if name == f"{self._prefix}row" and self._row_at >= 0:
            if self._splice.at != self._row_at:
                self._finish_row()
            self._row_at = -1
        if self._row_at < 0 and self._splice.parser.StartElementHandler == self._start:
            self._splice.settled = self._splice.at

    def _cell(self, attributes: dict[str, str]) -> _Cell:
        letters = attributes.get("r", "").rstrip(DIGITS)
        column = self._cells[-1].column + 1 if self._cells else 0
        if letters:
            column = column_index(letters)
        style = attributes.get("s", "0")
        return _Cell(self._splice.at, column, int(style) if style.isdigit() else 0)

    def _finish_row(self) -> None:
        text = self._problems.text_at(self._row)
        target, splice = self._problems.column, self._splice
        if text is None and all(cell.column != target for cell in self._cells):
            return
        tag = splice.tag_at(self._row_at)
        splice.replace(self._row_at, self._row_at + len(tag), set_attribute(tag, "spans", None))
        new = b"" if text is None else self._problem_cell(text)
        ends = [*(cell.start for cell in self._cells[1:]), splice.at]
        for cell, end in zip(self._cells, ends, strict=False):
            if cell.column == target:
                splice.replace(cell.start, end, new)
                new = b""
                continue
            if cell.column > target and new:
                splice.replace(cell.start, cell.start, new)
                new = b""
            self._paint(cell)
        splice.replace(splice.at, splice.at, new)

    def _paint(self, cell: _Cell) -> None:
        if (
            self._problems.is_painted(self._row, cell.column)
            and cell.column < self._problems.column
        ):
            tag = self._splice.tag_at(cell.start)
            painted = set_attribute(tag, "s", str(self._yellow.twin(cell.style)))
            self._splice.replace(cell.start, cell.start + len(tag), painted)

    def _problem_cell(self, text: str) -> bytes:
        prefix, style = self._prefix, self._yellow.problem
        if self._row == self._problems.header_line:
            beside = [cell.style for cell in self._cells if cell.column < self._problems.column]
            style = beside[-1] if beside else 0
        address = cell_address(self._row, self._problems.column)
        shown = escape(escape_for_workbook(text[: limits.MAX_CELL_TEXT // 2]))
        return (
            f'<{prefix}c r="{address}" s="{style}" t="inlineStr"><{prefix}is>'
            f'<{prefix}t xml:space="preserve">{shown}</{prefix}t></{prefix}is></{prefix}c>'
        ).encode()

    def _width_list(self) -> bytes:
        """All widths as they were, but for the one column, which gets its own."""
        number = self._problems.column + 1
        kept = [piece for column in self._columns for piece in _without(column, number)]
        own = {"min": str(number), "max": str(number), "width": str(COLUMN_WIDTH)}
        ordered = sorted(
            [*kept, {**own, "customWidth": "1"}], key=lambda column: int(column["min"])
        )
        inner = "".join(
            f"<{self._prefix}col "
            + " ".join(f"{key}={quoteattr(value)}" for key, value in column.items())
            + "/>"
            for column in ordered
        )
        return f"<{self._prefix}cols>{inner}</{self._prefix}cols>".encode()


def _without(column: dict[str, str], number: int) -> list[dict[str, str]]:
    """Split a range of columns around one of them."""
    first, last = int(column["min"]), int(column["max"])
    pieces = [(first, min(last, number - 1)), (max(first, number + 1), last)]
    if not first <= number <= last:
        pieces = [(first, last)]
    return [{**column, "min": str(low), "max": str(high)} for low, high in pieces if low <= high]
