"""ODS sheets as office programs write them."""

import datetime as dt

import pytest

from exchange.sheets.making import (
    codes,
    ods,
    ods_parts,
    opened,
    packed,
    read_rows,
    refusal,
    rows_of,
)
from zhicai.exchange.sheets.model import Broken

MOMENT = dt.datetime.fromisoformat("2026-01-02 03:04:05")


def cell(inner: str = "", attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def text(words: str) -> str:
    return cell(f"<text:p>{words}</text:p>")


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def test_values_keep_their_types(tmp_path):
    typed = [
        'office:value-type="float" office:value="3"',
        'office:value-type="percentage" office:value="0.5"',
        'office:value-type="currency" office:value="20"',
        'office:value-type="date" office:date-value="2026-01-02"',
        'office:value-type="date" office:date-value="2026-01-02T03:04:05"',
        'office:value-type="time" office:time-value="PT09H10M00S"',
        'office:value-type="time" office:time-value="PT30H00M00S"',
        'office:value-type="boolean" office:boolean-value="true"',
    ]

    [values] = read_rows(tmp_path, ods(row(*(cell("", one) for one in typed))), "a.ods").values()

    assert values[:3] == (3, 0.5, 20)
    assert values[3:5] == (dt.date(2026, 1, 2), MOMENT)
    assert values[5:] == (dt.time(9, 10), "30:00", True)


def test_blanks_tabs_and_breaks_of_a_text_are_kept(tmp_path):
    content = ods(
        row(
            text('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'),
            cell("<text:p>一</text:p><text:p>二</text:p>"),
            text("  版面\n  空白 "),
            text("<text:span>王</text:span>小明"),
        )
    )

    assert read_rows(tmp_path, content, "a.ods") == {
        1: ("a   b\tc\nd", "一\n二", "版面 空白", "王小明")
    }


def test_notes_and_drawings_are_no_text(tmp_path):
    note = "<office:annotation><text:p>註</text:p></office:annotation>"
    drawing = '<draw:frame xmlns:draw="urn:d"><draw:box><text:p>圖</text:p></draw:box></draw:frame>'

    content = ods(row(cell(f"{note}{drawing}<text:p>王</text:p>")))

    assert read_rows(tmp_path, content, "a.ods") == {1: ("王",)}


def test_error_cells_surface_as_broken_texts(tmp_path):
    marked = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
    older = 'table:formula="of:=B9" office:value-type="float" office:value="0"'

    content = ods(
        row(cell("<text:p>#DIV/0!</text:p>", marked), cell("<text:p>Err:508</text:p>", older))
    )

    [values] = read_rows(tmp_path, content, "a.ods").values()
    assert values == ("#DIV/0!", "Err:508")
    assert all(isinstance(value, Broken) for value in values)


def test_formula_without_stored_value_is_no_empty_cell(tmp_path):
    content = ods(row(cell("", 'table:formula="of:=1+1"')))

    [values] = read_rows(tmp_path, content, "a.ods").values()

    assert (values[0], values[0].code) == ("=1+1", "sheet.formula_without_value")


def test_repeated_values_are_all_there_and_blank_repeats_cost_nothing(tmp_path):
    content = ods(
        row(cell(attributes='table:number-columns-repeated="2"'), text("a"))
        + row(cell(), attributes='table:number-rows-repeated="3"')
        + row(text("b"), attributes='table:number-rows-repeated="2"')
        + row(cell(attributes='table:number-columns-repeated="16384"'))
        + row(cell(), attributes='table:number-rows-repeated="1048500"')
    )

    assert read_rows(tmp_path, content, "a.ods") == {1: (None, None, "a"), 5: ("b",), 6: ("b",)}


@pytest.mark.parametrize("what", ["rows", "columns"])
def test_value_repeated_beyond_the_edge_is_refused(tmp_path, what):
    many = f'table:number-{what}-repeated="1048576"'
    one = '<table:table-cell office:value-type="float" office:value="1" {}/>'
    rows = {
        "rows": row(one.format(""), attributes=many),
        "columns": row(one.format(many)),
    }

    assert refusal(tmp_path, ods(rows[what]), "a.ods").code == "file.out_of_range"


def test_hidden_sheets_rows_and_columns_are_read_with_notices(tmp_path):
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    rows = '<table:table-column table:visibility="collapse"/>' + row(
        text("a"), attributes='table:visibility="filter"'
    )

    book = opened(
        tmp_path,
        ods(rows, table='table:name="乙" table:style-name="ta2"', styles=style),
        "a.ods",
    )

    assert book.sheets[0].hidden
    assert codes(book) == ["sheet.hidden_sheet", "sheet.hidden_rows", "sheet.hidden_columns"]


def test_tall_merged_cell_counts_for_each_of_its_rows(tmp_path):
    tall = cell("<text:p>甲局</text:p>", 'table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell><text:p>看不到</text:p></table:covered-table-cell>"

    book = opened(tmp_path, ods(row(tall, text("王")) + row(covered, text("李"))), "a.ods")

    assert rows_of(book) == {1: ("甲局", "王"), 2: ("甲局", "李")}
    assert codes(book) == ["sheet.merged_cells"]


def test_header_rows_groups_and_other_tables_are_told_apart(tmp_path):
    inside = f"<table:table-header-rows>{row(text('h'))}</table:table-header-rows>"
    grouped = f"<table:table-row-group>{row(text('g'))}</table:table-row-group>"
    other = f'<table:table table:name="外">{row(text("x"))}</table:table>'
    foreign = f"<table:dde-links>{other}</table:dde-links>"

    content = packed(
        ods_parts(f'<table:table table:name="甲">{inside}{grouped}</table:table>{foreign}')
    )

    book = opened(tmp_path, content, "a.ods")
    assert [sheet.name for sheet in book.sheets] == ["甲"]
    assert rows_of(book) == {1: ("h",), 2: ("g",)}


def test_spreadsheet_without_tables_is_refused(tmp_path):
    assert refusal(tmp_path, packed(ods_parts("")), "a.ods").code == "file.unreadable"


def test_bottomless_nesting_is_refused(tmp_path):
    deep = "<text:span>" * 400 + "</text:span>" * 400

    assert refusal(tmp_path, ods(row(text(deep))), "a.ods").code == "file.xml_unsafe"
