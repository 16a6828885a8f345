"""XLSX workbooks: every part is checked first, then calamine reads the sheets."""

from __future__ import annotations

from python_calamine import CalamineError, CalamineWorkbook

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import limits
from zhicai.exchange.sheets.reading.calamine_lines import iterate_lines
from zhicai.exchange.sheets.reading.merges import Merges, parse_blocks
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package
from zhicai.exchange.sheets.reading.xlsx_parts import (
    list_sheet_parts,
    read_shared_texts,
    shared_texts_part,
)
from zhicai.exchange.sheets.reading.xlsx_scan import Scan, scan_sheet
from zhicai.exchange.sheets.reading.xml_parts import check_part


def read_workbook(source: Source, package: Package, outlet: Outlet) -> None:
    """Read all worksheets, hidden ones too, in workbook order."""
    parts = list_sheet_parts(package)
    names = {sheet.part: sheet.name for sheet in parts}
    scans = _scan_all(package, names, outlet)
    _refuse_too_much(list(scans.values()), source.name)
    outlet.begin_book(source, "xlsx")
    source.file.seek(0)
    try:
        with CalamineWorkbook.from_filelike(source.file) as workbook:
            for sheet in parts:
                outlet.begin_sheet(sheet.name, hidden=sheet.hidden)
                _tell_sheet(workbook, scans[sheet.part], outlet)
    except CalamineError as error:
        raise Refused("file.unreadable", value=source.name) from error


def _scan_all(package: Package, names: dict[str, str], outlet: Outlet) -> dict[str, Scan]:
    """Look at every part once; each is unpacked and counted, whether a reader wants it or not."""
    texts_part = shared_texts_part(package)
    shared = read_shared_texts(package, texts_part)
    scans = {}
    for entry in package.entries.values():
        if entry.is_folder or entry.name == texts_part:
            continue
        if entry.name in names:
            scan = Scan(names[entry.name], earn_time=outlet.earn_time)
            scans[entry.name] = scan_sheet(package, entry, scan=scan, shared=shared)
        else:
            check_part(package, entry)
    return scans


def _refuse_too_much(scans: list[Scan], name: str) -> None:
    """The reader lays each sheet out as a full rectangle: a far corner costs as much as a table."""
    if max(scan.area for scan in scans) > limits.MAX_AREA:
        raise Refused("file.out_of_range", value=name)
    if sum(scan.cells for scan in scans) > limits.MAX_CELLS:
        raise Refused("file.too_large", value=name)


def _tell_sheet(workbook: CalamineWorkbook, scan: Scan, outlet: Outlet) -> None:
    merges = Merges(parse_blocks(scan.merges))
    missing = set(scan.valued)
    for number, values in iterate_lines(workbook.get_sheet_by_name(scan.sheet), scan.odd):
        if outlet.line(number, merges.fill(number, values)):
            missing.discard(number)
    if missing:
        raise outlet.refusal("file.unreadable", min(missing), 0)
    tell_shape(outlet, merges, hidden_rows=scan.hidden_rows, hidden_columns=scan.hidden_columns)


def tell_shape(
    outlet: Outlet, merges: Merges, *, hidden_rows: int, hidden_columns: int = 0
) -> None:
    """Say what an officer who looks at the sheet may not see, or sees otherwise."""
    if hidden_rows:
        outlet.notice("sheet.hidden_rows", value=str(hidden_rows))
    if hidden_columns:
        outlet.notice("sheet.hidden_columns", value=str(hidden_columns))
    if merges.first:
        outlet.notice("sheet.merged_cells", value=merges.first, count=str(merges.count))
