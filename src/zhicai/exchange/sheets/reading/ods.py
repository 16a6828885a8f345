"""ODS sheets, read as a stream by our own handlers.

calamine would lose line breaks, tabs and error values in this format, and lays repeated cells out
in memory before anyone can count them.
"""

from __future__ import annotations

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.ods_sheets import SheetsWatch
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package
from zhicai.exchange.sheets.reading.xml_parts import check_part, guarded, make_parser, parse

CONTENT = "content.xml"


def read_workbook(source: Source, package: Package, outlet: Outlet) -> None:
    entry = package.find(CONTENT)
    if entry is None:
        raise Refused("file.unreadable", value=source.name)
    for other in package.entries.values():
        if not other.is_folder and other is not entry:
            check_part(package, other)
    outlet.begin_book(source, "ods")
    parser = make_parser(package.name, namespaces=True)
    watch = SheetsWatch(parser, outlet)
    parse(parser, guarded(package, entry, limits.MAX_UNPACKED_BYTES), package.name)
    watch.finish()
