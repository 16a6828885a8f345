"""XML of strangers: no document type, no entities, no inclusion, no bottomless nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.packages import Entry, Package

XINCLUDE = b"http://www.w3.org/2001/XInclude"
XML_ENDINGS = (".xml", ".rels", ".vml", ".rdf")
TEXT_PIECE = 1 << 18


def local_name(name: str) -> str:
    """The name without its prefix.

    >>> local_name("table:table-cell"), local_name("row")
    ('table-cell', 'row')
    """
    return name.rpartition(":")[2]


def make_parser(name: str, *, namespaces: bool = False) -> expat.XMLParserType:
    """A parser that stops at a document type, before anything it declares can be used."""
    parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    parser.buffer_text = True
    parser.buffer_size = TEXT_PIECE

    def refuse(*_: object) -> None:
        raise Refused("file.xml_unsafe", value=name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, chunks: Iterable[bytes], name: str) -> None:
    """Feed a parser to the end; damaged XML is a damaged file."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("file.unreadable", value=name) from error


def guarded(package: Package, entry: Entry, most: int) -> Iterator[bytes]:
    """Give the bytes of a part; refuse those that would include other files."""
    tail = b""
    for chunk in package.stream(entry, most):
        if XINCLUDE in tail + chunk:
            raise Refused("file.xml_unsafe", value=package.name)
        tail = chunk[-len(XINCLUDE) :]
        yield chunk


def check_part(package: Package, entry: Entry) -> None:
    """Count a part that nobody reads; if it is XML, it has no document type either."""
    if not entry.name.lower().endswith(XML_ENDINGS):
        for _ in package.stream(entry):
            pass
        return
    parser = make_parser(package.name)
    begun: list[str] = []
    parser.StartElementHandler = lambda name, _: begun.append(name)
    for chunk in guarded(package, entry, limits.MAX_PART_BYTES):
        try:
            if not begun:
                parser.Parse(chunk, False)
        except expat.ExpatError as error:
            begun.append(str(error))  # drawings are often not well-formed; nobody reads them here


def read_small_part(package: Package, name: str) -> list[tuple[str, dict[str, str]]]:
    """Give the elements of a small part in document order, with their attributes."""
    entry = package.find(name)
    if entry is None:
        return []
    found: list[tuple[str, dict[str, str]]] = []
    parser = make_parser(package.name)
    parser.StartElementHandler = lambda name, attributes: found.append(
        (local_name(name), attributes)
    )
    parse(parser, guarded(package, entry, limits.MAX_PART_BYTES // 8), package.name)
    return found
