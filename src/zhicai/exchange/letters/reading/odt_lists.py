"""The list numbers that an ODT counts and nowhere writes: read from its styles, counted again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhicai.exchange.letters.reading.numerals import write_number
from zhicai.exchange.letters.reading.parts import Attributes, find_number

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE = f"{ODF}text:1.0 ", f"{ODF}style:1.0 "
OFFICE_EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0 "
NUMBER_LEVEL, BULLET_LEVEL = f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet"
FIRST_SIGNS = {
    "": "none",
    "1": "decimal",
    "１": "full",
    "一": "counting",
    "〇": "digital",
    "壹": "legal",
    "甲": "stems",
    "子": "branches",
    "①": "circled",
    "⑴": "bracketed",
    "㊀": "circled_words",
    "㈠": "bracketed_words",
    "a": "lower",
    "A": "upper",
    "i": "roman",
    "I": "upper_roman",
}
GAP = re.compile(r"%([0-9]+)%")
PLAIN_BULLET = "‧"
PRIVATE_USE = range(0xE000, 0xF900)
LONGEST_CHAIN = 20


@dataclass(slots=True)
class Level:
    """How the items of one level are numbered."""

    style: str = "none"
    before: str = ""
    after: str = ""
    shown_levels: int = 1
    start: int = 1
    pattern: str | None = None
    bullet: str = ""


Levels = dict[int, Level]


class ListStyles:
    """Follows content.xml or styles.xml; gives the levels of each list style by its name."""

    def __init__(self) -> None:
        self.levels: dict[str, Levels] = {}
        self._list_of_style: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._here: Levels = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == f"{TEXT}list-style":
            self._here = self.levels.setdefault(attributes.get(f"{STYLE}name", ""), {})
        elif name in (NUMBER_LEVEL, BULLET_LEVEL):
            self._here[find_number(attributes.get(f"{TEXT}level"), 1)] = _level(name, attributes)
        elif name == f"{STYLE}style":
            own = attributes.get(f"{STYLE}name", "")
            if f"{STYLE}list-style-name" in attributes:
                self._list_of_style[own] = attributes[f"{STYLE}list-style-name"]
            if f"{STYLE}parent-style-name" in attributes:
                self._parents[own] = attributes[f"{STYLE}parent-style-name"]

    def list_of(self, paragraph_style: str) -> str:
        """The list style that a paragraph style, or one that it descends from, brings along."""
        style = paragraph_style
        for _ in range(LONGEST_CHAIN):
            if style in self._list_of_style:
                return self._list_of_style[style]
            if style not in self._parents:
                break
            style = self._parents[style]
        return ""


def _level(name: str, attributes: Attributes) -> Level:
    if name == BULLET_LEVEL:
        sign = attributes.get(f"{TEXT}bullet-char", "")
        is_odd = not sign or any(ord(one) in PRIVATE_USE for one in sign)
        return Level(bullet=PLAIN_BULLET if is_odd else sign)
    form = attributes.get(f"{STYLE}num-format", "")
    return Level(
        style=FIRST_SIGNS.get(form[:1], "decimal"),
        before=attributes.get(f"{STYLE}num-prefix", ""),
        after=attributes.get(f"{STYLE}num-suffix", ""),
        shown_levels=find_number(attributes.get(f"{TEXT}display-levels"), 1),
        start=find_number(attributes.get(f"{TEXT}start-value"), 1),
        pattern=attributes.get(f"{OFFICE_EXTENSION}num-list-format"),
    )


@dataclass(slots=True)
class List:
    """One open list, and how far its items are counted."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Counting:
    """Follows lists and items, which may lie in each other, and gives each item its number."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._open: list[List] = []
        self._by_id: dict[str, List] = {}
        self._by_style: dict[str, List] = {}
        self._waiting: Attributes | None = None

    def begin_list(self, attributes: Attributes) -> None:
        outer = self._open[-1] if self._open else None
        style = attributes.get(f"{TEXT}style-name") or (outer.style if outer else "")
        if outer is not None:
            self._open.append(List(style, outer.counts))
            return
        cited = self._by_id.get(attributes.get(f"{TEXT}continue-list", ""))
        if cited is None and attributes.get(f"{TEXT}continue-numbering") == "true":
            cited = self._by_style.get(style)
        opened = List(style, cited.counts if cited else {})
        self._by_style[style] = opened
        own = attributes.get("http://www.w3.org/XML/1998/namespace id")
        if own:
            self._by_id[own] = opened
        self._open.append(opened)

    def end_list(self) -> None:
        if self._open:
            self._open.pop()

    def begin_item(self, attributes: Attributes, *, is_header: bool) -> None:
        """The first paragraph right in an item bears its number; a list header has none."""
        self._waiting = None if is_header else attributes

    def take_mark(self, paragraph_style: str) -> str:
        """Count the item that this paragraph begins, and give its number."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or not self._open:
            return ""
        depth, opened = len(self._open), self._open[-1]
        style = opened.style or self._styles.list_of(paragraph_style)
        levels = self._styles.levels.get(style, {})
        counts, first = opened.counts, waiting.get(f"{TEXT}start-value")
        before = counts.get(depth, levels.get(depth, Level()).start - 1)
        counts[depth] = find_number(first, 1) if first else before + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        return _written(levels, counts, depth)


def _written(levels: Levels, counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    if level.bullet:
        return level.bullet

    def number(place: int) -> str:
        other = levels.get(place, Level())
        return write_number(counts.get(place, other.start), other.style)

    if level.pattern is not None:
        return GAP.sub(lambda gap: number(int(gap[1])), level.pattern)
    shown = range(max(1, depth - level.shown_levels + 1), depth + 1)
    told = ".".join(filter(None, map(number, shown)))
    return f"{level.before}{told}{level.after}" if told else ""
