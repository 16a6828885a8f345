"""Paragraphs and tables of a document → lines; a table is read row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

CELL_END = "\t"


@dataclass(slots=True)
class Table:
    """Rows of cells, each cell a list of lines."""

    rows: list[list[list[str]]] = field(default_factory=list)

    def lines(self) -> list[str]:
        return [line for row in self.rows for line in _row_lines(row)]


class Blocks:
    """Takes what a document tells, in its order; a table in a cell is lines of that cell."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._tables: list[Table] = []

    def put(self, text: str) -> None:
        self._here().extend(text.split("\n"))

    def begin_table(self) -> None:
        self._tables.append(Table())

    def begin_row(self) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def drop_row(self) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows.pop()

    def end_table(self) -> None:
        if self._tables:
            lines = self._tables.pop().lines()
            self._here().extend(lines)

    def _here(self) -> list[str]:
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            return self._tables[-1].rows[-1][-1]
        return self.lines


def _row_lines(cells: list[list[str]]) -> list[str]:
    """A row of short cells is one line; a cell of several paragraphs goes on below."""
    told = [[line for line in cell if line.strip()] for cell in cells]
    while told and not told[-1]:
        told.pop()
    while told and not told[0]:
        told.pop(0)
    if any(len(cell) > 1 for cell in told[:-1]):
        return [line for cell in told for line in cell]
    if not told:
        return []
    first = CELL_END.join("".join(cell[:1]) for cell in told)
    return [first, *told[-1][1:]]
