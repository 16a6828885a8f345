"""What a file is, by its content, and the reader for that; its name proves nothing."""

from __future__ import annotations

import io
from collections.abc import Callable

import olefile

from zhicai.basics.errors import Refused
from zhicai.exchange.letters.reading.found import Found
from zhicai.exchange.sheets.reading import kinds as sheet_kinds
from zhicai.exchange.sheets.reading.ods_lock import MANIFEST, find_lock
from zhicai.exchange.sheets.reading.packages import Package

BEFORE_XML = b"\xef\xbb\xff\xfe\xbf\0 \t\r\n"
PDF_MARK, PDF_WITHIN = b"%PDF-", 1024
WORD_STREAM, LOCKED_STREAM = "WordDocument", "EncryptedPackage"
ENDINGS = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm", ".dotx"),
    "odt": (".odt", ".ott", ".fodt"),
    "di": (".di", ".xml", ".sw"),
    "txt": (".txt", ".text", ".md"),
}


def needs_child(head: bytes) -> bool:
    """Anything but plain text is taken apart by programs that a bad file may break."""
    is_xml = head.lstrip(BEFORE_XML).startswith(b"<")
    foreign = any(head.startswith(mark) for mark, _ in sheet_kinds.FOREIGN)
    packed = head.startswith((*sheet_kinds.ZIP, sheet_kinds.OLE))
    return is_xml or foreign or packed or PDF_MARK in head[:PDF_WITHIN]


def read_content(content: bytes, name: str) -> Found:
    """Read one file of any kind; raises Refused."""
    found = _reader_of(content, name)(content, name)
    if not found.has_text:
        found.notice("letter.empty", value=name)
    elif not name.lower().endswith(ENDINGS[found.kind]):
        found.notice("file.content_differs", value=name, kind=found.kind)
    return found


def _reader_of(content: bytes, name: str) -> Callable[[bytes, str], Found]:
    if PDF_MARK in content[:PDF_WITHIN]:
        from zhicai.exchange.letters.reading.pdf import read_pdf

        return read_pdf
    for mark, kind in sheet_kinds.FOREIGN:
        if content.startswith(mark):
            raise Refused("letter.kind_unknown", value=name, kind=kind)
    if content.startswith(sheet_kinds.OLE):
        raise _compound_refusal(content, name)
    if content.startswith(sheet_kinds.ZIP):
        return _package_reader(content, name)
    from zhicai.exchange.letters.reading.plain import read_text

    return read_text


def _compound_refusal(content: bytes, name: str) -> Refused:
    """A DOCX under a password, or a file of an office program of the last century."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        if ole.exists(LOCKED_STREAM):
            return Refused("letter.encrypted", value=name)
        kind = "old_document" if ole.exists(WORD_STREAM) else "sheet"
    return Refused("letter.kind_unknown", value=name, kind=kind)


def _package_reader(content: bytes, name: str) -> Callable[[bytes, str], Found]:
    package = Package(io.BytesIO(content), name)
    if any(entry.is_locked for entry in package.entries.values()):
        raise Refused("letter.encrypted", value=name)
    try:
        kind = sheet_kinds.find_package_kind(package)
    except Refused as refused:
        details = refused.details.get("kind", "archive")
        raise Refused("letter.kind_unknown", value=name, kind=details) from refused
    if kind == "docx":
        from zhicai.exchange.letters.reading.docx import read_docx

        return read_docx
    if kind == "odt":
        if package.find(MANIFEST) is not None and find_lock(package) is not None:
            raise Refused("letter.encrypted", value=name)
        from zhicai.exchange.letters.reading.odt import read_odt

        return read_odt
    known = {"xlsx": "sheet", "ods": "sheet", "zip": "archive"}
    raise Refused("letter.kind_unknown", value=name, kind=known.get(kind, kind))
