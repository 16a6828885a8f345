"""The officer's own file comes back with a column 「問題」, and with nothing else changed."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font, PatternFill

from exchange.sheets.making import (
    ODF,
    SHEET,
    ods_parts,
    packed,
    rows_of,
    text_cell,
    worksheet,
    xlsx,
    xlsx_parts,
)
from zhicai.exchange.sheets.model import open_books
from zhicai.exchange.sheets.write import Problems, Table, write_annotated, write_ods

YELLOW = "FFFFFF00"
DAY = dt.date(2026, 1, 2)


@pytest.fixture
def roster(tmp_path):
    """A workbook with a title, styles, a formula, a second sheet and a far styled cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名冊"
    sheet["A1"] = "○○局名冊"
    sheet.merge_cells("A1:C1")
    for column, title in enumerate(("姓名", "到職日", "時數"), 1):
        sheet.cell(2, column, title).font = Font(bold=True)
    for row in range(3, 6):
        sheet.append((f"人{row}", DAY, f"=1+{row}"))
    sheet["D4"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.column_dimensions["B"].width = 33
    book.create_sheet("其他")["A1"] = "不動"
    book.save(tmp_path / "名冊.xlsx")
    return tmp_path / "名冊.xlsx"


def annotated(source, problems, name="回.xlsx"):
    return write_annotated(source, source.with_name(name), problems)


def row_colours(sheet, row):
    return [cell.fill.fgColor.rgb for cell in sheet[row]]


def reread(path):
    [book] = open_books(path)
    return rows_of(book)


def test_workbook_gets_the_column_in_yellow_rows(roster):
    out = annotated(roster, {(None, "名冊", 4): "檢查碼不符 <堃> & =1"})

    sheet = openpyxl.load_workbook(out)["名冊"]
    assert [sheet["D2"].value, sheet["D4"].value] == ["問題", "檢查碼不符 <堃> & =1"]
    assert row_colours(sheet, 4) == [YELLOW] * 4
    assert YELLOW not in row_colours(sheet, 3)


def test_workbook_keeps_its_look_and_formulas(roster):
    out = annotated(roster, {(None, "名冊", 4): "x"})

    before, after = (openpyxl.load_workbook(path)["名冊"] for path in (roster, out))
    for row in range(1, 6):
        for column in range(1, 4):
            old, new = before.cell(row, column), after.cell(row, column)
            assert (new.value, new.number_format, new.font.b) == (
                old.value,
                old.number_format,
                old.font.b,
            )
    assert str(after.merged_cells) == str(before.merged_cells)
    assert after.column_dimensions["B"].width == 33
    assert after["D2"].font.b  # the header looks like its neighbour


def test_parts_that_nobody_touches_stay_byte_for_byte(roster):
    out = annotated(roster, {(None, "名冊", 4): "x"})

    with zipfile.ZipFile(roster) as before, zipfile.ZipFile(out) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert sorted(changed) == ["xl/styles.xml", SHEET]
        assert sorted(after.namelist()) == sorted(before.namelist())


def test_named_cells_alone_are_painted(roster):
    problems = Problems({(None, "名冊", 4): "x"}, cells=[(None, "名冊", "B4")])

    sheet = openpyxl.load_workbook(annotated(roster, problems))["名冊"]

    assert [colour == YELLOW for colour in row_colours(sheet, 4)] == [False, True, False, True]


def test_second_round_uses_the_same_column(roster):
    first = annotated(roster, {(None, "名冊", 4): "一", (None, "名冊", 5): "二"})

    second = annotated(first, {(None, "名冊", 5): "三"}, "再.xlsx")

    assert [values[3:] for values in reread(second).values()] == [(), ("問題",), (), (), ("三",)]


def test_annotated_workbook_is_read_again_with_one_column_more(roster):
    before = reread(roster)

    after = reread(annotated(roster, {(None, "名冊", 4): "x"}))

    assert {number: values[:3] for number, values in after.items()} == {
        number: (*values, None, None)[:3] if number == 4 else values
        for number, values in before.items()
    }


def test_workbook_without_styles_gets_some(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(f"<row>{text_cell('姓名')}</row><row>{text_cell('王')}</row>"))

    out = annotated(path, {(None, "表1", 2): "x"})

    sheet = openpyxl.load_workbook(out)["表1"]
    assert [cell.value for cell in sheet[2]] == ["王", "x"]
    assert row_colours(sheet, 2) == [YELLOW] * 2


def test_sheet_with_a_prefix_keeps_it(tmp_path):
    rows = (f'<row r="{n}">{text_cell(text, f"A{n}")}</row>' for n, text in ((1, "a"), (2, "b")))
    plain = worksheet("".join(rows))
    prefixed = plain.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(xlsx_parts(prefixed.replace("xmlns=", "xmlns:x="))))

    out = annotated(path, {(None, "表1", 2): "x"})

    assert reread(out) == {1: ("a", "問題"), 2: ("b", "x")}


