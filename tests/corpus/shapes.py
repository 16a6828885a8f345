"""Honest sheets of odd shape, and rows and columns that no office ever filled."""

from corpus.case import (
    HEADER,
    MAIN,
    SOUND,
    BadFile,
    Raw,
    bad_row,
    cell,
    faulty,
    noticed,
    refused,
    safe,
    sheet,
    xlsx,
)

STYLED_ROWS = 200_000
OUT = "file.out_of_range"
BOOK = [HEADER, *SOUND]
COVER = [["示範縣政府"], ["115年學習時數彙整表"], []]


def far_cell(address: str, row: str) -> bytes:
    far = f'<row r="{row}">{cell(address, "遠")}</row>'
    return xlsx(sheet(BOOK).replace("</sheetData>", far + "</sheetData>"))


def lying_dimension(stated: str) -> bytes:
    return xlsx(sheet(BOOK, before=f'<dimension ref="{stated}"/>'))


def styled_rows() -> bytes:
    rows = "".join(
        f'<row r="{number}" ht="15" customHeight="1"><c r="A{number}"/></row>'
        for number in range(4, STYLED_ROWS)
    )
    return xlsx(sheet(BOOK).replace("</sheetData>", rows + "</sheetData>"))


def merged() -> bytes:
    rows = [["人員", None, "課程", None, None, None], *BOOK]
    merges = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C1:F1"/></mergeCells>'
    return xlsx(sheet(rows, after=merges))


def three_header_lines() -> bytes:
    rows = [["基本資料", None, "課程資料", None, None, None], *COVER[2:], *BOOK]
    return xlsx(sheet([*COVER[:2], *rows]))


def hidden_rows() -> bytes:
    return xlsx(sheet(BOOK).replace('<row r="2">', '<row r="2" hidden="1">'))


def hidden_columns() -> bytes:
    return xlsx(sheet(BOOK, before='<cols><col min="3" max="4" width="0" hidden="1"/></cols>'))


def hidden_sheet() -> bytes:
    return xlsx(sheet([HEADER, bad_row()]), sheet(BOOK), state='state="hidden"')


def protected() -> bytes:
    return xlsx(sheet(BOOK, after='<sheetProtection password="CC1A" sheet="1"/>'))


def filtered() -> bytes:
    return xlsx(sheet(BOOK, after='<autoFilter ref="A1:F3"/>'))


def two_tables() -> bytes:
    return xlsx(sheet([*BOOK, [], ["統計"], ["機關", "人數"], ["示範縣政府", 2]]))


def no_addresses() -> bytes:
    text = sheet(BOOK)
    for number in range(1, 4):
        text = text.replace(f'<row r="{number}">', "<row>")
        for letter in "ABCDEF":
            text = text.replace(f' r="{letter}{number}"', "")
    return xlsx(text)


def second_sheet_is_a_note() -> bytes:
    return xlsx(sheet(BOOK), sheet([["填表說明"], ["一、請勿更動欄位。"]]))


def prefixed() -> bytes:
    """The same workbook with a prefix before every element, as some programs write it."""
    text = sheet(BOOK).replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        for after in (" ", ">"):
            text = text.replace(f"<{name}{after}", f"<x:{name}{after}")
        text = text.replace(f"</{name}>", f"</x:{name}>")
    return xlsx(text)


FILES: tuple[BadFile, ...] = (
    safe("shape", "dimension too small.xlsx", lambda: lying_dimension("A1:B1")),
    safe("shape", "dimension too big.xlsx", lambda: lying_dimension("A1:XFD1048576")),
    safe("shape", "styled rows.xlsx", styled_rows),
    safe("shape", "merged header.xlsx", merged),
    safe("shape", "titles above.xlsx", lambda: xlsx(sheet([*COVER, *BOOK]))),
    safe("shape", "three header lines.xlsx", three_header_lines),
    safe("shape", "header in row 15.xlsx", lambda: xlsx(sheet([["說明"]] * 14 + BOOK))),
    safe(
        "shape",
        "header from column D.xlsx",
        lambda: xlsx(sheet([[None] * 3 + list(r) for r in BOOK])),
    ),
    noticed("shape", "hidden rows.xlsx", hidden_rows, "sheet.hidden_rows"),
    noticed("shape", "hidden columns.xlsx", hidden_columns, "sheet.hidden_columns"),
    noticed("shape", "hidden sheet.xlsx", hidden_sheet, kept=3),
    safe("shape", "protected.xlsx", protected),
    safe("shape", "filtered.xlsx", filtered),
    faulty("shape", "two tables.xlsx", two_tables, "sheet.bad_id_form"),
    safe("shape", "no addresses.xlsx", no_addresses),
    noticed("shape", "note beside.xlsx", second_sheet_is_a_note, "layout.sheet_skipped"),
    safe("shape", "prefixed.xlsx", prefixed),
    safe(
        "shape",
        "blank lines between.xlsx",
        lambda: xlsx(sheet([HEADER, [], SOUND[0], [], [], SOUND[1]])),
    ),
    noticed(
        "shape",
        "total below.xlsx",
        lambda: xlsx(sheet([*BOOK, ["合計", None, None, None, 4.5]])),
        "layout.total_row",
    ),
    refused("index", "last row.xlsx", lambda: far_cell("A1048576", "1048576"), OUT),
    refused("index", "row past the end.xlsx", lambda: far_cell("A1048577", "1048577"), OUT),
    refused("index", "row of twenty digits.xlsx", lambda: far_cell("A" + "9" * 20, "9" * 20), OUT),
    refused("index", "column XFD.xlsx", lambda: far_cell("XFD4", "4"), OUT),
    refused("index", "column AAAAAAAA.xlsx", lambda: far_cell("AAAAAAAA4", "4"), OUT),
    refused("index", "row zero.xlsx", lambda: far_cell("A0", "0"), OUT, "file.unreadable"),
    refused("index", "negative row.xlsx", lambda: far_cell("A-4", "-4"), OUT, "file.unreadable"),
    refused(
        "index",
        "string index.xlsx",
        lambda: xlsx(sheet([*BOOK, [Raw("<v>999999999</v>", 't="s"')]])),
        OUT,
        "file.unreadable",
    ),
)
