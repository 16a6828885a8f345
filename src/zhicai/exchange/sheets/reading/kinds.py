"""What a file is, by its content; its name proves nothing."""

from __future__ import annotations

import re

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.reading.packages import Package

HEAD = 1 << 13
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"

# Beginnings of files that are no sheets, and the kind under which the officer knows them.
FOREIGN = (
    (b"%PDF-", "pdf"),
    (b"\x7fELF", "program"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3\0", "database"),
    (b"PAR1", "database"),
    (b"\x09\x00\x04\x00", "old_sheet"),
    (b"\x09\x02\x06\x00", "old_sheet"),
    (b"\x09\x04\x06\x00", "old_sheet"),
)
PROGRAM_MARK = b"MZ"
HTML = re.compile(r"<(?:html|table)(?=[\s>])|<!doctype\s+html", re.IGNORECASE)
OFFICE_XML = re.compile(
    "urn:schemas-microsoft-com:office:spreadsheet|urn:oasis:names:tc:opendocument"
)
XML = re.compile(r"<\?xml\b|<!doctype\b", re.IGNORECASE)
WEB_ARCHIVE = re.compile(r"mime-version:", re.IGNORECASE)
JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{]")


def refuse_foreign(head: bytes, name: str) -> None:
    """Refuse what begins like something that is no sheet."""
    for beginning, kind in FOREIGN:
        if head.startswith(beginning):
            raise not_a_sheet(name, kind)
    if head.startswith(PROGRAM_MARK) and b"\0" in head[:128]:
        raise not_a_sheet(name, "program")


def not_a_sheet(name: str, kind: str) -> Refused:
    return Refused("file.not_a_sheet", value=name, kind=kind)


def find_package_kind(package: Package) -> str:
    """Say what a zip is: a sheet, a document or an archive of files; refuse other packages."""
    if package.find("xl/workbook.xml") is not None:
        return "xlsx"
    if package.find("word/document.xml") is not None:
        return "docx"
    if package.find("mimetype") is not None:
        return _open_document_kind(package)
    foreign = {
        "xl/workbook.bin": "binary_sheet",
        "ppt/presentation.xml": "slides",
        "Index/Document.iwa": "numbers",
        "Index.zip": "numbers",
        "AndroidManifest.xml": "program",
        "META-INF/MANIFEST.MF": "program",
    }
    for part, kind in foreign.items():
        if package.find(part) is not None:
            raise not_a_sheet(package.name, kind)
    return "zip"


def _open_document_kind(package: Package) -> str:
    entry = package.entries["mimetype"]
    stated = b"" if entry.is_locked else package.read(entry, HEAD).strip()
    if stated.startswith(ODS_TYPE):
        return "ods"
    if stated.startswith(ODT_TYPE):
        return "odt"
    raise not_a_sheet(package.name, "document")


def find_text_kind(beginning: str, name: str) -> str:
    """Say what a text is: ``html`` or ``delimited``; refuse other texts."""
    text = beginning.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        if XML.match(text) and OFFICE_XML.search(text):
            raise not_a_sheet(name, "xml_sheet")
        if HTML.search(text):
            return "html"
        if XML.match(text):
            raise not_a_sheet(name, "xml")
    if WEB_ARCHIVE.match(text):
        raise not_a_sheet(name, "web_archive")
    if JSON.match(text):
        raise not_a_sheet(name, "json")
    return "delimited"
