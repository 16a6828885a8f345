"""XLS workbooks (Excel 97 to 2003), read by calamine after a look at their records."""

from __future__ import annotations

import io

import olefile
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.calamine_lines import iterate_lines
from zhicai.exchange.sheets.reading.merges import Merges
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.xls_scan import XlsScan, is_locked, scan_stream
from zhicai.exchange.sheets.reading.xlsx import tell_shape

STREAMS = ("Workbook", "Book")
LOCKED_PACKAGE = "EncryptedPackage"


def find_ole_kind(source: Source) -> str | None:
    """Say what a compound file is: ``xls``, ``locked`` (a package under a password) or neither."""
    source.file.seek(0)
    with olefile.OleFileIO(source.file) as ole:
        if ole.exists(LOCKED_PACKAGE):
            return "locked"
        stream = next((name for name in STREAMS if ole.exists(name)), None)
        if stream is None:
            return None
        return "locked" if is_locked(ole.openstream(stream).read()) else "xls"


def read_workbook(source: Source, outlet: Outlet) -> None:
    content = source.head(limits.MAX_FILE_BYTES)
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        stream = next(name for name in STREAMS if ole.exists(name))
        scans = scan_stream(ole.openstream(stream).read())
    if max((scan.area for scan in scans), default=0) > limits.MAX_AREA:
        raise Refused("file.out_of_range", value=source.name)
    outlet.begin_book(source, "xls")
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            _tell_sheets(workbook, scans, outlet)
    except CalamineError as error:
        raise Refused("file.unreadable", value=source.name) from error


def _tell_sheets(workbook: CalamineWorkbook, scans: list[XlsScan], outlet: Outlet) -> None:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) != len(scans):
        raise Refused("file.unreadable", value=workbook.path)
    for sheet, scan in zip(sheets, scans, strict=True):
        outlet.begin_sheet(sheet.name, hidden=sheet.visible != SheetVisibleEnum.Visible)
        _tell_sheet(workbook, sheet.name, scan=scan, outlet=outlet)


def _tell_sheet(workbook: CalamineWorkbook, name: str, *, scan: XlsScan, outlet: Outlet) -> None:
    given = workbook.get_sheet_by_name(name)
    merges = Merges(
        (first[0] + 1, last[0] + 1, first[1]) for first, last in given.merged_cell_ranges or ()
    )
    missing = set(scan.valued)
    for number, values in iterate_lines(given, scan.odd):
        if outlet.line(number, merges.fill(number, values)):
            missing.discard(number)
    if missing:
        raise outlet.refusal("file.unreadable", min(missing), 0)
    tell_shape(outlet, merges, hidden_rows=scan.hidden_rows)
