"""Problems written into an officer's own ODS: her styles and formulas stay as they are."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.ods import CONTENT
from zhicai.exchange.sheets.reading.ods_values import OFFICE, STYLE, TABLE
from zhicai.exchange.sheets.reading.outlet import Source
from zhicai.exchange.sheets.reading.packages import Package
from zhicai.exchange.sheets.writing.ods_rows import CellPiece, RowEdit
from zhicai.exchange.sheets.writing.ods_yellow import YellowStyles
from zhicai.exchange.sheets.writing.problems import SheetProblems
from zhicai.exchange.sheets.writing.splice import Splice
from zhicai.exchange.sheets.writing.xlsx_edit import copied_info, write_all

CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
BODY = OFFICE + "body"
AUTOMATIC = OFFICE + "automatic-styles"


def annotate_ods(source: Source, out: Path, problems: Mapping[str, SheetProblems]) -> None:
    """Copy a spreadsheet with a column of problems in each sheet that has some."""
    package = Package(source.file, source.name)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in package.entries.values():
            if entry.is_folder:
                continue
            with target.open(copied_info(entry), "w") as part:
                chunks = package.stream(entry, limits.MAX_UNPACKED_BYTES)
                if entry.name == CONTENT:
                    splice = Splice(part, source.name, namespaces=True)
                    _ContentEdit(splice, problems)
                    splice.run(chunks)
                else:
                    write_all(part, chunks)


class _ContentEdit:
    """Listens to the content; rows are rewritten one by one, all else flows past."""

    def __init__(self, splice: Splice, problems: Mapping[str, SheetProblems]) -> None:
        self._splice = splice
        self._all = problems
        self._problems: SheetProblems | None = None
        self._yellow = YellowStyles(splice)
        self._depth = self._row_depth = self._cell_depth = 0
        self._number = 1
        self._row: RowEdit | None = None
        self._starts = {
            TABLE + "table-row": self._start_row,
            TABLE + "table": self._start_table,
            STYLE + "style": self._yellow.begin,
            AUTOMATIC: self._yellow.begin_list,
            BODY: self._start_body,
        }
        splice.parser.StartElementHandler = self._start
        splice.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._cell_depth:
            return
        if self._row is not None:
            if name in CELLS:
                self._cell_depth = self._depth
                self._row.cells.append(CellPiece.begin(self._splice.at, attributes))
        elif name in self._starts:
            self._starts[name](attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_depth = self._depth
        self._row = RowEdit(self._splice.at, self._number, attributes)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._number = 1
        self._problems = self._all.get(attributes.get(TABLE + "name", ""))

    def _start_body(self, _: dict[str, str]) -> None:
        self._yellow.finish(self._splice.at)

    def _end(self, name: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        if self._cell_depth == depth:
            self._cell_depth = 0
        elif self._cell_depth:
            return
        elif self._row is not None and self._row_depth == depth:
            self._finish_row(self._row)
        elif name == STYLE + "style":
            self._yellow.end()
        elif name == AUTOMATIC:
            self._yellow.insert()
        if self._row is None and self._yellow.is_finished:
            self._splice.settled = self._splice.at

    def _finish_row(self, row: RowEdit) -> None:
        if self._problems is not None and self._splice.at != row.start:
            end = self._splice.at
            new = row.rewritten(self._splice, self._problems, self._yellow)
            if new is not None:
                self._splice.replace(row.start, end + len(self._splice.tag_at(end)), new)
        self._number += row.repeat
        self._row = None