def test_large_sheet_flows_through_in_pieces(tmp_path):
    rows = "".join(f'<row r="{n}">{text_cell(f"人{n}", f"A{n}")}</row>' for n in range(1, 8001))
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(rows, before='<dimension ref="A1:A8000"/>'))

    found = reread(annotated(path, {(None, "表1", n): f"第{n}" for n in (2, 4000, 8000)}))

    assert len(found) == 8000
    assert [found[n] for n in (2, 3999, 4000, 8000)] == [
        ("人2", "第2"),
        ("人3999",),
        ("人4000", "第4000"),
        ("人8000", "第8000"),
    ]


def test_spreadsheet_keeps_its_look_and_gets_the_column(tmp_path):
    write_ods(tmp_path / "a.ods", [Table("表", ("姓名", "日"), [("王", DAY), ("李", DAY)])])

    out = annotated(tmp_path / "a.ods", {(None, "表", 3): "一\n二  三"}, "回.ods")

    assert reread(out) == {1: ("姓名", "日", "問題"), 2: ("王", DAY), 3: ("李", DAY, "一\n二  三")}
    with zipfile.ZipFile(out) as package:
        content = package.read("content.xml").decode()
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert content.count('"zhicai-yellow-date"') == 2  # the style and the one painted cell


def test_equal_rows_of_a_spreadsheet_are_told_apart(tmp_path):
    names = " ".join(
        f'xmlns:{prefix}="{ODF}{name}:1.0"'
        for prefix, name in (("o", "office"), ("t", "table"), ("x", "text"))
    )
    cell = '<t:table-cell o:value-type="string"><x:p>{}</x:p></t:table-cell>'
    many = f'<t:table-row t:number-rows-repeated="4">{cell.format("王")}'
    filler = '<t:table-cell t:number-columns-repeated="1023"/></t:table-row>'
    rows = f"<t:table-row>{cell.format('姓名')}</t:table-row>{many}{filler}"
    parts = ods_parts("")
    parts["content.xml"] = (
        f'<o:document-content {names}><o:body><o:spreadsheet><t:table t:name="甲">{rows}'
        "</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    path = tmp_path / "a.ods"
    path.write_bytes(packed(parts))

    found = reread(annotated(path, {(None, "甲", 3): "第三"}, "回.ods"))

    assert list(found.values()) == [("姓名", "問題"), ("王",), ("王", "第三"), ("王",), ("王",)]


@pytest.mark.parametrize("styles", ["", "<office:automatic-styles/>"])
def test_spreadsheet_without_automatic_styles_gets_some(tmp_path, styles):
    cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>"
    parts = ods_parts(f'<table:table table:name="甲">{row}{row}</table:table>')
    bare = "<office:automatic-styles></office:automatic-styles>"
    parts["content.xml"] = parts["content.xml"].replace(bare, styles)
    path = tmp_path / "a.ods"
    path.write_bytes(packed(parts))

    assert reread(annotated(path, {(None, "甲", 2): "x"}, "回.ods"))[2] == ("a", "x")


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("cp950", ";"), ("utf-16", "\t")]
)
def test_csv_keeps_encoding_delimiter_and_every_byte(tmp_path, encoding, delimiter):
    lines = ['姓名,"課\r\n程",時數', '王,"a,b",3', "", "李,c", "周,d,e,f"]
    text = "\r\n".join(lines).replace(",", delimiter)
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))

    out = annotated(path, {(None, "a", 2): "x", (None, "a", 4): '=1,;\t"'}, "回.csv")

    again = out.read_bytes().decode(encoding)
    gap = delimiter
    assert again.splitlines(keepends=True)[2].endswith(f"3{gap * 2}x\r\n")
    assert again.endswith(f"周{gap}d{gap}e{gap}f")
    assert [values[4:] for values in reread(out).values()] == [
        ("問題",),
        ("x",),
        ('=1,;\t"',),
        (),
    ]


