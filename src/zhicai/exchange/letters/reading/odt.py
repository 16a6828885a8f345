"""ODT: headings of pages, paragraphs with the numbers of their lists, tables, frames, endings."""

from __future__ import annotations

import io
import re

from zhicai.basics.errors import Refused
from zhicai.exchange.letters.reading.blocks import Blocks
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.letters.reading.odt_lists import ODF, STYLE, TEXT, Counting, ListStyles
from zhicai.exchange.letters.reading.parts import Attributes, find_number, read_part
from zhicai.exchange.sheets.reading.packages import Package

CONTENT, STYLES = "content.xml", "styles.xml"
TABLE, DRAW = f"{ODF}table:1.0 ", f"{ODF}drawing:1.0 "
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
LISTS, ITEMS = f"{TEXT}list", (f"{TEXT}list-item", f"{TEXT}list-header")
BODY, NOTE, BOX = f"{ODF}office:1.0 body", f"{TEXT}note-body", f"{DRAW}text-box"
# Taken out of the text, or words about words.
SKIPPED = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{TEXT}ruby-text",
        f"{TEXT}note-citation",
        f"{ODF}office:1.0 annotation",
        f"{ODF}svg-compatible:1.0 title",
        f"{ODF}svg-compatible:1.0 desc",
    }
)
# Until the paragraph ends, what is stated bears a sign that no text may hold.
MARKS = {f"{TEXT}tab": "\1", f"{TEXT}line-break": "\2"}
SHOWN = str.maketrans("\0\1\2", " \t\n")
BLANKS = re.compile("[\t\n\r ]+")
STATED_SPACE = "\0"
MOST_SPACES = 200
HEADERS = tuple(f"{STYLE}{name}" for name in ("header", "header-first", "header-left"))
FOOTERS = tuple(f"{STYLE}{name}" for name in ("footer", "footer-first", "footer-left"))


def read_odt(content: bytes, name: str) -> Found:
    """Raises Refused with the codes of packages and XML parts."""
    package = Package(io.BytesIO(content), name)
    body = package.find(CONTENT)
    if body is None:
        raise Refused("letter.unreadable", value=name)
    lists = ListStyles()
    masters = TextWatch(lists, (*HEADERS, *FOOTERS))
    styles = package.find(STYLES)
    if styles is not None:
        read_part(package, styles, masters)
    watch = TextWatch(lists, (BODY,))
    read_part(package, body, watch)
    found = Found(name, "odt")
    for names, lines in ((HEADERS, masters), ((BODY,), watch), (FOOTERS, masters)):
        told = [line for one in names for line in lines.told.get(one, [])]
        # The first page and left pages often have headings of their own with equal words.
        for line in told if BODY in names else dict.fromkeys(filter(str.strip, told)):
            found.put(line)
    return found


class TextWatch:
    """Follows the words in some elements. Frames and notes are told after their paragraph."""

    def __init__(self, styles: ListStyles, wanted: tuple[str, ...]) -> None:
        self.told: dict[str, list[str]] = {}
        self._styles, self._wanted = styles, wanted
        self._counting = Counting(styles)
        self._blocks = Blocks()
        self._within = ""
        self._depth = self._skip_depth = 0
        self._open: list[tuple[str, list[str], list[str]]] = []
        self._outer: list[Blocks] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._skip_depth:
            return
        if name in SKIPPED:
            self._skip_depth = self._depth
        elif not self._within:
            self._styles.start(name, attributes)
            self._within = name if name in self._wanted else ""
        elif name.startswith(TABLE):
            self._start_table(name)
        elif name in (NOTE, BOX):
            self._outer.append(self._blocks)
            self._blocks = Blocks()
        else:
            self._start_text(name, attributes)

    def end(self, name: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        if self._skip_depth:
            if self._skip_depth == depth:
                self._skip_depth = 0
        elif name == self._within:
            self.told.setdefault(name, []).extend(self._blocks.lines)
            self._blocks, self._within = Blocks(), ""
        elif self._within:
            self._end_inside(name)

    def data(self, text: str) -> None:
        if self._open and not self._skip_depth:
            self._open[-1][1].append(text)

    def _start_table(self, name: str) -> None:
        local = name[len(TABLE) :]
        if local == "table":
            self._blocks.begin_table()
        elif local == "table-row":
            self._blocks.begin_row()
        elif local in ("table-cell", "covered-table-cell"):
            self._blocks.begin_cell()

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name in PARAGRAPHS:
            self._open.append((attributes.get(f"{TEXT}style-name", ""), [], []))
        elif name == LISTS:
            self._counting.begin_list(attributes)
        elif name in ITEMS:
            self._counting.begin_item(attributes, is_header=name == ITEMS[1])
        elif self._open and name == f"{TEXT}s":
            count = min(find_number(attributes.get(f"{TEXT}c"), 1), MOST_SPACES)
            self._open[-1][1].append(STATED_SPACE * count)
        elif self._open and name in MARKS:
            self._open[-1][1].append(MARKS[name])

    def _end_inside(self, name: str) -> None:
        if name in PARAGRAPHS:
            self._end_paragraph()
        elif name == LISTS:
            self._counting.end_list()
        elif name == f"{TABLE}table":
            self._blocks.end_table()
        elif name in (NOTE, BOX):
            inside = self._blocks.lines
            self._blocks = self._outer.pop()
            if self._open:
                self._open[-1][2].extend(inside)
            else:
                self._blocks.lines.extend(inside)

    def _end_paragraph(self) -> None:
        style, pieces, frames = self._open.pop()
        text = _shown("".join(pieces))
        if text.strip():
            text = f"{self._counting.take_mark(style)}{text}"
        self._blocks.put(text)
        for line in frames:
            self._blocks.put(line)


def _shown(written: str) -> str:
    """Blanks of the XML's own layout are one or none; stated spaces, tabs and line ends count."""
    return BLANKS.sub(" ", written).strip(" ").translate(SHOWN)
