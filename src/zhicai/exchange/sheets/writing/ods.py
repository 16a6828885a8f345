"""ODS by a small writer of our own: the sheets flow straight into the package."""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhicai.exchange.sheets.book import Value, column_letter
from zhicai.exchange.sheets.writing import ods_parts
from zhicai.exchange.sheets.writing.ods_parts import NAMESPACES, attribute, character_data
from zhicai.exchange.sheets.writing.tables import (
    Table,
    column_widths,
    peek,
    shape_of,
    sheet_names,
    whole_file,
)

MADE_AT = (1980, 1, 1, 0, 0, 0)  # the same tables give the same bytes
ROWS_FOR_TYPING = 1000
SPACES = re.compile(" {2,}|^ | $")


@dataclass
class _Sheet:
    """A table with what must be known of it before its rows flow, and their count afterwards."""

    name: str
    table: Table
    widths: list[int]
    rows: Iterator[Sequence[Value]]
    rules: dict[int, str]
    row_count: int = 0


def write_ods(path: Path, tables: Sequence[Table]) -> None:
    """Write tables as a spreadsheet; every text is a typed text cell."""
    sheets = _sheets(tables)
    with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(_entry("mimetype", zipfile.ZIP_STORED), ods_parts.MIMETYPE)
        package.writestr(_entry("META-INF/manifest.xml"), ods_parts.MANIFEST)
        heading = next((table.heading for table in tables if table.heading), "")
        package.writestr(_entry("styles.xml"), ods_parts.styles(heading))
        names = [sheet.name for sheet in sheets]
        package.writestr(_entry("settings.xml"), ods_parts.settings(names))
        with package.open(_entry("content.xml"), "w", force_zip64=True) as content:
            for piece in _content(sheets):
                content.write(piece.encode())


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MADE_AT)
    entry.compress_type = method
    return entry


def _sheets(tables: Sequence[Table]) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for number, (name, table) in enumerate(zip(sheet_names(tables), tables, strict=True)):
        first, rows = peek(table.rows)
        rules = {index: f"list{number}-{index}" for index in table.choices}
        sheets.append(_Sheet(name, table, column_widths(table.header, first), rows, rules))
    return sheets


def _content(sheets: Sequence[_Sheet]) -> Iterator[str]:
    widths = [width for sheet in sheets for width in sheet.widths]
    yield (
        f'{ods_parts.DECLARATION}<office:document-content {NAMESPACES} office:version="1.3">'
        f"{ods_parts.automatic_styles(widths)}<office:body><office:spreadsheet>"
    )
    yield from _choices(sheets)
    ranges = []
    for number, sheet in enumerate(sheets):
        yield from _table(sheet)
        if sheet.table.header:
            ranges.append(_filter_range(sheet, number))
    yield f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>" if ranges else ""
    yield "</office:spreadsheet></office:body></office:document-content>"


def _choices(sheets: Sequence[_Sheet]) -> Iterator[str]:
    """Drop-down lists; the condition is a rule of the sheet, not a formula in a cell."""
    rules = [
        (rule, sheet.table.choices[index])
        for sheet in sheets
        for index, rule in sheet.rules.items()
    ]
    if not rules:
        return
    yield "<table:content-validations>"
    for rule, choices in rules:
        quoted = ";".join('"' + choice.replace('"', '""') + '"' for choice in choices)
        condition = attribute(f"of:cell-content-is-in-list({quoted})")
        yield (
            f'<table:content-validation table:name="{rule}" table:condition={condition} '
            'table:allow-empty-cell="true" table:display-list="unsorted"/>'
        )
    yield "</table:content-validations>"


