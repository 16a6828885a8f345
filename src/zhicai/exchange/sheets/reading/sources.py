"""One file of any kind: find out what it is, and give it to the reader for that."""

from __future__ import annotations

from collections.abc import Callable

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.reading import (
    archives,
    delimited,
    docx,
    html_tables,
    kinds,
    ods,
    odt,
    xls,
    xlsx,
)
from zhicai.exchange.sheets.reading.encodings import find_encoding
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.packages import Package

SAMPLE = 1 << 16
ENDINGS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "html": (".html", ".htm"),
    "docx": (".docx", ".docm", ".dotx"),
    "odt": (".odt", ".ott"),
    "csv": (".csv", ".txt"),
    "tsv": (".tsv", ".tab", ".txt", ".csv"),
}

OFFICE: dict[str, Callable[[Source, Package, Outlet], None]] = {
    "xlsx": xlsx.read_workbook,
    "docx": docx.read_document,
}
OPEN_DOCUMENT: dict[str, Callable[[Source, Package, Outlet], None]] = {
    "ods": ods.read_workbook,
    "odt": odt.read_document,
}


def read_source(source: Source, outlet: Outlet) -> None:
    """Read one file or one member of a zip."""
    head = source.head(kinds.HEAD)
    if not head:
        raise Refused("file.empty", value=source.name)
    kinds.refuse_foreign(head, source.name)
    if head.startswith(kinds.ZIP):
        _read_package(source, outlet)
    elif head.startswith(kinds.OLE):
        _read_compound(source, outlet)
    else:
        _read_text(source, outlet)


def _read_package(source: Source, outlet: Outlet) -> None:
    package = Package(source.file, source.name)
    kind = kinds.find_package_kind(package)
    if kind == "zip":
        archives.read_members(source, package, outlet=outlet, read=read_source)
    elif kind in OFFICE:
        OFFICE[kind](source, package, outlet)
        _note_name(source, outlet, kind)
    else:
        _read_open_document(source, package, outlet=outlet, kind=kind)


def _read_open_document(source: Source, package: Package, *, outlet: Outlet, kind: str) -> None:
    read = OPEN_DOCUMENT[kind]
    if package.find("META-INF/manifest.xml") is not None:
        # The ciphers are loaded with this module; small enough for every ODS file.
        from zhicai.exchange.sheets.reading import ods_lock

        lock = ods_lock.find_lock(package)
        if lock is not None:
            opened = ods_lock.open_locked(source, package, lock=lock, ask=outlet.ask)
            read(opened, Package(opened.file, source.name), outlet)
            return
    read(source, package, outlet)
    _note_name(source, outlet, kind)


def _read_compound(source: Source, outlet: Outlet) -> None:
    kind = xls.find_ole_kind(source)
    if kind is None:
        raise kinds.not_a_sheet(source.name, "document")
    if kind == "locked":
        # Only for locked workbooks: the ciphers cost time and memory to load.
        from zhicai.exchange.sheets.reading.office_lock import open_locked

        opened = open_locked(source, outlet.ask)
        if opened.head(len(kinds.OLE)) == kinds.OLE:
            xls.read_workbook(opened, outlet)
        else:
            _read_opened(opened, outlet)
        return
    xls.read_workbook(source, outlet)
    _note_name(source, outlet, "xls")


def _read_opened(opened: Source, outlet: Outlet) -> None:
    package = Package(opened.file, opened.name)
    kind = kinds.find_package_kind(package)
    if kind not in OFFICE:
        raise Refused("file.unreadable", value=opened.name)
    OFFICE[kind](opened, package, outlet)


def _read_text(source: Source, outlet: Outlet) -> None:
    encoding = find_encoding(source.file, source.name)
    with delimited.opened(source.file, encoding) as text:
        sample = text.read(SAMPLE)
    if not sample.strip("\ufeff \t\r\n"):
        raise Refused("file.empty", value=source.name)
    if "\0" in sample and encoding.name in ("utf-8", "cp950"):
        raise kinds.not_a_sheet(source.name, "program")
    if kinds.find_text_kind(sample, source.name) == "html":
        html_tables.read_tables(source, encoding, outlet)
        _note_name(source, outlet, "html")
    else:
        kind = delimited.read_delimited(source, encoding, outlet)
        _note_name(source, outlet, kind)


def _note_name(source: Source, outlet: Outlet, kind: str) -> None:
    """Say so when the name promised something else than the content is."""
    if not source.name.lower().endswith(ENDINGS[kind]):
        outlet.notice("file.content_differs", value=source.name, kind=kind)
