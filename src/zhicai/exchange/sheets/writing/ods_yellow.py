"""Yellow twins of the cell styles of an ODS, put in at the end of its automatic styles."""

from __future__ import annotations

import re

from zhicai.exchange.sheets.reading.ods_values import NAMES, STYLE
from zhicai.exchange.sheets.writing.splice import Splice

PROBLEM_STYLE = "zhicai-problem"
TWIN = "zhicai-yellow-"
MOST_TWINS = 500
_STYLE_NAMES = f'xmlns:zs="{NAMES}style:1.0" xmlns:zf="{NAMES}xsl-fo-compatible:1.0"'
_PROPERTIES = f'<zs:table-cell-properties {_STYLE_NAMES} zf:background-color="#ffff00"/>'.encode()
_PROBLEM = (
    f'<zs:style {_STYLE_NAMES} zs:name="{PROBLEM_STYLE}" zs:family="table-cell">'
    '<zs:table-cell-properties zf:background-color="#ffff00"/></zs:style>'
).encode()
_OPEN = f'<zo:automatic-styles xmlns:zo="{NAMES}office:1.0">'.encode()
_CLOSE = b"</zo:automatic-styles>"
_OLD_COLOUR = re.compile(rb"\s[\w.-]+:background-color\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_CELL_PROPERTIES = re.compile(rb"<(?:[\w.-]+:)?table-cell-properties(?=[\s/>])[^>]*>")
_NAME = re.compile(rb"([\w.-]+:name\s*=\s*)(\"[^\"]*\"|'[^']*')")


class YellowStyles:
    """Remembers the cell styles that go by, and writes each of them once more in yellow."""

    def __init__(self, splice: Splice) -> None:
        self._splice = splice
        self._start = self._list_at = -1
        self._name = ""
        self._twins: dict[str, bytes] = {}
        self._is_inserted = False
        self.is_finished = False

    def begin(self, attributes: dict[str, str]) -> None:
        if attributes.get(STYLE + "family") == "table-cell":
            self._start, self._name = self._splice.at, attributes.get(STYLE + "name", "")

    def end(self) -> None:
        if self._start < 0:
            return
        end = self._splice.at
        closing = b"" if end == self._start else self._splice.tag_at(end)
        if end == self._start:
            end += len(self._splice.tag_at(end))
        if len(self._twins) < MOST_TWINS:
            raw = self._splice.between(self._start, end) + closing
            self._twins[self._name] = _in_yellow(raw, TWIN + self._name)
        self._start = -1

    def begin_list(self, _: dict[str, str]) -> None:
        self._list_at = self._splice.at

    def insert(self) -> None:
        """Put the twins in at the end of the automatic styles."""
        self._splice.append(self._list_at, self._all())
        self._is_inserted = True

    def finish(self, at: int) -> None:
        """At the body: a document without automatic styles gets them here."""
        if not self._is_inserted:
            self._splice.replace(at, at, _OPEN + self._all() + _CLOSE)
        self.is_finished = True

    def twin(self, name: str | None) -> str | None:
        """Give the yellow style for a cell; None for a style that is kept elsewhere."""
        if not name:
            return PROBLEM_STYLE
        return TWIN + name if name in self._twins else None

    def _all(self) -> bytes:
        return _PROBLEM + b"".join(self._twins.values())


def _in_yellow(raw: bytes, name: str) -> bytes:
    quoted = f'"{name}"'.encode()
    named = _NAME.sub(lambda match: match.group(1) + quoted, raw, count=1)
    properties = _CELL_PROPERTIES.search(named)
    if properties is None:
        return _with_properties(named)
    plain = _OLD_COLOUR.sub(b"", properties.group())
    cut = -2 if plain.endswith(b"/>") else -1
    names = f' xmlns:zf="{NAMES}xsl-fo-compatible:1.0" zf:background-color="#ffff00"'.encode()
    painted = plain[:cut].rstrip() + names + plain[cut:]
    return named[: properties.start()] + painted + named[properties.end() :]


def _with_properties(raw: bytes) -> bytes:
    tag = re.match(rb"<([\w.:-]+)[^>]*>", raw)
    if tag is None:
        return b""
    if tag.group().endswith(b"/>"):
        return tag.group()[:-2] + b">" + _PROPERTIES + b"</" + tag.group(1) + b">"
    return tag.group() + _PROPERTIES + raw[tag.end() :]
