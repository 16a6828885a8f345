"""The list numbers that Word counts and nowhere writes: read from its styles, counted again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhicai.exchange.letters.reading.numerals import write_number
from zhicai.exchange.letters.reading.parts import Attributes, find_number

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
FORMATS = {
    "decimal": "decimal",
    "decimalHalfWidth": "decimal",
    "decimalZero": "padded",
    "decimalFullWidth": "full",
    "decimalFullWidth2": "full",
    "decimalEnclosedCircle": "circled",
    "decimalEnclosedCircleChinese": "circled",
    "decimalEnclosedParen": "bracketed",
    "decimalEnclosedFullstop": "dotted",
    "chineseCounting": "counting",
    "chineseCountingThousand": "counting",
    "taiwaneseCounting": "counting",
    "taiwaneseCountingThousand": "counting",
    "japaneseCounting": "counting",
    "ideographDigital": "digital",
    "taiwaneseDigital": "digital",
    "ideographLegalTraditional": "legal",
    "chineseLegalSimplified": "legal",
    "japaneseLegal": "legal",
    "ideographTraditional": "stems",
    "ideographZodiac": "branches",
    "ideographEnclosedCircle": "circled_words",
    "lowerLetter": "lower",
    "upperLetter": "upper",
    "lowerRoman": "roman",
    "upperRoman": "upper_roman",
    "none": "none",
}
GAP = re.compile(r"%([1-9])")
BULLET, PLAIN_BULLET = "bullet", "‧"
PRIVATE_USE = range(0xE000, 0xF900)
DEEPEST, LONGEST_CHAIN = 9, 20


def word_name(name: str) -> str:
    """The plain name of an element or attribute of Word; others keep theirs whole."""
    for space in WORD:
        if name.startswith(space):
            return name[len(space) :]
    return name


def stated(attributes: Attributes, wanted: str) -> str | None:
    return next((text for key, text in attributes.items() if word_name(key) == wanted), None)


@dataclass(slots=True)
class Level:
    """How the items of one level are numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    paragraph_style: str = ""


Levels = dict[int, Level]


@dataclass(slots=True)
class List:
    """One list of a document: the plan that it follows, and what it does otherwise."""

    plan: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: Levels = field(default_factory=dict)


class Numbering:
    """Follows word/numbering.xml, then counts."""

    def __init__(self) -> None:
        self._plans: dict[str, Levels] = {}
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        self._plan: Levels = {}
        self._list = List()
        self._level = Level()
        self._at = 0
        self._is_in_list = False

    def start(self, name: str, attributes: Attributes) -> None:
        local, value = word_name(name), stated(attributes, "val") or ""
        if local == "abstractNum":
            self._plan = self._plans.setdefault(stated(attributes, "abstractNumId") or "", {})
            self._is_in_list = False
        elif local == "num":
            self._list = self._lists.setdefault(stated(attributes, "numId") or "", List())
            self._is_in_list = True
        elif local == "lvlOverride":
            self._at = find_number(stated(attributes, "ilvl"))
        elif local == "lvl":
            self._begin_level(attributes)
        elif local == "abstractNumId":
            self._list.plan = value
        elif local == "startOverride":
            self._list.starts[self._at] = find_number(value, 1)
        else:
            self._property(local, value)

    def end(self, name: str) -> None:
        """Nothing is told at the end of an element."""

    def data(self, text: str) -> None:
        """Numbering holds no words."""

    def mark(self, number_id: str, at: int) -> str:
        """Count one item and give what Word prints before it."""
        listed = self._lists.get(number_id)
        if listed is None or not 0 <= at < DEEPEST:
            return ""
        levels = {**self._plans.get(listed.plan, {}), **listed.levels}
        if at not in levels:
            return ""
        counts = self._counts.setdefault(listed.plan, {})
        if number_id not in self._used:
            self._used.add(number_id)
            for place, first in listed.starts.items():
                counts[place] = first - 1
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [place for place in counts if place > at]:
            if levels.get(deeper, Level()).restart != 0:
                del counts[deeper]
        return _written(levels, counts, at)

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level that a paragraph style stands for in its list."""
        listed = self._lists.get(number_id, List())
        levels = {**self._plans.get(listed.plan, {}), **listed.levels}
        return next((at for at, one in levels.items() if one.paragraph_style == style), 0)

    def _begin_level(self, attributes: Attributes) -> None:
        self._at = find_number(stated(attributes, "ilvl"))
        self._level = Level()
        (self._list.levels if self._is_in_list else self._plan)[self._at] = self._level

    def _property(self, local: str, value: str) -> None:
        if local == "start":
            self._level.start = find_number(value, 1)
        elif local == "numFmt":
            self._level.style = BULLET if value == BULLET else FORMATS.get(value, "decimal")
        elif local == "lvlText":
            self._level.text = value
        elif local == "lvlRestart":
            self._level.restart = find_number(value)
        elif local == "pStyle":
            self._level.paragraph_style = value


def _written(levels: Levels, counts: dict[int, int], at: int) -> str:
    level = levels[at]
    if level.style == BULLET:
        is_odd = not level.text or any(ord(sign) in PRIVATE_USE for sign in level.text)
        return PLAIN_BULLET if is_odd else level.text

    def filled(gap: re.Match[str]) -> str:
        place = int(gap[1]) - 1
        other = levels.get(place, Level())
        return write_number(counts.get(place, other.start), other.style)

    return GAP.sub(filled, level.text)


class Styles:
    """Follows word/styles.xml: which paragraph styles bring a list number with them."""

    def __init__(self) -> None:
        self._own: dict[str, tuple[str | None, int | None]] = {}
        self._based_on: dict[str, str] = {}
        self._style = ""

    def start(self, name: str, attributes: Attributes) -> None:
        local, value = word_name(name), stated(attributes, "val") or ""
        if local == "style":
            self._style = stated(attributes, "styleId") or ""
        elif local == "basedOn":
            self._based_on[self._style] = value
        elif local == "numId":
            self._own[self._style] = (value, self._own.get(self._style, (None, None))[1])
        elif local == "ilvl":
            number = self._own.get(self._style, (None, None))[0]
            self._own[self._style] = (number, find_number(value))

    def end(self, name: str) -> None:
        """Nothing is told at the end of an element."""

    def data(self, text: str) -> None:
        """Styles hold no words."""

    def list_of(self, style: str) -> tuple[str | None, int | None]:
        """The list and level of a style, or of the styles that it is based on."""
        for _ in range(LONGEST_CHAIN):
            number, at = self._own.get(style, (None, None))
            if number is not None:
                return number, at
            if style not in self._based_on:
                break
            style = self._based_on[style]
        return None, None
