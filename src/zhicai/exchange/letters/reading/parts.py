"""Reads one XML part of a document package under the guards of the sheets."""

from __future__ import annotations

from typing import Protocol

from zhicai.basics.errors import Refused
from zhicai.exchange.letters import limits
from zhicai.exchange.sheets.reading.packages import Entry, Package
from zhicai.exchange.sheets.reading.xml_parts import guarded, make_parser, parse

Attributes = dict[str, str]


class Watch(Protocol):
    """Follows one part while it is parsed."""

    def start(self, name: str, attributes: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...


def read_part(package: Package, entry: Entry, watch: Watch) -> None:
    """Raises Refused for a document type, an inclusion, damage, or a part without end."""
    parser = make_parser(package.name, namespaces=True)
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.MAX_DEPTH:
            raise Refused("letter.xml_unsafe", value=package.name)
        watch.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        watch.end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = watch.data
    parse(parser, guarded(package, entry, limits.MAX_PART_BYTES), package.name)


def find_number(text: str | None, otherwise: int = 0) -> int:
    """A small number as an attribute states it.

    >>> find_number("3"), find_number("x"), find_number(None, 1)
    (3, 0, 1)
    """
    known = text is not None and text.isascii() and text.isdigit() and len(text) < 7
    return int(text or 0) if known else otherwise
