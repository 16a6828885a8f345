"""The styles of a workbook, with yellow twins of those that painted cells have."""

from __future__ import annotations

import re
from typing import IO

from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.reading.xml_parts import read_small_part
from zhicai.exchange.sheets.writing.splice import Splice, find_prefix, set_attribute

CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES_TYPE = (
    '<{}Override PartName="/xl/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
)
STYLES_RELATION = (
    f'<{{}}Relationship Id="zhicaiStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
)
MINIMAL_STYLES = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="12"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    b'<cellXfs count="1"><xf xfId="0"/></cellXfs><cellStyles count="1">'
    b'<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
FILL = (
    '<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="FFFFFF00"/>'
    '<{0}bgColor indexed="64"/></{0}patternFill></{0}fill>'
)
PROBLEM_FORMAT = (
    '<{0}xf numFmtId="0" fontId="0" fillId="{1}" borderId="0" applyFill="1" applyAlignment="1">'
    '<{0}alignment vertical="top" wrapText="1"/></{0}xf>'
)
INSIDE_FORMATS = ("xf", "alignment", "protection", "extLst", "ext")


def find_styles_part(package: Package) -> str | None:
    for name, attributes in read_small_part(package, RELATIONS):
        if name == "Relationship" and attributes.get("Type", "").endswith("/styles"):
            part = "xl/" + attributes.get("Target", "").removeprefix("/xl/")
            return part if package.find(part) is not None else None
    return None


def count_formats(package: Package, part: str | None) -> int:
    """How many cell formats there are; new ones are numbered after them."""
    if part is None:
        return 1
    count, is_inside = 0, False
    for name, _ in read_small_part(package, part):
        if name == "cellXfs":
            is_inside = True
        elif is_inside and name not in INSIDE_FORMATS:
            break
        elif is_inside and name == "xf":
            count += 1
    return count


class Yellow:
    """Hands out numbers of yellow formats, and afterwards adds these formats to the styles."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._twins: dict[int, int] = {}
        self._raw: dict[int, bytes] = {}
        self._fills = self._formats = 0
        self._list = ""
        self._list_at = self._format_at = -1
        self._splice: Splice | None = None
        self.problem = count or 0

    def twin(self, style: int) -> int:
        """Give the number of the yellow twin of a format."""
        if not 0 <= style < self._count:
            return style
        return self._twins.setdefault(style, self._count + 1 + len(self._twins))

    def edit(self, splice: Splice) -> None:
        """Listen to the styles as they flow, and put the new ones in."""
        self._splice = splice
        splice.parser.StartElementHandler = self._start
        splice.parser.EndElementHandler = self._end

    def _start(self, name: str, _: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        splice = self._known_splice()
        self._close_format(splice.at)
        if local in ("fills", "cellXfs"):
            self._list, self._list_at = local, splice.at
        elif local == "fill" and self._list == "fills":
            self._fills += 1
        elif local == "xf" and self._list == "cellXfs":
            self._format_at = splice.at
            self._formats += 1

    def _end(self, name: str) -> None:
        splice, prefix = self._known_splice(), find_prefix(name)
        local = name.rpartition(":")[2]
        if local == self._list:
            self._close_format(splice.at)
        if local == "fills" and self._count:
            self._append(FILL.format(prefix).encode(), count=self._fills + 1)
        elif local == "cellXfs" and self._count:
            new = PROBLEM_FORMAT.format(prefix, self._fills).encode()
            new += b"".join(self._yellow_twin(style) for style in self._twins)
            self._append(new, count=self._formats + 1 + len(self._twins))
        if local == self._list:
            self._list = ""

    def _close_format(self, end: int) -> None:
        """A format reaches to the next element that is not inside it."""
        if self._format_at >= 0 and not self._is_inside_format(end):
            start, self._format_at = self._format_at, -1
            if self._formats - 1 in self._twins:
                self._raw[self._formats - 1] = self._known_splice().between(start, end)

    def _is_inside_format(self, at: int) -> bool:
        tag = self._known_splice().tag_at(at)
        local = re.match(rb"</?(?:[\w.-]+:)?([\w.-]+)", tag)
        return local is not None and local.group(1) in (
            b"alignment",
            b"protection",
            b"extLst",
            b"ext",
        )

    def _append(self, new: bytes, *, count: int) -> None:
        splice = self._known_splice()
        tag = set_attribute(splice.tag_at(self._list_at), "count", str(count))
        splice.append(self._list_at, new, tag=tag)

    def _yellow_twin(self, style: int) -> bytes:
        raw = self._raw.get(style, b"<xf/>")
        tag = re.match(rb"<[^>]*>", raw)
        if tag is None:
            return raw
        painted = set_attribute(tag.group(), "fillId", str(self._fills))
        return set_attribute(painted, "applyFill", "1") + raw[tag.end() :]

    def _known_splice(self) -> Splice:
        if self._splice is None:
            raise RuntimeError("edit has not begun")
        return self._splice


def append_to_root(package: Package, entry: Entry, *, out: IO[bytes], addition: str) -> None:
    """Copy a small part with one more element at its end."""
    splice = Splice(out, package.name)
    depth, root_at = 0, 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, root_at
        depth += 1
        if depth == 1:
            root_at = splice.at

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 0:
            splice.append(root_at, addition.format(find_prefix(name)).encode())

    splice.parser.StartElementHandler = start
    splice.parser.EndElementHandler = end
    splice.run(package.stream(entry))
