"""Reads the one part of a package that holds its tables; every other part is looked over."""

from collections.abc import Callable
from typing import Protocol
from xml.parsers import expat

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.book import Kind
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package
from zhicai.exchange.sheets.reading.xml_parts import check_part, guarded, make_parser, parse


class Watch(Protocol):
    """Follows the part while it is parsed."""

    def finish(self) -> None: ...


def read_content(
    source: Source,
    package: Package,
    *,
    outlet: Outlet,
    kind: Kind,
    part: str,
    watch_of: Callable[[expat.XMLParserType, Outlet], Watch],
) -> None:
    """Raises Refused("file.unreadable") for a package without the `part`."""
    entry = package.find(part)
    if entry is None:
        raise Refused("file.unreadable", value=source.name)
    for other in package.entries.values():
        if not other.is_folder and other is not entry:
            check_part(package, other)
    outlet.begin_book(source, kind)
    parser = make_parser(package.name, namespaces=True)
    watch = watch_of(parser, outlet)
    parse(parser, guarded(package, entry, limits.MAX_UNPACKED_BYTES), package.name)
    watch.finish()
