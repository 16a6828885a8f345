"""ODS sheets, read as a stream by our own handlers.

calamine would lose line breaks, tabs and error values in this format, and lays repeated cells out
in memory before anyone can count them.
"""

from __future__ import annotations

from zhicai.exchange.sheets.reading.content import read_content
from zhicai.exchange.sheets.reading.ods_sheets import SheetsWatch
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package

CONTENT = "content.xml"


def read_workbook(source: Source, package: Package, outlet: Outlet) -> None:
    read_content(source, package, outlet=outlet, kind="ods", part=CONTENT, watch_of=SheetsWatch)