def _table(sheet: _Sheet) -> Iterator[str]:
    table, texts = sheet.table, frozenset(sheet.table.text_columns)
    columns = "".join(
        f'<table:table-column table:style-name="w{width}" '
        f'table:default-cell-style-name="{"text" if index in texts else "Default"}"/>'
        for index, width in enumerate(sheet.widths)
    )
    yield f'<table:table table:name={attribute(sheet.name)} table:style-name="sheet">{columns}'
    header = "".join(
        _text_cell(title, 'table:style-name="head"', table.notes.get(index))
        for index, title in enumerate(table.header)
    )
    row = f"<table:table-row>{header or '<table:table-cell/>'}</table:table-row>"
    yield f"<table:table-header-rows>{row}</table:table-header-rows>"
    marked = frozenset(table.marked)
    for number, values in enumerate(sheet.rows):
        sheet.row_count = number + 1
        cells = "".join(
            _cell(value, _attributes(sheet, index, value=value, is_marked=number in marked))
            for index, value in enumerate(values)
        )
        yield f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>"
    yield f"{_rows_for_typing(sheet)}</table:table>"


def _attributes(sheet: _Sheet, index: int, *, value: Value = None, is_marked: bool = False) -> str:
    ending = ods_parts.ending_of(shape_of(sheet.table, index, is_marked=is_marked))
    rule = sheet.rules.get(index)
    stated = f' table:content-validation-name="{rule}"' if rule else ""
    name = "plain"
    if isinstance(value, dt.datetime):
        name = "at"
    elif isinstance(value, dt.date):
        name = "date"
    elif index in sheet.table.text_columns:
        name = "text"
    return f'table:style-name="{name}{ending}"{stated}'


def _rows_for_typing(sheet: _Sheet) -> str:
    """Blank rows with the drop-down lists, for the officer to fill in."""
    if not sheet.rules:
        return ""
    cells = "".join(
        f"<table:table-cell {_attributes(sheet, index)}/>" for index in range(len(sheet.widths))
    )
    many = f'table:number-rows-repeated="{ROWS_FOR_TYPING}"'
    return f"<table:table-row {many}>{cells}</table:table-row>"


def _cell(value: Value, attributes: str) -> str:
    if value is None or value == "":
        return f"<table:table-cell {attributes}/>"
    if isinstance(value, str) or (isinstance(value, float) and not math.isfinite(value)):
        return _text_cell(str(value), attributes)
    if isinstance(value, bool):
        stated = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        stated = f'office:value-type="float" office:value="{value!r}"'
    elif isinstance(value, dt.date):
        stated = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        stated = f'office:value-type="time" office:time-value="{value:PT%HH%MM%SS}"'
    shown = value if isinstance(value, bool | int | float) else value.isoformat()
    return f"<table:table-cell {attributes} {stated}><text:p>{shown}</text:p></table:table-cell>"


def _text_cell(text: str, attributes: str, note: str | None = None) -> str:
    comment = f"<office:annotation>{paragraphs(note)}</office:annotation>" if note else ""
    return (
        f'<table:table-cell {attributes} office:value-type="string">{comment}'
        f"{paragraphs(text)}</table:table-cell>"
    )


def paragraphs(text: str) -> str:
    """Write a text so that every blank, tab and line break of it comes back.

    >>> paragraphs(" a  b")
    '<text:p><text:s/>a<text:s text:c="2"/>b</text:p>'
    """
    lines = character_data(text).split("\n")
    return "".join(f"<text:p>{_blanks(line)}</text:p>" for line in lines)


def _blanks(line: str) -> str:
    stated = SPACES.sub(lambda match: _spaces(len(match.group())), line)
    return stated.replace("\t", "<text:tab/>")


def _spaces(count: int) -> str:
    return "<text:s/>" if count == 1 else f'<text:s text:c="{count}"/>'


def _filter_range(sheet: _Sheet, number: int) -> str:
    name = sheet.name.replace("'", "''")
    last = f"{column_letter(len(sheet.table.header) - 1)}{max(sheet.row_count, 1) + 1}"
    target = attribute(f"'{name}'.A1:'{name}'.{last}")
    return (
        f'<table:database-range table:name="filter{number}" table:target-range-address={target} '
        'table:display-filter-buttons="true"/>'
    )
