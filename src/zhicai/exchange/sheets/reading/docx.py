"""DOCX documents: the tables of the main text, read as a stream by our own handlers.

Nothing is followed out of the file, and of its other parts none is used.
"""

from __future__ import annotations

from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.content import read_content
from zhicai.exchange.sheets.reading.document_grid import Grid, GridCell
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package

CONTENT = "word/document.xml"
NAMES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
# Drawn over the text, taken out of it, or an older shape of what stands beside it.
SKIPPED = frozenset({"txbxContent", "moveFrom", "object", "pict", "drawing"})
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off"})
LONGEST_NUMBER = 6

Attributes = dict[str, str]


def read_document(source: Source, package: Package, outlet: Outlet) -> None:
    read_content(source, package, outlet=outlet, kind="docx", part=CONTENT, watch_of=TablesWatch)


class TablesWatch:
    """Follows tables, rows, cells and the words in them; a table in a cell is text of that cell."""

    def __init__(self, parser: expat.XMLParserType, outlet: Outlet) -> None:
        self.grid = Grid(outlet)
        self._file_name = outlet.file_name
        self._path: list[str] = []
        self._skip_depth = 0
        self._tables = 0
        self._cells: list[GridCell] = []
        self._cell = GridCell()
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._is_hidden = self._is_row_gone = False
        self._starts = {
            "tbl": self._start_table,
            "tr": self._start_row,
            "tc": self._start_cell,
            "p": self._start_paragraph,
            "r": self._start_run,
        }
        self._ends = {
            "tbl": self._end_table,
            "tr": self._end_row,
            "tc": self._end_cell,
            "p": self._end_paragraph,
        }
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def finish(self) -> None:
        self.grid.finish()

    def _start(self, name: str, attributes: Attributes) -> None:
        local = _local(name)
        parent = self._path[-1] if self._path else ""
        self._path.append(local)
        if len(self._path) > limits.MAX_DEPTH:
            raise Refused("file.xml_unsafe", value=self._file_name)
        if self._skip_depth:
            return
        if local in SKIPPED or name == FALLBACK:
            self._skip_depth = len(self._path)
        elif local in self._starts:
            self._starts[local]()
        elif local in MARKS and parent == "r":
            self._put(MARKS[local])
        else:
            self._start_property(local, parent, attributes)

    def _end(self, _: str) -> None:
        depth = len(self._path)
        local = self._path.pop()
        if self._skip_depth:
            if self._skip_depth == depth:
                self._skip_depth = 0
        elif local in self._ends:
            self._ends[local]()

    def _start_property(self, local: str, parent: str, attributes: Attributes) -> None:
        stated = next((text for key, text in attributes.items() if _local(key) == "val"), "")
        if local == "vanish" and parent == "rPr":
            self._is_hidden = self._path[-3:-2] == ["r"] and stated not in OFF
        elif self._tables != 1:
            return
        elif local == "gridSpan" and parent == "tcPr":
            self._cell.width = max(1, self._number(stated))
        elif local == "vMerge" and parent == "tcPr":
            self._cell.continues = stated != "restart"
        elif local == "gridBefore" and parent == "trPr":
            self._cells.append(GridCell(width=max(1, self._number(stated))))
        elif local == "del" and parent == "trPr":
            self._is_row_gone = True

    def _start_table(self) -> None:
        self._tables += 1
        if self._tables == 1:
            self.grid.begin_table()

    def _end_table(self) -> None:
        self._tables -= 1

    def _start_row(self) -> None:
        if self._tables == 1:
            self._cells, self._is_row_gone = [], False

    def _end_row(self) -> None:
        if self._tables == 1 and self._cells and not self._is_row_gone:
            self.grid.take_row(self._cells)

    def _start_cell(self) -> None:
        if self._tables == 1:
            self._cell, self._paragraphs = GridCell(), []

    def _end_cell(self) -> None:
        if self._tables == 1:
            self._cell.text = "\n".join(self._paragraphs).strip()
            self._cells.append(self._cell)

    def _start_paragraph(self) -> None:
        self._pieces, self._is_hidden = [], False

    def _end_paragraph(self) -> None:
        text = "".join(self._pieces).strip()
        if text and self._tables:
            self._paragraphs.append(text)
        elif text:
            self.grid.say_text()
        self._pieces = []

    def _start_run(self) -> None:
        self._is_hidden = False

    def _data(self, text: str) -> None:
        if self._path[-1] == "t" and not self._skip_depth:
            self._put(text)

    def _put(self, text: str) -> None:
        if not self._is_hidden:
            self._pieces.append(text)

    def _number(self, stated: str) -> int:
        if not (stated.isascii() and stated.isdigit()) or len(stated) > LONGEST_NUMBER:
            raise Refused("file.unreadable", value=self._file_name)
        return int(stated)


def _local(name: str) -> str:
    """The plain name of an element of the text; others keep theirs whole."""
    for space in NAMES:
        if name.startswith(space):
            return name[len(space) :]
    return name
