"""DOCX: headings of pages, paragraphs with the numbers of their lists, tables, notes, endings."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from zhicai.basics.errors import Refused
from zhicai.exchange.letters.reading.blocks import Blocks
from zhicai.exchange.letters.reading.docx_lists import Numbering, Styles, stated, word_name
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.letters.reading.parts import Attributes, Watch, find_number, read_part
from zhicai.exchange.sheets.reading.packages import Package

CONTENT = "word/document.xml"
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
# Taken out of the text, or words about words.
SKIPPED = frozenset({"moveFrom", "rt", "object"})
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off"})
NO_LIST = "0"


def read_docx(content: bytes, name: str) -> Found:
    """Raises Refused with the codes of packages and XML parts."""
    package = Package(io.BytesIO(content), name)
    numbering, styles = Numbering(), Styles()
    _read_if_there(package, "word/numbering.xml", numbering)
    _read_if_there(package, "word/styles.xml", styles)
    if package.find(CONTENT) is None:
        raise Refused("letter.unreadable", value=name)
    found = Found(name, "docx")
    told: set[str] = set()
    for part in _parts_in_order(package):
        watch = TextWatch(numbering, styles)
        _read_if_there(package, part, watch)
        # The first page, even and odd pages often have headings of their own with equal words.
        is_body = part == CONTENT
        for line in watch.blocks.lines:
            if is_body or (line.strip() and line not in told):
                found.put(line)
                told.update(() if is_body else (line,))
    return found


def _parts_in_order(package: Package) -> list[str]:
    """Headings of pages, the text, its notes, endings of pages."""
    names = [name for name in sorted(package.entries) if name.endswith(".xml")]
    headers = [name for name in names if name.startswith("word/header")]
    footers = [name for name in names if name.startswith("word/footer")]
    return [*headers, CONTENT, "word/footnotes.xml", "word/endnotes.xml", *footers]


def _read_if_there(package: Package, part: str, watch: Watch) -> None:
    entry = package.find(part)
    if entry is not None:
        read_part(package, entry, watch)


@dataclass(slots=True)
class Paragraph:
    """One paragraph while it is read."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    number_id: str | None = None
    level: int | None = None
    boxes: list[str] = field(default_factory=list)
    is_hidden: bool = False


class TextWatch:
    """Follows the words of one part. What stands in a text box is told after its paragraph."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self.blocks = Blocks()
        self._numbering, self._styles = numbering, styles
        self._path: list[str] = []
        self._skip_depth = 0
        self._open: list[Paragraph] = []
        self._outer: list[Blocks] = []
        self._begun = {
            "tbl": self._start_table,
            "tr": self._start_row,
            "tc": self._start_cell,
            "p": self._start_paragraph,
            "r": self._start_run,
            "txbxContent": self._start_box,
        }
        self._ended = {
            "tbl": self._end_table,
            "p": self._end_paragraph,
            "txbxContent": self._end_box,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        local = word_name(name)
        parent = self._path[-1] if self._path else ""
        self._path.append(local)
        if self._skip_depth:
            return
        if local in SKIPPED or name == FALLBACK:
            self._skip_depth = len(self._path)
        elif local in self._begun:
            self._begun[local]()
        elif local in MARKS and parent == "r":
            self._put(MARKS[local])
        else:
            self._property(local, parent, stated(attributes, "val"))

    def end(self, _: str) -> None:
        depth = len(self._path)
        local = self._path.pop()
        if self._skip_depth:
            if self._skip_depth == depth:
                self._skip_depth = 0
        elif local in self._ended:
            self._ended[local]()

    def data(self, text: str) -> None:
        if self._path[-1] == "t" and not self._skip_depth:
            self._put(text)

    def _property(self, local: str, parent: str, value: str | None) -> None:
        if not self._open:
            return
        paragraph = self._open[-1]
        if local == "pStyle" and parent == "pPr":
            paragraph.style = value or ""
        elif parent == "numPr" and local == "numId":
            paragraph.number_id = value
        elif parent == "numPr" and local == "ilvl":
            paragraph.level = find_number(value)
        elif local == "vanish" and parent == "rPr" and self._path[-3:-2] == ["r"]:
            paragraph.is_hidden = value not in OFF
        elif local == "del" and parent == "trPr":
            self.blocks.drop_row()

    def _start_table(self) -> None:
        self.blocks.begin_table()

    def _start_row(self) -> None:
        self.blocks.begin_row()

    def _start_cell(self) -> None:
        self.blocks.begin_cell()

    def _end_table(self) -> None:
        self.blocks.end_table()

    def _start_paragraph(self) -> None:
        self._open.append(Paragraph())

    def _start_run(self) -> None:
        if self._open:
            self._open[-1].is_hidden = False

    def _put(self, text: str) -> None:
        if self._open and not self._open[-1].is_hidden:
            self._open[-1].pieces.append(text)

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        text = "".join(paragraph.pieces)
        self.blocks.put(f"{self._mark(paragraph)}{text}" if text.strip() else text)
        for line in paragraph.boxes:
            self.blocks.put(line)

    def _mark(self, paragraph: Paragraph) -> str:
        number_id, level = paragraph.number_id, paragraph.level
        if number_id is None:
            number_id, level_of_style = self._styles.list_of(paragraph.style)
            if number_id is not None and level is None:
                level = level_of_style or self._numbering.level_of_style(number_id, paragraph.style)
        if number_id is None or number_id == NO_LIST:
            return ""
        return self._numbering.mark(number_id, level or 0)

    def _start_box(self) -> None:
        self._outer.append(self.blocks)
        self.blocks = Blocks()

    def _end_box(self) -> None:
        inside = self.blocks.lines
        self.blocks = self._outer.pop()
        if self._open:
            self._open[-1].boxes += inside
        else:
            self.blocks.lines += inside
