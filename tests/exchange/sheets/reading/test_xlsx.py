"""XLSX workbooks as strangers write them."""

import datetime as dt
import io

import openpyxl
import xlsxwriter

from exchange.sheets.making import (
    MAIN,
    OFFICE,
    SHEET,
    codes,
    opened,
    packed,
    read_rows,
    refusal,
    rows_of,
    text_cell,
    worksheet,
    xlsx,
    xlsx_parts,
)
from zhicai.exchange.sheets.model import Broken

MOMENT = dt.datetime.fromisoformat("2026-01-02 03:04")
DAY = MOMENT.date()


def workbook(write, **options) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        write(book, book.add_worksheet("名冊"))
    return out.getvalue()


def test_integers_lose_the_decimal_point_and_decimals_keep_it(tmp_path):
    content = xlsx('<row r="1"><c r="A1"><v>3</v></c><c r="B1"><v>1.5</v></c></row>')

    [values] = read_rows(tmp_path, content).values()

    assert values == (3, 1.5)
    assert [type(value) for value in values] == [int, float]


def test_id_in_scientific_form_stays_the_number(tmp_path):
    content = xlsx('<row r="1"><c r="A1"><v>1.2E+09</v></c></row>')

    assert read_rows(tmp_path, content) == {1: (1_200_000_000,)}


def test_cells_without_addresses_follow_one_another(tmp_path):
    content = xlsx(f"<row>{text_cell('a')}<c><v>5</v></c></row><row>{text_cell('b')}</row>")

    assert read_rows(tmp_path, content) == {1: ("a", 5), 2: ("b",)}


def test_row_numbers_are_those_the_spreadsheet_shows(tmp_path):
    content = xlsx(
        f'<row r="3">{text_cell("a", "B3")}</row><row r="7">{text_cell("b", "A7")}</row>'
    )

    assert read_rows(tmp_path, content) == {3: (None, "a"), 7: ("b",)}


def test_elements_with_a_prefix_are_read(tmp_path):
    sheet = worksheet(f'<row r="1">{text_cell("王", "A1")}<c r="B1" t="e"><v>#N/A</v></c></row>')
    prefixed = sheet.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    prefixed = prefixed.replace("xmlns=", "xmlns:x=")

    assert read_rows(tmp_path, packed(xlsx_parts(prefixed))) == {1: ("王", "#N/A")}


def test_error_cell_surfaces_as_a_broken_text(tmp_path):
    content = xlsx('<row r="2"><c r="B2" t="e"><f>A9</f><v>#REF!</v></c></row>')

    [values] = read_rows(tmp_path, content).values()

    assert values == (None, "#REF!")
    assert isinstance(values[1], Broken)
    assert values[1].code == "sheet.error_cell"


def test_formula_without_stored_value_is_no_empty_cell(tmp_path):
    content = xlsx('<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>2+2</f><v></v></c></row>')

    [values] = read_rows(tmp_path, content).values()

    assert values == ("=1+1", "=2+2")
    assert {value.code for value in values} == {"sheet.formula_without_value"}


def test_formula_with_stored_empty_text_is_an_empty_cell(tmp_path):
    empty = '<c r="B1" t="str"><f>IF(A1="","")</f><v></v></c>'

    content = xlsx(f'<row r="1">{text_cell("a", "A1")}{empty}</row>'.replace('""', "&quot;&quot;"))

    assert read_rows(tmp_path, content) == {1: ("a",)}


def test_formula_with_stored_value_gives_the_value(tmp_path):
    content = xlsx('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')

    assert read_rows(tmp_path, content) == {1: (2,)}


def test_dates_and_times_are_dates_and_times(tmp_path):
    def write(book, sheet):
        sheet.write_datetime(0, 0, DAY, book.add_format({"num_format": 14}))
        form = book.add_format({"num_format": "[$-404]e/m/d hh:mm"})
        sheet.write_datetime(0, 1, MOMENT, form)
        sheet.write_datetime(0, 2, dt.time(9, 10), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(0, 3, 1.25, book.add_format({"num_format": "[h]:mm"}))

    assert read_rows(tmp_path, workbook(write)) == {1: (DAY, MOMENT, dt.time(9, 10), "30:00")}


def test_dates_counted_from_1904_are_the_same_days(tmp_path):
    def write(book, sheet):
        sheet.write_datetime(0, 0, DAY, book.add_format({"num_format": 14}))

    assert read_rows(tmp_path, workbook(write, date_1904=True)) == {1: (DAY,)}


def test_text_that_looks_like_a_date_stays_text(tmp_path):
    content = xlsx(f'<row r="1">{text_cell("115/01/02", "A1")}{text_cell("0012", "B1")}</row>')

    assert read_rows(tmp_path, content) == {1: ("115/01/02", "0012")}


def test_booleans_are_booleans(tmp_path):
    content = xlsx('<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>')

    assert read_rows(tmp_path, content) == {1: (True, False)}


def test_rich_and_shared_texts_are_whole(tmp_path):
    def write(book, sheet):
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, bold, "王", "小明")
        sheet.write_string(0, 1, " 前後 ")
        sheet.write_string(1, 0, "")

    assert read_rows(tmp_path, workbook(write)) == {1: ("王小明", " 前後 ")}


