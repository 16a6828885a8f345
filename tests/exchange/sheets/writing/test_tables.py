"""What the writers make, seen with other programs' eyes."""

import datetime as dt
import zipfile
from xml.parsers import expat

import openpyxl
import pytest

from zhicai.exchange.sheets.model import open_books
from zhicai.exchange.sheets.write import CannotWrite, Table, write_csv, write_ods, write_xlsx

MOMENT = dt.datetime.fromisoformat("2026-01-02 03:04:05")
TYPED = ("王", 3, 1.5, True, None, MOMENT.date(), MOMENT, MOMENT.time(), 10**17, float("inf"))
HOSTILE = ("=1+1", "+1", "-1", "@a", '=HYPERLINK("a")', "http://a.invalid", "<r><t>x</t></r>")
TABLE = Table(
    "名/冊*",
    ("身分證字號", "類別"),
    [("A1", "甲")],
    text_columns={0},
    choices={1: ("甲", "乙")},
    notes={0: "一個英文字母加九碼"},
)


def content_of(path):
    with zipfile.ZipFile(path) as package:
        return package.read("content.xml").decode()


@pytest.mark.parametrize(("write", "ending"), [(write_xlsx, "xlsx"), (write_ods, "ods")])
def test_typed_values_come_back_with_their_types(tmp_path, write, ending):
    write(tmp_path / f"a.{ending}", [Table("表", ("值",), [TYPED])])

    [book] = open_books(tmp_path / f"a.{ending}")

    values = book.sheets[0].lines[1].values
    assert values[:8] == TYPED[:8]
    assert values[9] == "inf"
    assert [type(one) for one in values[:4]] == [str, int, float, bool]


def test_workbook_has_no_formula_and_no_link(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [Table("表", HOSTILE, [HOSTILE])])

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells] == [*HOSTILE, *HOSTILE]
    assert {cell.data_type for cell in cells} == {"s"}  # openpyxl reads the text, not a formula
    assert not [cell for cell in cells if cell.hyperlink]


def test_spreadsheet_has_no_formula_and_no_link(tmp_path):
    write_ods(tmp_path / "a.ods", [Table("表", HOSTILE, [HOSTILE])])

    content = content_of(tmp_path / "a.ods")

    assert "table:formula" not in content
    assert "xlink" not in content


def test_workbook_is_laid_out_for_work_and_print(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [TABLE])

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]

    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("名 冊", "A2", "A1:B2")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    assert sheet.data_validations.dataValidation[0].formula1 == '"甲,乙"'
    assert sheet["A1"].comment.text == "一個英文字母加九碼"


def test_long_list_of_choices_stands_on_a_hidden_sheet(tmp_path):
    choices = tuple(f"第{number}類" for number in range(100))
    write_xlsx(tmp_path / "a.xlsx", [Table("表", ("類別",), [], choices={0: choices})])

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")

    rule = book["表"].data_validations.dataValidation[0]
    assert rule.formula1 == "'選項'!$A$1:$A$100"
    assert (book["選項"].sheet_state, book["選項"]["A100"].value) == ("hidden", "第99類")


def test_spreadsheet_package_is_well_formed_and_laid_out(tmp_path):
    write_ods(tmp_path / "a.ods", [TABLE, TABLE])

    with zipfile.ZipFile(tmp_path / "a.ods") as package:
        first = package.infolist()[0]
        for name in package.namelist()[1:]:
            expat.ParserCreate().Parse(package.read(name), True)
        settings = package.read("settings.xml").decode()
        content = package.read("content.xml").decode()

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert settings.count("VerticalSplitPosition") == 2
    assert 'table:content-validation-name="list0-1"' in content
    assert "<office:annotation><text:p>一個英文字母加九碼" in content
    assert "'名 冊'.A1:'名 冊'.B2" in content


def test_marked_rows_are_yellow(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [Table("表", ("a",), [("x",), ("y", None)], marked={1})])
    write_ods(tmp_path / "a.ods", [Table("表", ("a",), [("x",), ("y", None)], marked={1})])

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]

    colours = [sheet[address].fill.fgColor.rgb for address in ("A2", "A3", "B3")]
    assert colours == ["00000000", "FFFFFF00", "FFFFFF00"]
    assert content_of(tmp_path / "a.ods").count('"plain-marked"') == 3  # the style, two cells


@pytest.mark.parametrize(("write", "ending"), [(write_xlsx, "xlsx"), (write_ods, "ods")])
def test_same_tables_give_the_same_bytes(tmp_path, write, ending):
    for name in ("a", "b"):
        write(tmp_path / f"{name}.{ending}", [TABLE])

    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_text_beyond_the_limit_of_a_cell_leaves_no_file(tmp_path):
    with pytest.raises(ValueError, match="A2"):
        write_xlsx(tmp_path / "a.xlsx", [Table("表", ("a",), [("長" * 40_000,)])])

    assert list(tmp_path.iterdir()) == []


def test_csv_is_utf8_with_a_mark_and_inert(tmp_path):
    write_csv(tmp_path / "a.csv", Table("表", ("姓名", "值"), [("=1", -5), ('a"b', None)]))

    raw = (tmp_path / "a.csv").read_bytes()

    assert raw == '\ufeff姓名,值\r\n\'=1,-5\r\n"a""b",\r\n'.encode()


def test_csv_in_cp950_writes_what_it_can_write(tmp_path):
    table = Table("表", ("姓名", "平臺"), [("林恒", "e等公務園⁺")])
    write_csv(tmp_path / "a.csv", table, "cp950")

    [book] = open_books(tmp_path / "a.csv")

    assert book.encoding == "cp950"
    assert book.sheets[0].lines[1].values == ("林恒", "e等公務園+")


def test_csv_in_cp950_lists_every_text_that_it_cannot_write(tmp_path):
    rows = [("林堃文", "a"), ("王小明", "喆"), ("\0", "堃")]

    with pytest.raises(CannotWrite) as caught:
        write_csv(tmp_path / "a.csv", Table("表", ("姓名", "b"), rows), "cp950")

    assert caught.value.cells == (
        ("A2", "林堃文", "堃"),
        ("B3", "喆", "喆"),
        ("A4", "\0", "\0"),
        ("B4", "堃", "堃"),
    )
    assert list(tmp_path.iterdir()) == []
