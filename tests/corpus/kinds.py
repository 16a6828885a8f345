"""Files that are not what their name says, are broken, empty or too big."""

import io
import zipfile
from collections.abc import Iterator

import xlwt

from corpus.archives import ods, ods_rows, sound_parts
from corpus.case import (
    HEADER,
    SOUND,
    BadFile,
    csv_text,
    noticed,
    refused,
    safe,
    sheet,
    sound_xlsx,
    xlsx,
)
from corpus.packing import MIB, pack

KINDS = ("file.not_a_sheet", "file.kind_mismatch", "file.unreadable")
DIFFERS = "file.content_differs"
BAD_BYTES = (*KINDS, "file.encoding")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
EXE = b"MZ\x90\0" + bytes(60) + b"PE\0\0" + bytes(range(256)) * 8
OVER_LIMIT = 256 << 20


def html() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in (HEADER, *SOUND)
    )
    return f"<html><meta charset='utf-8'><body><table>{rows}</table></body></html>".encode()


def old_xls() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("時數")
    for number, row in enumerate((HEADER, *SOUND)):
        for column, value in enumerate(row):
            page.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document() -> bytes:
    return pack({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


def macro_workbook() -> bytes:
    return xlsx(sheet([HEADER, *SOUND]), more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 64})


def polyglot() -> bytes:
    """A picture in front of a workbook."""
    return PNG + sound_xlsx()


def broken_middle() -> bytes:
    raw = bytearray(sound_xlsx())
    place = raw.index(b"PK\x01\x02") // 2
    raw[place : place + 40] = bytes(40)
    return bytes(raw)


def bad_checksum() -> bytes:
    raw = bytearray(pack_stored())
    place = raw.index("白大文".encode())
    raw[place : place + 3] = "黑".encode()
    return bytes(raw)


def pack_stored() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sound_parts().items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_cut_short() -> bytes:
    return xlsx(sheet([HEADER, *SOUND])[:-60])


def no_sheet_part() -> bytes:
    return pack({name: text for name, text in sound_parts().items() if "sheet1" not in name})


def big_csv() -> Iterator[bytes]:
    """One byte over is enough; never held as a whole, for the reader's memory is measured."""
    line = ",".join(str(value) for value in SOUND[0]).encode() + b"\r\n"
    block = line * (MIB // len(line))
    yield csv_text().encode()
    for _ in range(OVER_LIMIT // len(block) + 1):
        yield block


FILES: tuple[BadFile, ...] = (
    noticed("fake type", "html.xls", html, DIFFERS),
    noticed("fake type", "html.xlsx", html, DIFFERS),
    noticed("fake type", "text.xlsx", lambda: csv_text().encode(), DIFFERS),
    noticed("fake type", "new.xls", sound_xlsx, DIFFERS),
    noticed("fake type", "old.xlsx", old_xls, DIFFERS),
    safe("fake type", "old.xls", old_xls),
    noticed("fake type", "workbook.csv", sound_xlsx, DIFFERS),
    safe("fake type", "utf16.csv", lambda: csv_text().encode("utf-16")),
    noticed("fake type", "ods.xlsx", lambda: ods(ods_rows()), DIFFERS),
    safe("fake type", "macros.xlsm", macro_workbook),
    refused("fake type", "pdf.xlsx", lambda: PDF, *KINDS),
    refused("fake type", "program.xlsx", lambda: EXE, *KINDS),
    refused("fake type", "picture.csv", lambda: PNG, *BAD_BYTES),
    refused("fake type", "letter.docx", document, "file.no_table"),
    refused("fake type", "letter.xlsx", document, "file.no_table"),
    refused("fake type", "polyglot.xlsx", polyglot, *KINDS),
    refused("damaged", "half.xlsx", lambda: sound_xlsx()[:700], *KINDS),
    refused("damaged", "hole.xlsx", broken_middle, *KINDS, "file.zip_path"),
    refused("damaged", "checksum.xlsx", bad_checksum, *KINDS),
    refused("damaged", "cut sheet.xlsx", sheet_cut_short, *KINDS),
    refused("damaged", "missing part.xlsx", no_sheet_part, *KINDS),
    refused("damaged", "half.xls", lambda: old_xls()[:1500], *KINDS),
    refused("damaged", "half.ods", lambda: ods(ods_rows())[:400], *KINDS),
    refused("size", "nothing.xlsx", lambda: b"", "file.empty"),
    refused("size", "nothing.csv", lambda: b"", "file.empty"),
    refused("size", "blanks.csv", lambda: b" \r\n\r\n ", "file.empty"),
    refused("size", "no rows.xlsx", lambda: xlsx(sheet([])), "file.empty"),
    refused("size", "empty.zip", lambda: pack({}), "file.empty", "file.not_a_sheet"),
    refused("size", "over the limit.csv", big_csv, "file.too_large"),
)