def test_odd_shared_texts_are_told_apart(tmp_path):
    texts = (" ", "a_xFFFE_", "長" * 32_768, "王")
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(texts)))
    parts = xlsx_parts(worksheet(f"<row>{cells}</row><row><c t='s'><v>0</v></c></row>"))
    shared = f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace("</Rel", f"{shared}</Rel")
    items = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'

    rows = read_rows(tmp_path, packed(parts))

    assert rows == {1: (" ", "a\ufffe", "長" * 100, "王"), 2: (" ",)}
    assert rows[1][2].code == "sheet.text_too_long"


def test_hidden_sheet_is_read_with_a_notice(tmp_path):
    sheet = worksheet(f'<row r="1">{text_cell("a", "A1")}</row>')
    content = packed(xlsx_parts(sheet, sheet, states={2: "veryHidden"}))

    book = opened(tmp_path, content)

    assert [(one.name, one.hidden, len(one.lines)) for one in book.sheets] == [
        ("表1", False, 1),
        ("表2", True, 1),
    ]
    assert [(notice.code, notice.sheet) for notice in book.notices] == [
        ("sheet.hidden_sheet", "表2")
    ]


def test_hidden_rows_and_columns_are_read_with_a_notice(tmp_path):
    content = xlsx(
        f'<row r="1" hidden="1">{text_cell("a", "A1")}</row>',
        before='<cols><col min="1" max="3" hidden="1"/></cols>',
    )

    book = opened(tmp_path, content)

    assert rows_of(book) == {1: ("a",)}
    assert [(notice.code, notice.value) for notice in book.notices] == [
        ("sheet.hidden_rows", "1"),
        ("sheet.hidden_columns", "3"),
    ]


def test_tall_merged_cell_counts_for_each_of_its_rows(tmp_path):
    rows = "".join(
        f'<row r="{n}">{"" if n != 2 else text_cell("甲局", "A2")}{text_cell("人", f"B{n}")}</row>'
        for n in (2, 3, 5)
    )
    content = xlsx(rows, after='<mergeCells><mergeCell ref="A2:A4"/></mergeCells>')

    book = opened(tmp_path, content)

    assert rows_of(book) == {2: ("甲局", "人"), 3: ("甲局", "人"), 5: (None, "人")}
    assert [(notice.code, notice.value) for notice in book.notices] == [
        ("sheet.merged_cells", "A2:A4")
    ]


def test_wide_merged_title_stays_one_cell(tmp_path):
    content = xlsx(
        f'<row r="1">{text_cell("標題", "A1")}</row>',
        after='<mergeCells><mergeCell ref="A1:F1"/></mergeCells>',
    )

    book = opened(tmp_path, content)

    assert rows_of(book) == {1: ("標題",)}
    assert codes(book) == []


def test_stated_size_that_lies_loses_no_row(tmp_path):
    rows = "".join(f'<row r="{n}">{text_cell(str(n), f"A{n}")}</row>' for n in range(1, 31))

    content = xlsx(rows, before='<dimension ref="A1:A2"/>')

    assert len(read_rows(tmp_path, content)) == 30


def test_million_styled_empty_rows_are_no_rows(tmp_path):
    rows = (
        f'<row r="1">{text_cell("a", "A1")}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )

    assert read_rows(tmp_path, xlsx(rows)) == {1: ("a",)}


def test_far_corner_that_needs_too_much_room_is_refused(tmp_path):
    rows = (
        f'<row r="1">{text_cell("a", "A1")}</row><row r="99999">{text_cell("b", "IV99999")}</row>'
    )

    assert refusal(tmp_path, xlsx(rows)).code == "file.out_of_range"


def test_long_text_is_kept_as_its_beginning_and_broken(tmp_path):
    content = xlsx(f'<row r="1">{text_cell("字" * 32_768, "A1")}{text_cell("b", "B1")}</row>')

    [values] = read_rows(tmp_path, content).values()

    assert values == ("字" * 100, "b")
    assert values[0].code == "sheet.text_too_long"


def test_workbook_of_openpyxl_is_read(tmp_path):
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["姓名", "時數"])
    book.active.append(["王小明", 1.5])
    book.save(out)

    assert read_rows(tmp_path, out.getvalue()) == {1: ("姓名", "時數"), 2: ("王小明", 1.5)}


def test_shared_text_that_does_not_exist_is_refused(tmp_path):
    content = xlsx('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')

    assert refusal(tmp_path, content).code == "file.unreadable"


def test_workbook_whose_sheet_is_missing_is_refused(tmp_path):
    parts = xlsx_parts(worksheet(""))
    del parts[SHEET]

    assert refusal(tmp_path, packed(parts)).code == "file.unreadable"


def test_hundred_thousand_rows_arrive_whole(tmp_path):
    row = "<row>" + text_cell("人{0}") + "<c><v>{0}</v></c><c><v>1.5</v></c></row>"
    content = xlsx("".join(map(row.format, range(1, 100_001))))

    rows = read_rows(tmp_path, content)

    assert len(rows) == 100_000
    assert rows[100_000] == ("人100000", 100_000, 1.5)
