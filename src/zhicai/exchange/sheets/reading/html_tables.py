"""HTML tables, which many government systems hand out under the name of .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePath

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Value
from zhicai.exchange.sheets.reading.delimited import opened
from zhicai.exchange.sheets.reading.encodings import Encoding
from zhicai.exchange.sheets.reading.merges import Merges
from zhicai.exchange.sheets.reading.outlet import Outlet, Source

PIECE = 1 << 16
BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
CELLS = ("td", "th")


def read_tables(source: Source, encoding: Encoding, outlet: Outlet) -> None:
    """Read each outermost table as a sheet."""
    outlet.begin_book(source, "html", encoding.name)
    reader = _TableReader(outlet, PurePath(source.inner or source.name).stem)
    with opened(source.file, encoding) as text:
        while piece := text.read(PIECE):
            reader.feed(piece)
    reader.close()
    reader.finish()


class _TableReader(HTMLParser):
    """Rows and cells end where the next begins; strangers seldom close them."""

    def __init__(self, outlet: Outlet, stem: str) -> None:
        super().__init__(convert_charrefs=True)
        self._outlet = outlet
        self._stem = stem
        self._tables = 0
        self._depth = 0
        self._number = 0
        self._row: list[Value] | None = None
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._merges = Merges()
        self._taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._start_table()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._number += 1
            self._row = []
        elif self._depth == 1 and tag in CELLS:
            self._end_cell()
            self._start_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in CELLS:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and self.cdata_elem is None:
            self._cell.append(BLANKS.sub(" ", data))

    def finish(self) -> None:
        """A file that is cut off still gives its last row."""
        self._end_row()

    def _start_table(self) -> None:
        self._tables += 1
        name = self._stem if self._tables == 1 else f"{self._stem}（{self._tables}）"
        self._outlet.begin_sheet(name)
        self._number = 0
        self._merges = Merges()
        self._taken = {}

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if self._row is None:
            self._number += 1
            self._row = []
        while self._taken.get(len(self._row), 0) >= self._number:
            self._row.append(None)  # a tall cell of a row above stands here
        self._cell = []
        self._spans = (_span(attributes, "rowspan"), _span(attributes, "colspan"))

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = "".join(self._cell)
        lines = [line.strip(" ") for line in text.split("\0")]
        rows, columns = self._spans
        column = len(self._row)
        self._row.append("\n".join(lines).strip("\n") or None)
        self._row.extend([None] * (columns - 1))
        self._merges.add(self._number, self._number + rows - 1, column)
        if rows > 1:
            last = self._number + rows - 1
            self._taken.update(dict.fromkeys(range(column, column + columns), last))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._outlet.line(self._number, self._merges.fill(self._number, self._row))
        self._row = None


def _span(attributes: dict[str, str | None], name: str) -> int:
    stated = attributes.get(name) or "1"
    if not (stated.isascii() and stated.isdigit() and len(stated) < 6):
        return 1
    return min(max(1, int(stated)), limits.MAX_COLUMNS if name == "colspan" else limits.MAX_ROWS)
