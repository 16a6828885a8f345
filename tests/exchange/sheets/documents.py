"""DOCX and ODT documents made by the tests: paragraphs and tables, some cells merged."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from exchange.sheets.making import ODS_NAMES, packed

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODT_TYPE = "application/vnd.oasis.opendocument.text"

Cells = Sequence[str | None]
Rows = Sequence[Cells]


def word_paragraph(text: str) -> str:
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n")
    )
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"


def word_row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def word_table(rows: Rows) -> str:
    """None is a cell merged into the one above it; any cell with one below it begins a block."""
    told = []
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        cells = []
        for column, text in enumerate(row):
            starts = column < len(below) and below[column] is None
            mark = '<w:vMerge w:val="restart"/>' if starts else ""
            cells.append(word_cell(text or "", "<w:vMerge/>" if text is None else mark))
        told.append(word_row(*cells))
    return f"<w:tbl>{''.join(told)}</w:tbl>"


def docx(*parts: str) -> bytes:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(parts)}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def open_paragraph(text: str) -> str:
    lines = "<text:line-break/>".join(escape(part) for part in text.split("\n"))
    return f"<text:p>{lines}</text:p>"


def open_table(rows: Rows) -> str:
    """The same table as `word_table` makes, as ODT states it."""
    told = []
    for at, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            if text is None:
                cells.append("<table:covered-table-cell/>")
                continue
            span = 1
            while at + span < len(rows) and _is_covered(rows[at + span], column):
                span += 1
            cells.append(
                f'<table:table-cell table:number-rows-spanned="{span}">'
                f"{open_paragraph(text)}</table:table-cell>"
            )
        told.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="表">{"".join(told)}</table:table>'


def _is_covered(row: Cells, column: int) -> bool:
    return column < len(row) and row[column] is None


def odt(*parts: str) -> bytes:
    return packed(
        {
            "mimetype": ODT_TYPE,
            "content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:text>"
            f"{''.join(parts)}</office:text></office:body></office:document-content>",
        }
    )
