"""One row of an ODS table, taken apart into its cells and put together with a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.ods_values import NAMES, TABLE
from zhicai.exchange.sheets.writing.ods import paragraphs
from zhicai.exchange.sheets.writing.ods_yellow import PROBLEM_STYLE, YellowStyles
from zhicai.exchange.sheets.writing.problems import SheetProblems
from zhicai.exchange.sheets.writing.splice import Splice

OWN_NAMES = (
    f'xmlns:table="{NAMES}table:1.0" xmlns:office="{NAMES}office:1.0" xmlns:text="{NAMES}text:1.0"'
)
STYLE_NAME = re.compile(rb"([\w.-]+:style-name\s*=\s*)(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True)
class CellPiece:
    """One cell element: where it begins, how many cells it stands for, what it looks like."""

    start: int
    repeat: int
    style: str | None
    is_blank: bool

    @classmethod
    def begin(cls, start: int, attributes: dict[str, str]) -> CellPiece:
        repeat = _count(attributes, "number-columns-repeated")
        is_blank = not any("value" in key for key in attributes)
        return cls(start, repeat, attributes.get(TABLE + "style-name"), is_blank)


@dataclass
class RowEdit:
    """A row as it was written; `rewritten` gives it with its problem."""

    start: int
    number: int
    attributes: dict[str, str]
    cells: list[CellPiece] = field(default_factory=list)

    @property
    def repeat(self) -> int:
        return _count(self.attributes, "number-rows-repeated")

    def rewritten(
        self, splice: Splice, problems: SheetProblems, yellow: YellowStyles
    ) -> bytes | None:
        """Give the row anew; a row that stands for many is told apart where it must be."""
        lines = range(self.number, self.number + min(self.repeat, limits.MAX_ROWS))
        touched = [line for line in lines if problems.text_at(line) is not None]
        if not touched and not self._holds(problems.column):
            return None
        tag, closing = splice.tag_at(self.start), splice.tag_at(splice.at)
        pieces = []
        for first, count in _runs(lines, set(touched), self.repeat):
            inner = self._inner(splice, problems, yellow=yellow, line=first)
            pieces.append(set_repeat(tag, b"rows", count) + inner + closing)
        return b"".join(pieces)

    def _holds(self, column: int) -> bool:
        """Whether an earlier round left something in the column of problems."""
        at = 0
        for cell in self.cells:
            if at <= column < at + cell.repeat:
                return not cell.is_blank
            at += cell.repeat
        return False

    def _inner(
        self, splice: Splice, problems: SheetProblems, *, yellow: YellowStyles, line: int
    ) -> bytes:
        text, target = problems.text_at(line), problems.column
        new = b"" if text is None else _problem_cell(text, is_header=line == problems.header_line)
        blank = f"<table:table-cell {OWN_NAMES}/>".encode()
        pieces, at = [], 0
        ends = [*(cell.start for cell in self.cells[1:]), splice.at]
        for cell, end in zip(self.cells, ends, strict=False):
            raw = splice.between(cell.start, end)
            if problems.is_painted(line, at) and at < target and not cell.is_blank:
                raw = _painted(raw, yellow.twin(cell.style))
            after = at + cell.repeat
            if at <= target < after:
                pieces += [_repeated(raw, target - at), new or blank]
                raw, new = _repeated(raw, after - target - 1), b""
            pieces.append(raw)
            at = after
        if new and at < target:
            pieces.append(set_repeat(blank, b"columns", target - at))
        return b"".join([*pieces, new])


def _runs(lines: range, touched: set[int], repeat: int) -> list[tuple[int, int]]:
    """Cut a run of equal rows at each row that gets a text: first line and count.

    >>> _runs(range(5, 9), {6}, 4)
    [(5, 1), (6, 1), (7, 2)]
    """
    starts = [line for line in lines if line == lines[0] or line in touched or line - 1 in touched]
    ends = [*starts[1:], lines[0] + repeat]
    return [(start, end - start) for start, end in zip(starts, ends, strict=True)]


def set_repeat(tag: bytes, kind: bytes, count: int) -> bytes:
    """State in a tag how many it stands for.

    >>> set_repeat(b'<t:r t:number-rows-repeated="9">', b"rows", 2)
    b'<t:r t:number-rows-repeated="2">'
    """
    name = b"number-" + kind + b"-repeated"
    stated = re.compile(rb"(" + name + rb"\s*=\s*)(\"[^\"]*\"|'[^']*')")
    if stated.search(tag):
        return stated.sub(lambda match: match.group(1) + b'"%d"' % count, tag, count=1)
    return tag if count == 1 else _added(tag, name, b'"%d"' % count)


def _added(tag: bytes, name: bytes, quoted: bytes) -> bytes:
    """Add an attribute of the table namespace, under the prefix that the element bears."""
    prefix = re.match(rb"<([\w.-]+:)?", tag)
    owner = (prefix.group(1) or b"") if prefix else b""
    cut = -2 if tag.endswith(b"/>") else -1
    return tag[:cut].rstrip() + b" " + owner + name + b"=" + quoted + tag[cut:]


def _repeated(raw: bytes, count: int) -> bytes:
    if count <= 0:
        return b""
    tag = re.match(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", raw)
    if tag is None:
        return raw
    return set_repeat(tag.group(), b"columns", count) + raw[tag.end() :]


def _painted(raw: bytes, style: str | None) -> bytes:
    tag = re.match(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", raw)
    if tag is None or style is None:
        return raw
    quoted = f'"{style}"'.encode()
    new = STYLE_NAME.sub(lambda match: match.group(1) + quoted, tag.group(), count=1)
    if not STYLE_NAME.search(tag.group()):
        new = _added(tag.group(), b"style-name", quoted)
    return new + raw[tag.end() :]


def _problem_cell(text: str, *, is_header: bool) -> bytes:
    style = "" if is_header else f' table:style-name="{PROBLEM_STYLE}"'
    shown = paragraphs(text[: limits.MAX_CELL_TEXT // 2])
    return (
        f'<table:table-cell {OWN_NAMES}{style} office:value-type="string">{shown}'
        "</table:table-cell>"
    ).encode()


def _count(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(TABLE + name, "1")
    return int(stated) if stated.isascii() and stated.isdigit() else 1
