"""DI: the XML in which agencies exchange letters, with its document type read and not obeyed.

A genuine DI declares its type and the files that came with it (NDATA). Nothing of that is ever
opened, fetched or expanded; every other kind of entity refuses the file.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.letters import limits
from zhicai.exchange.letters.reading.di_element import Element
from zhicai.exchange.letters.reading.di_lines import print_letter
from zhicai.exchange.letters.reading.di_order import misplaced
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.sheets.reading.xml_parts import XINCLUDE

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# 91_2.dtd, 99_2_big5.dtd, 104_2_utf8.dtd, 104_roster_utf8.dtd: a bare name, as they are exchanged.
KNOWN_TYPE = re.compile(r"[0-9]{2,3}_[0-9A-Za-z]+(?:_(?:big5|utf8))?\.dtd", re.IGNORECASE)
BARE_NAME = re.compile(r"[^/\\:\0]+")


def read_di(text: str, name: str) -> Found:
    """Raises Refused: letter.xml_unsafe, letter.entity_path, letter.unreadable, letter.too_large.

    Notices: letter.di_order, letter.di_type.
    """
    if len(text) > limits.MAX_XML_BYTES:
        raise Refused("letter.too_large", value=name)
    tree = _Tree(name)
    root = tree.grow(text)
    found = Found(name, "di")
    if not tree.is_known_type:
        found.notice("letter.di_type", value=tree.type_name or root.name)
    odd = misplaced(root.name, [child.name for child in root.children()])
    if odd:
        found.notice("letter.di_order", value="、".join(odd))
    for line in print_letter(root, tree.files):
        found.put(line)
    return found


class _Tree:
    def __init__(self, name: str) -> None:
        self._name = name
        self._open = [Element("")]
        self._count = 0
        self.files: dict[str, str] = {}
        self.type_name = ""
        self.is_known_type = False

    def grow(self, text: str) -> Element:
        if XINCLUDE.decode() in text:
            raise self._unsafe()
        # The text was decoded by what its bytes are; what it says of itself no longer holds.
        content = DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
        parser = self._parser()
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise Refused(
                "letter.unreadable", value=self._name, place=f"第 {error.lineno} 行"
            ) from error
        return self._open[0].children()[0]

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._refuse
        parser.SkippedEntityHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        return parser

    def _doctype(self, *declared: str | int | None) -> None:
        _, system, public, _ = declared
        self.type_name = str(system or "")
        is_elsewhere = self.type_name and not BARE_NAME.fullmatch(self.type_name)
        if public is not None or is_elsewhere:
            raise self._unsafe()
        self.is_known_type = KNOWN_TYPE.fullmatch(self.type_name) is not None

    def _entity(self, *declared: str | int | None) -> None:
        """Only the name of a file that came with the letter; anything else could be expanded."""
        entity, is_parameter, value, _, system, public, notation = declared
        if is_parameter or value is not None or notation is None or public is not None:
            raise self._unsafe()
        shown = str(system or "")
        if not BARE_NAME.fullmatch(shown) or shown in (".", ".."):
            raise Refused("letter.entity_path", value=self._name, path=shown)
        self.files[str(entity)] = shown

    def _start(self, name: str, stated: dict[str, str]) -> None:
        element = Element(name, stated)
        self._open[-1].inside.append(element)
        self._count += 1
        if self._count > limits.MAX_ELEMENTS:
            raise Refused("letter.too_large", value=self._name)
        self._open.append(element)
        if len(self._open) > limits.MAX_DEPTH:
            raise self._unsafe()

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _data(self, text: str) -> None:
        self._open[-1].inside.append(text)

    def _refuse(self, *_: object) -> int:
        raise self._unsafe()

    def _unsafe(self) -> Refused:
        return Refused("letter.xml_unsafe", value=self._name)