def test_cp950_file_gets_writable_words(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,單位\n".encode("cp950") + b"\xfa\x40,a\n")

    out = annotated(path, {(None, "a", 2): "名冊為「堃」"}, "回.csv")

    assert out.read_bytes().splitlines()[1] == b"\xfa\x40,a," + "名冊為「（U+5803）」".encode(
        "cp950"
    )


def test_second_round_on_a_csv_uses_the_same_column(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("姓名,單位\n王,a\n李,b\n", encoding="utf-8")
    first = annotated(path, {(None, "a", 2): "一"}, "一.csv")

    second = annotated(first, {(None, "一", 3): "二"}, "二.csv")

    assert second.read_text(encoding="utf-8") == "姓名,單位,問題\n王,a\n李,b,二\n"


def test_only_sheet_may_have_had_another_name(tmp_path):
    path = tmp_path / "upload.csv"
    path.write_text("姓名,單位\n王,a\n", encoding="utf-8")

    out = annotated(path, {(None, "學習紀錄", 2): "x"}, "回.csv")

    assert out.read_text(encoding="utf-8") == "姓名,單位,問題\n王,a,x\n"


def test_old_workbook_becomes_a_new_one(tmp_path):
    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("名冊")
    sheet.write(0, 0, "姓名")
    sheet.write(2, 0, "王")
    book.save(out)
    path = tmp_path / "a.xls"
    path.write_bytes(out.getvalue())

    made = annotated(path, {(None, "名冊", 3): "x"}, "回.xls")

    assert made.name == "回.xlsx"
    assert reread(made) == {1: ("姓名", "問題"), 3: ("王", "x")}
    assert row_colours(openpyxl.load_workbook(made)["名冊"], 3) == [YELLOW] * 2


def test_archive_comes_back_as_an_archive(tmp_path):
    csv = "姓名,單位\n王,a\n"
    members = {"甲.csv": csv, "乙.csv": csv, "內.zip": packed({"丙.csv": csv}), "說明.txt": "x"}
    path = tmp_path / "外.zip"
    path.write_bytes(packed(members))

    out = annotated(path, {("甲.csv", "甲", 2): "一", ("內.zip/丙.csv", "丙", 2): "三"}, "回.zip")

    found = {
        book.inner: rows_of(book)[2] for book in open_books(out) if len(book.sheets[0].lines) > 1
    }
    assert found == {
        "甲.csv": ("王", "a", "一"),
        "乙.csv": ("王", "a"),
        "內.zip/丙.csv": ("王", "a", "三"),
    }


def test_failure_leaves_no_file_behind(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(f"<row>{text_cell('a')}</row>"))

    with pytest.raises(OSError, match="No such file"):
        write_annotated(path, tmp_path / "無" / "b.xlsx", {(None, "表1", 1): "x"})

    assert list(tmp_path.iterdir()) == [path]
