"""A first look at an old XLS workbook, record by record: its extent and its error cells."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Broken

BOF, EOF, BOUNDSHEET, FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
NUMBER, RK, MULRK, LABEL, LABELSST = 0x0203, 0x027E, 0x00BD, 0x0204, 0x00FD
FORMULA, BOOLERR, RSTRING, ROW = 0x0006, 0x0205, 0x00D6, 0x0208
VALUES = frozenset({NUMBER, RK, MULRK, LABEL, LABELSST, FORMULA, BOOLERR, RSTRING})
WORKSHEET_TYPE = 0
ROW_HIDDEN = 0x20
FORMULA_LENGTH = 20
ERROR_RESULT = 2
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass
class XlsScan:
    """What one worksheet holds; rows from 1, columns from 0."""

    first_row: int = limits.MAX_ROWS
    last_row: int = 0
    last_column: int = -1
    cells: int = 0
    hidden_rows: int = 0
    valued: set[int] = field(default_factory=set)
    odd: dict[int, dict[int, str]] = field(default_factory=dict)

    @property
    def area(self) -> int:
        return max(0, self.last_row - self.first_row + 1) * (self.last_column + 1)

    def take(self, code: int, content: memoryview) -> None:
        row, column = struct.unpack_from("<HH", content)
        number = row + 1
        self.cells += 1
        self.first_row = min(self.first_row, number)
        self.last_row = max(self.last_row, number)
        self.last_column = max(self.last_column, _last_column(code, content, column))
        error = _error_in(code, content)
        if error is not None:
            self.odd.setdefault(number, {})[column] = Broken(error, "sheet.error_cell")
        if code not in (FORMULA, LABEL, LABELSST, RSTRING):  # a text may be a blank one
            self.valued.add(number)


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, memoryview]]:
    """Give code and content of each record; a cut last one ends the walk."""
    view, at = memoryview(stream), start
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield code, view[at : at + length]
        at += length


def is_locked(stream: bytes) -> bool:
    for code, _ in records(stream):
        if code in (FILEPASS, EOF):
            return code == FILEPASS
    return False


def scan_stream(stream: bytes) -> list[XlsScan]:
    """Look at each worksheet, in workbook order."""
    offsets = []
    for code, content in records(stream):
        if code == BOUNDSHEET and len(content) >= 6 and content[5] == WORKSHEET_TYPE:
            offsets.append(struct.unpack_from("<I", content)[0])
        if code == EOF:
            break
    return [_scan_sheet(stream, offset) for offset in offsets]


def _scan_sheet(stream: bytes, offset: int) -> XlsScan:
    """Charts inside a sheet are streams of their own, with cells that are not the sheet's."""
    scan, depth = XlsScan(), 0
    for code, content in records(stream, offset):
        if code == BOF:
            depth += 1
        elif code == EOF:
            depth -= 1
            if depth <= 0:
                break
        elif depth == 1 and code in VALUES and len(content) >= 6:
            scan.take(code, content)
        elif depth == 1 and code == ROW and len(content) >= 13 and content[12] & ROW_HIDDEN:
            scan.hidden_rows += 1
    return scan


def _last_column(code: int, content: memoryview, column: int) -> int:
    if code != MULRK:
        return int(column)
    return int(struct.unpack_from("<H", content, len(content) - 2)[0])


def _error_in(code: int, content: memoryview) -> str | None:
    if code == BOOLERR and len(content) >= 8 and content[7]:
        return ERRORS.get(content[6], "#N/A")
    if code == FORMULA and len(content) >= FORMULA_LENGTH:
        is_special = bytes(content[12:14]) == b"\xff\xff"
        if is_special and content[6] == ERROR_RESULT:
            return ERRORS.get(content[8], "#N/A")
    return None
