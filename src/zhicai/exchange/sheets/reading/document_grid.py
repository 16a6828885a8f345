"""The tables of a document as sheets: merged cells filled, a table cut by a page made whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Value, cell_address
from zhicai.exchange.sheets.reading.outlet import Outlet

DEEPEST_HEADER = 3
SHEET = "表格{}"

Values = list[Value]


@dataclass(slots=True)
class GridCell:
    """One cell of a row; `continues`: it belongs to the block that begins above it."""

    text: str = ""
    width: int = 1
    continues: bool = False


@dataclass
class Grid:
    """Takes rows as they come and tells them as lines.

    Two tables with nothing but blank paragraphs between them and as many columns are one; rows of
    the header that are printed again are left out, and the lines go on counting.
    """

    outlet: Outlet
    _tables: int = 0
    _number: int = 0
    _width: int = 0
    _is_parted: bool = True
    _is_first_row: bool = False
    _head: list[Values] = field(default_factory=list)
    _repeats: int | None = None
    _above: Values = field(default_factory=list)
    _blocks: set[int] = field(default_factory=set)
    _block_count: int = 0
    _first_block: str = ""

    def say_text(self) -> None:
        """Words stand between two tables: they are not the halves of one."""
        self._is_parted = True

    def begin_table(self) -> None:
        self._tables += 1
        self._is_first_row = True
        self._above, self._blocks = [], set()

    def take_row(self, cells: Sequence[GridCell]) -> None:
        width = sum(cell.width for cell in cells)
        if width > limits.MAX_COLUMNS:
            raise self.outlet.refusal("file.out_of_range", self._number + 1, limits.MAX_COLUMNS)
        values = self._filled(cells)
        if self._is_first_row:
            self._begin(width)
        if self._is_header_again(values):
            return
        self._number += 1
        if self._repeats is None and len(self._head) < DEEPEST_HEADER:
            self._head.append(values)
        self.outlet.line(self._number, values)

    def finish(self) -> None:
        """A document without any table holds nothing that could be read."""
        if not self._tables:
            raise Refused("file.no_table", value=self.outlet.file_name)
        self._tell_blocks()

    def _begin(self, width: int) -> None:
        self._is_first_row = False
        if not self._is_parted and width == self._width:
            self._repeats = 0
            self.outlet.notice("sheet.tables_joined", value=SHEET.format(self._tables))
            return
        self._tell_blocks()
        self._number, self._width, self._is_parted = 0, width, False
        self._head, self._repeats = [], None
        self.outlet.begin_sheet(SHEET.format(self._tables))

    def _is_header_again(self, values: Values) -> bool:
        if self._repeats is None or self._repeats >= len(self._head):
            return False
        if values != self._head[self._repeats]:
            self._repeats = len(self._head)
            return False
        self._repeats += 1
        return True

    def _filled(self, cells: Sequence[GridCell]) -> Values:
        """What stands in the first row of a block is meant for each of its rows."""
        values: Values = []
        continued = []
        for cell in cells:
            if cell.continues:
                continued.append(len(values))
            values += [None if cell.continues else cell.text or None, *[None] * (cell.width - 1)]
        is_said = any(value is not None for value in values)
        above = values.copy()
        for at in continued:
            above[at] = self._above[at] if at < len(self._above) else None
            self._count_block(at)
        self._blocks &= set(continued)
        self._above = above
        return above.copy() if is_said else values

    def _count_block(self, at: int) -> None:
        if at not in self._blocks:
            self._blocks.add(at)
            self._block_count += 1
            self._first_block = self._first_block or cell_address(max(1, self._number), at)

    def _tell_blocks(self) -> None:
        if self._block_count:
            count = str(self._block_count)
            self.outlet.notice("sheet.merged_cells", value=self._first_block, count=count)
        self._block_count, self._first_block = 0, ""
