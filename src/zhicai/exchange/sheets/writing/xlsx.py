"""XLSX by XlsxWriter, row after row, so that a large table needs no memory."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zhicai.exchange.sheets.book import Value, cell_address, column_letter
from zhicai.exchange.sheets.limits import MAX_CELL_TEXT
from zhicai.exchange.sheets.writing.tables import (
    Shape,
    Table,
    column_widths,
    line_count,
    peek,
    shape_of,
    sheet_names,
    whole_file,
)
from zhicai.exchange.sheets.xml_escapes import escape_for_workbook

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT = {"font_name": "新細明體", "font_size": 12, "valign": "vcenter"}
A4 = 9
PRINTED_TOO = 0
LINE_POINTS = 18
PLAIN = Shape()
EXACT_INTEGERS = 10**15
FIRST_YEAR = 1900
LISTS = "選項"
LONGEST_LIST = 255
ROWS_FOR_TYPING = 1000
MADE_AT = dt.datetime(1980, 1, 1)
YELLOW = "#FFFF00"
HEADER_GREY = "#D9D9D9"


def write_xlsx(path: Path, tables: Sequence[Table]) -> None:
    """Write tables as a workbook; not one cell of it is a formula or a link."""
    names = sheet_names(tables)
    with whole_file(path) as part, Workbook(str(part), OPTIONS) as workbook:
        workbook.set_properties({"created": MADE_AT})
        looks = _Looks(workbook)
        lists: list[Sequence[str]] = []
        for name, table in zip(names, tables, strict=True):
            sheet = workbook.add_worksheet(name, worksheet_class=_TypedSheet)
            _write_sheet(sheet, table, looks=looks, lists=lists)
        _write_lists(workbook, lists, names)


class _TypedSheet(Worksheet):
    """A sheet whose texts stay as they are.

    XlsxWriter takes a text such as ``<r>…</r>`` for ready-made XML, and its escapes are not
    reversible for every text.
    """

    @staticmethod
    def _escape_control_characters(data: object) -> object:
        return escape_for_workbook(data) if isinstance(data, str) else data

    def _xml_rich_inline_string(
        self, string: str, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        self._xml_inline_string(string, preserve=True, attributes=attributes)


class _Looks:
    """The few formats of our sheets."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, Shape], Any] = {}
        self.header = workbook.add_format(
            {**FONT, "bold": True, "bg_color": HEADER_GREY, "text_wrap": True, "border": 1}
        )

    def find(self, number_format: str, shape: Shape = PLAIN) -> Any:
        key = (number_format, shape)
        if key not in self._made:
            colour = {"bg_color": YELLOW} if shape.is_marked else {}
            wrapped = {"text_wrap": True} if shape.is_wrapped else {}
            right = {"align": "right"} if shape.is_right else {}
            self._made[key] = self._workbook.add_format(
                {**FONT, "num_format": number_format, **colour, **wrapped, **right}
            )
        return self._made[key]


@dataclass
class _Cells:
    """Writes the cells of one sheet by their types."""

    sheet: Worksheet
    looks: _Looks
    table: Table
    text_columns: frozenset[int]

    def write_row(self, number: int, values: Sequence[Value]) -> None:
        is_marked = number - 1 in self.table.marked
        for index, value in enumerate(values):
            self.write((number, index), value, is_marked=is_marked)

    def write(self, place: tuple[int, int], value: Value, *, is_marked: bool = False) -> None:
        plain = _writable(value)
        number_format = self._number_format(place[1], plain)
        look = self.looks.find(number_format, shape_of(self.table, place[1], is_marked=is_marked))
        if plain is None:
            if is_marked:
                self.sheet.write_blank(*place, None, look)
        elif isinstance(plain, str):
            self._write_text(place, plain, look)
        elif isinstance(plain, bool):
            self.sheet.write_boolean(*place, plain, look)
        elif isinstance(plain, int | float):
            self.sheet.write_number(*place, plain, look)
        else:
            self.sheet.write_datetime(*place, plain, look)

    def _write_text(self, place: tuple[int, int], text: str, look: Any) -> None:
        if self.sheet.write_string(*place, text, look) != 0:
            address = cell_address(place[0] + 1, place[1])
            raise ValueError(f"text longer than {MAX_CELL_TEXT} at {address}")

    def _number_format(self, column: int, value: Value) -> str:
        if isinstance(value, str) or (value is None and column in self.text_columns):
            return "@" if column in self.text_columns else "General"
        if isinstance(value, dt.datetime):
            return "yyyy/mm/dd hh:mm:ss"
        if isinstance(value, dt.date):
            return "yyyy/mm/dd"
        return "hh:mm:ss" if isinstance(value, dt.time) else "General"


def _writable(value: Value) -> Value:
    """Numbers and dates that a workbook would change are written as text."""
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        is_exact = math.isfinite(value) and abs(value) < EXACT_INTEGERS
        return (
            value if is_exact or (isinstance(value, float) and math.isfinite(value)) else str(value)
        )
    if isinstance(value, dt.date) and value.year < FIRST_YEAR:
        return value.isoformat()
    return value


def _write_sheet(
    sheet: Worksheet, table: Table, *, looks: _Looks, lists: list[Sequence[str]]
) -> None:
    first, rows = peek(table.rows)
    texts = frozenset(table.text_columns)
    widths = column_widths(table.header, first)
    sheet.set_default_row(LINE_POINTS)
    for index, width in enumerate(widths):
        look = looks.find("@" if index in texts else "General", shape_of(table, index))
        sheet.set_column(index, index, width, look)
    for index, title in enumerate(table.header):
        sheet.write_string(0, index, title, looks.header)
        if index in table.notes:
            sheet.write_comment(0, index, table.notes[index])
    cells, number = _Cells(sheet, looks, table, texts), 0
    for number, values in enumerate(rows, 1):
        lines = line_count(table, values, widths)
        if lines > 1:
            sheet.set_row(number, lines * LINE_POINTS)
        cells.write_row(number, values)
    _lay_out(sheet, number, len(table.header))
    if table.heading:
        sheet.set_header("&L" + table.heading.replace("&", "&&"))
    for index, choices in table.choices.items():
        rule = {"validate": "list", "source": _choice_source(choices, lists)}
        sheet.data_validation(1, index, max(number, ROWS_FOR_TYPING), index, rule)


def _choice_source(choices: Sequence[str], lists: list[Sequence[str]]) -> Sequence[str] | str:
    """A short list stands in the rule itself, a long one on a hidden sheet."""
    if len(",".join(choices)) <= LONGEST_LIST and not any("," in choice for choice in choices):
        return list(choices)
    lists.append(choices)
    letter = column_letter(len(lists) - 1)
    return f"='{LISTS}'!${letter}$1:${letter}${len(choices)}"


def _lay_out(sheet: Worksheet, row_count: int, column_count: int) -> None:
    """Header in sight, filter on, A4 landscape with the header on each page."""
    if column_count:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(row_count, 1), column_count - 1)
        sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(PRINTED_TOO)
    sheet.set_footer("&C&P / &N")


def _write_lists(workbook: Workbook, lists: Sequence[Sequence[str]], names: list[str]) -> None:
    if not lists:
        return
    if LISTS in names:
        raise ValueError(f"a table may not be called {LISTS}")
    sheet = workbook.add_worksheet(LISTS, worksheet_class=_TypedSheet)
    for number in range(max(map(len, lists))):
        for index, choices in enumerate(lists):
            if number < len(choices):
                sheet.write_string(number, index, choices[number])
    sheet.hide()
