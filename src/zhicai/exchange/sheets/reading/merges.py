"""Merged cells: what stands in the first row of a block is meant for every row of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhicai.exchange.sheets.book import Value, cell_address
from zhicai.exchange.sheets.reading.xlsx_scan import column_index

BLOCK = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})")


class Merges:
    """The tall merged blocks of one sheet; wide ones (titles) need nothing."""

    def __init__(self, blocks: Iterable[tuple[int, int, int]] = ()) -> None:
        """Take blocks as first row, last row (both from 1) and column (from 0)."""
        self._starts: dict[int, dict[int, int]] = {}
        self._open: dict[int, tuple[int, Value]] = {}
        self.first: str | None = None
        for top, bottom, column in blocks:
            self.add(top, bottom, column)

    def add(self, top: int, bottom: int, column: int) -> None:
        if bottom > top:
            self._starts.setdefault(top, {})[column] = bottom
            self.first = self.first or f"{cell_address(top, column)}:{cell_address(bottom, column)}"

    @property
    def count(self) -> int:
        return sum(map(len, self._starts.values()))

    def fill(self, number: int, values: list[Value]) -> list[Value]:
        """Complete a row that holds something; a row without any value stays empty."""
        if not self._starts and not self._open:
            return values
        starting = self._starts.get(number, {})
        if any(value is not None and value != "" for value in values):
            self._complete(number, values)
        for column, bottom in starting.items():
            if column < len(values):
                self._open[column] = (bottom, values[column])
        return values

    def _complete(self, number: int, values: list[Value]) -> None:
        for column, (bottom, value) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
                continue
            values.extend([None] * (column + 1 - len(values)))
            if values[column] is None or values[column] == "":
                values[column] = value


def parse_blocks(references: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    """Read blocks such as ``A3:B7``.

    >>> list(parse_blocks(["A3:B7", "odd"]))
    [(3, 7, 0)]
    """
    for reference in references:
        match = BLOCK.fullmatch(reference)
        if match is not None:
            yield int(match.group(2)), int(match.group(3)), column_index(match.group(1))
