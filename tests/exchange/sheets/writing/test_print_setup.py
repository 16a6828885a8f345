"""What a sheet looks like on paper: heading, page numbers, lines, long texts broken."""

import re
import zipfile

import pytest

from zhicai.exchange.sheets.write import Table, write_ods, write_xlsx

TABLE = Table(
    "名單",
    ("姓名", "說明", "比率"),
    [("林二美", "長" * 90, "58.0 %")],
    wrapped=(1,),
    right=(2,),
    heading="甲&乙<機關>　名單",
)


def part_of(path, name):
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


@pytest.fixture
def xlsx(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [TABLE])
    return tmp_path / "a.xlsx"


@pytest.fixture
def ods(tmp_path):
    write_ods(tmp_path / "a.ods", [TABLE])
    return tmp_path / "a.ods"


def test_a_workbook_prints_heading_page_number_and_lines(xlsx):
    sheet = part_of(xlsx, "xl/worksheets/sheet1.xml")

    assert "<oddHeader>&amp;L甲&amp;&amp;乙&lt;機關&gt;　名單</oddHeader>" in sheet
    assert "<oddFooter>&amp;C&amp;P / &amp;N</oddFooter>" in sheet
    assert 'gridLines="1"' in sheet


def test_an_ods_prints_heading_page_number_and_lines(ods):
    styles = part_of(ods, "styles.xml")

    assert "<style:header><text:p>甲&amp;乙&lt;機關&gt;　名單</text:p></style:header>" in styles
    assert "<text:page-number>" in styles
    assert "grid" in re.search(r'style:print="([^"]*)"', styles)[1]


def test_a_row_is_as_high_as_its_longest_text_is_broken(xlsx):
    row = re.search(r'<row r="2"[^>]* ht="([0-9.]+)"', part_of(xlsx, "xl/worksheets/sheet1.xml"))

    assert float(row[1]) == 4 * 18


def test_cells_are_broken_and_stand_right_where_asked(xlsx, ods):
    looks, content = part_of(xlsx, "xl/styles.xml"), part_of(ods, "content.xml")

    assert 'wrapText="1"' in looks
    assert 'horizontal="right"' in looks
    assert 'table:style-name="plain-wrapped"' in content
    assert 'table:style-name="plain-right"' in content


def test_without_a_heading_there_is_none(tmp_path):
    write_ods(tmp_path / "b.ods", [Table("表", ("甲",), [("一",)])])

    assert '<style:header style:display="false"/>' in part_of(tmp_path / "b.ods", "styles.xml")
