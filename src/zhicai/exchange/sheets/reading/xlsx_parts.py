"""Which sheets an XLSX package has, and which of its shared texts need care."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Broken
from zhicai.exchange.sheets.reading.packages import Package
from zhicai.exchange.sheets.reading.xml_parts import (
    guarded,
    local_name,
    make_parser,
    parse,
    read_small_part,
)

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
NONCHARACTER_MARK = "_xFFF"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class SheetPart:
    name: str
    part: str
    hidden: bool


@dataclass
class SharedTexts:
    """Only the odd ones: which are blank, and which the reader would not give as they are."""

    blank: set[str] = field(default_factory=set)
    odd: dict[str, str] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        return not self.blank and not self.odd


def list_sheet_parts(package: Package) -> list[SheetPart]:
    """Give the worksheets in workbook order; charts and dialogs are no sheets."""
    targets = {
        attributes.get("Id", ""): _part_name(attributes.get("Target", ""))
        for name, attributes in read_small_part(package, RELATIONS)
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet")
    }
    found = []
    for name, attributes in read_small_part(package, WORKBOOK):
        key = next((key for key in attributes if local_name(key) == "id" and ":" in key), "")
        part = targets.get(attributes.get(key, ""))
        if name == "sheet" and part is not None:
            hidden = attributes.get("state", "visible") != "visible"
            found.append(SheetPart(attributes.get("name", ""), part, hidden))
    if not found or any(package.find(sheet.part) is None for sheet in found):
        raise Refused("file.unreadable", value=package.name)
    return found


def shared_texts_part(package: Package) -> str | None:
    for name, attributes in read_small_part(package, RELATIONS):
        if name == "Relationship" and attributes.get("Type", "").endswith("/sharedStrings"):
            return _part_name(attributes.get("Target", ""))
    return None


def _part_name(target: str) -> str:
    """Resolve a target as the package format does: from xl/, or from the root."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def read_shared_texts(package: Package, part: str | None) -> SharedTexts:
    """Look through the shared texts for those that need care; keep no other."""
    found = SharedTexts()
    entry = package.find(part) if part else None
    if entry is None:
        return found
    parser = make_parser(package.name)
    watch = _TextWatch(parser, found)
    parse(parser, guarded(package, entry, limits.MAX_PART_BYTES), package.name)
    watch.finish()
    return found


class _TextWatch:
    """The handlers for shared texts: each is looked at and forgotten when the next begins."""

    def __init__(self, parser: expat.XMLParserType, found: SharedTexts) -> None:
        self._parser = parser
        self._found = found
        self._number = -1
        self._is_in_text = False
        self._pieces: list[str] = []
        self._item_name = self._text_name = ""
        parser.StartElementHandler = self._start_root
        parser.CharacterDataHandler = self._data

    def finish(self) -> None:
        """Look at the last text."""
        self._look("".join(self._pieces))

    def _start_root(self, name: str, _: dict[str, str]) -> None:
        prefix = name[: -len(local_name(name))]
        self._item_name, self._text_name = prefix + "si", prefix + "t"
        self._parser.StartElementHandler = self._start

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._is_in_text = name == self._text_name
        if name == self._item_name:
            self._look("".join(self._pieces))
            self._pieces = []
            self._number += 1

    def _data(self, data: str) -> None:
        if self._is_in_text:
            self._pieces.append(data)

    def _look(self, text: str) -> None:
        odd = odd_text(text)
        if odd is not None:
            self._found.odd[str(self._number)] = odd
        elif not text or text.isspace():
            self._found.blank.add(str(self._number))


def odd_text(text: str) -> str | None:
    r"""Give the text to use instead, if the reader would not give this one as it is.

    >>> odd_text("王小明") is None, odd_text("a_xFFFE_")
    (True, 'a\ufffe')
    """
    if len(text) > limits.MAX_CELL_TEXT:
        return Broken(unescape(text[: limits.KEPT_OF_LONG_TEXT]), "sheet.text_too_long")
    if NONCHARACTER_MARK in text:
        return unescape(text)
    return None


def unescape(text: str) -> str:
    r"""Undo the escapes by which a sheet holds characters that XML cannot.

    >>> unescape("_x005F_x0041_ _x0001_") == "_x0041_ \x01"
    True
    """
    return ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
