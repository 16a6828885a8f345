"""Files made by the tests, byte by byte where a library would be too honest."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.model import Book, Value, open_books

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SHEET = "xl/worksheets/sheet1.xml"
ODS_NAMES = (
    f'xmlns:office="{ODF}office:1.0" xmlns:table="{ODF}table:1.0" xmlns:text="{ODF}text:1.0" '
    f'xmlns:style="{ODF}style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def text_cell(text: str, address: str = "") -> str:
    stated = f' r="{address}"' if address else ""
    return f'<c{stated} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def worksheet(rows: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def xlsx_parts(*sheets: str, settings: str = "", states: Mapping[int, str] | None = None) -> dict:
    """The parts of a workbook without styles and without shared texts."""
    many = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"'
        + (f' state="{(states or {})[n]}"' if n in (states or {}) else "")
        + "/>"
        for n in many
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in many
    )
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{SPREADSHEET}.{kind}+xml"/>'
        for part, kind in [
            ("workbook", "sheet.main"),
            *((f"worksheets/sheet{n}", "worksheet") for n in many),
        ]
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        "</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in zip(many, sheets, strict=True)},
    }


def ods_parts(table: str, *, styles: str = "") -> dict[str, str]:
    return {
        "mimetype": ODS_TYPE,
        "content.xml": f"<office:document-content {ODS_NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>",
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(rows: str, **more: str) -> bytes:
    return packed(xlsx_parts(worksheet(rows, **more)))


def ods(rows: str, *, table: str = 'table:name="甲"', styles: str = "") -> bytes:
    return packed(ods_parts(f"<table:table {table}>{rows}</table:table>", styles=styles))


def opened(folder: Path, content: bytes, name: str = "檔.xlsx", **words: object) -> Book:
    path = folder / name
    path.write_bytes(content)
    [book] = open_books(path, **words)
    return book


def rows_of(book: Book, sheet: int = 0) -> dict[int, tuple[Value, ...]]:
    return {line.number: line.values for line in book.sheets[sheet].lines}


def read_rows(folder: Path, content: bytes, name: str = "檔.xlsx") -> dict[int, tuple[Value, ...]]:
    return rows_of(opened(folder, content, name))


def refusal(folder: Path, content: bytes, name: str = "檔.xlsx", **words: object) -> Refused:
    """How a file is refused."""
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        open_books(path, **words)
    return caught.value


def codes(book: Book) -> list[str]:
    return [notice.code for notice in book.notices]
