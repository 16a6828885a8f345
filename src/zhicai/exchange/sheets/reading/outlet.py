"""Where readers put what they found: guarded, counted, and told to the parent in chunks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TextIO

from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Broken, Kind, Value, cell_address
from zhicai.exchange.sheets.wire import pack_remark, pack_value

LINES_A_CHUNK = 200
BLOCK = 1 << 20


@dataclass(frozen=True)
class Source:
    """Bytes to read, and what to call them."""

    name: str
    file: BinaryIO
    inner: str | None = None
    depth: int = 0
    locked: Source | None = None  # the file as it came, if a password opened it

    def size(self) -> int:
        return (self.locked or self).file.seek(0, 2)

    def sha256(self) -> str:
        file = (self.locked or self).file
        file.seek(0)
        digest = hashlib.sha256()
        while block := file.read(BLOCK):
            digest.update(block)
        return digest.hexdigest()

    def head(self, length: int) -> bytes:
        self.file.seek(0)
        return self.file.read(length)


Ask = Callable[[str], str | None]


class Outlet:
    """Speaks to the parent. Every value of every kind of file passes through `line`."""

    def __init__(self, out: TextIO, ask: Ask, extend_time: Callable[[], None]) -> None:
        self.ask = ask
        self._extend_time = extend_time
        self._out = out
        self._chunk: list[tuple[int, list[Any]]] = []
        self._sheet: str | None = None
        self.file_name = ""
        self._cells = self._paid_cells = 0
        self._text = 0
        self.book_count = 0

    def begin_book(self, source: Source, kind: Kind, encoding: str | None = None) -> None:
        self._flush()
        self.file_name, self._sheet = source.name, None
        self.book_count += 1
        digest, size = source.sha256(), source.size()
        told = {"name": source.name, "inner": source.inner, "kind": kind, "encoding": encoding}
        self.tell("book", {**told, "sha256": digest, "size": size})

    def begin_sheet(self, name: str, *, hidden: bool = False) -> None:
        self._flush()
        self._sheet = name
        self.tell("sheet", {"name": name, "hidden": hidden})
        if hidden:
            self.notice("sheet.hidden_sheet", value=name)

    def line(self, number: int, values: Sequence[Value]) -> bool:
        """Put one row; trailing blanks are cut, a row without any value is left out."""
        last = len(values)
        while last and (values[last - 1] is None or values[last - 1] == ""):
            last -= 1
        if not last:
            return False
        if number > limits.MAX_ROWS or last > limits.MAX_COLUMNS:
            raise self.refusal("file.out_of_range", number, last - 1)
        self._chunk.append((number, [self._packed(value) for value in values[:last]]))
        self._cells += last
        if self._cells > limits.MAX_CELLS or self._text > limits.MAX_TEXT:
            raise self.refusal("file.too_large", number, last - 1)
        if len(self._chunk) >= LINES_A_CHUNK:
            self._flush()
        if self._cells - self._paid_cells >= limits.EARNING_CELLS:
            self._paid_cells = self._cells
            self.earn_time()
        return True

    def earn_time(self) -> None:
        """Values were found: there is more time, and the parent hears that work goes on."""
        self._extend_time()
        self.tell("alive", self._cells)
        self._out.flush()

    def notice(
        self, code: str, *, cell: str | None = None, value: str | None = None, **details: str
    ) -> None:
        seen = None if value is None else mask_ids_in(value)
        remark = Remark(code, sheet=self._sheet, cell=cell, value=seen, details=details)
        self._flush()
        self.tell("notice", pack_remark(remark))

    def refusal(self, code: str, number: int, index: int) -> Refused:
        address = cell_address(number, index)
        place = f"{self._sheet}!{address}" if self._sheet else address
        return Refused(code, place=place, value=self.file_name)

    def finish(self) -> None:
        self._flush()
        self.tell("done", {"books": self.book_count})

    def tell(self, name: str, told: object) -> None:
        self._out.write(json.dumps({name: told}) + "\n")

    def _packed(self, value: Value) -> Any:
        if type(value) is str:
            self._text += len(value)
            if len(value) > limits.MAX_CELL_TEXT:
                return pack_value(Broken(value[: limits.KEPT_OF_LONG_TEXT], "sheet.text_too_long"))
            return value or None
        return value if type(value) in _PLAIN else pack_value(value)

    def _flush(self) -> None:
        if self._chunk:
            self.tell("lines", self._chunk)
            self._chunk = []


_PLAIN = frozenset({int, float, bool, type(None)})
