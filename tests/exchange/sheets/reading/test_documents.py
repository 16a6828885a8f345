"""Tables in DOCX and ODT documents become sheets."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.sheets.documents import (
    docx,
    odt,
    open_paragraph,
    open_table,
    word_cell,
    word_paragraph,
    word_row,
    word_table,
)
from exchange.sheets.making import codes, opened, packed, refusal, rows_of


class Kind(NamedTuple):
    make: Callable[..., bytes]
    table: Callable[..., str]
    paragraph: Callable[[str], str]
    name: str
    part: str


DOCX = Kind(docx, word_table, word_paragraph, "職掌.docx", "word/document.xml")
ODT = Kind(odt, open_table, open_paragraph, "職掌.odt", "content.xml")
BOTH = pytest.mark.parametrize("kind", [DOCX, ODT], ids=["docx", "odt"])
HEADER = ["姓名", "職稱", "工作項目"]
DUTIES = [
    HEADER,
    ["陳怡安", "科員", "一、差勤"],
    [None, None, "二、訓練"],
    ["林柏翰", "幹事", "採購"],
]
WORDS = st.text(alphabet="甲乙丙陳林一二、（）AB12&<>", min_size=1, max_size=6)


@BOTH
def test_merged_name_stands_in_each_of_its_rows(tmp_path, kind):
    book = opened(tmp_path, kind.make(kind.paragraph("業務職掌表"), kind.table(DUTIES)), kind.name)

    assert rows_of(book)[3] == ("陳怡安", "科員", "二、訓練")
    assert rows_of(book)[4] == ("林柏翰", "幹事", "採購")
    assert codes(book) == ["sheet.merged_cells"]


@BOTH
def test_table_cut_by_a_page_goes_on_without_its_header(tmp_path, kind):
    halves = (kind.table(DUTIES), kind.paragraph(" "), kind.table([HEADER, ["", "", "三、考核"]]))

    book = opened(tmp_path, kind.make(*halves), kind.name)

    assert [sheet.name for sheet in book.sheets] == ["表格1"]
    assert rows_of(book)[5] == (None, None, "三、考核")
    assert "sheet.tables_joined" in codes(book)


@BOTH
def test_words_between_two_tables_keep_them_apart(tmp_path, kind):
    book = opened(
        tmp_path,
        kind.make(kind.table(DUTIES), kind.paragraph("總務處"), kind.table(DUTIES)),
        kind.name,
    )

    assert [sheet.name for sheet in book.sheets] == ["表格1", "表格2"]
    assert rows_of(book, 0) == rows_of(book, 1)


@BOTH
def test_lines_of_one_cell_are_kept(tmp_path, kind):
    book = opened(
        tmp_path, kind.make(kind.table([HEADER, ["陳怡安", "", "一、差勤\n二、訓練"]])), kind.name
    )

    assert rows_of(book)[2] == ("陳怡安", None, "一、差勤\n二、訓練")


@BOTH
def test_document_without_a_table_is_told_so(tmp_path, kind):
    refused = refusal(tmp_path, kind.make(kind.paragraph("只有文字")), kind.name)

    assert (refused.code, refused.value) == ("file.no_table", kind.name)


@BOTH
def test_document_type_is_refused(tmp_path, kind):
    parts = dict(_parts(kind.make(kind.table(DUTIES))))
    parts[kind.part] = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + parts[kind.part]

    assert refusal(tmp_path, packed(parts), kind.name).code == "file.xml_unsafe"


@BOTH
def test_too_many_rows_or_columns_are_refused(tmp_path, kind):
    wide = kind.make(kind.table([["字"] * 257]))
    packed_tight = kind.make(kind.paragraph("字" * 90_000_000))

    assert refusal(tmp_path, wide, kind.name).code == "file.out_of_range"
    assert refusal(tmp_path, packed_tight, kind.name).code == "file.zip_bomb"


@BOTH
def test_bottomless_nesting_is_refused(tmp_path, kind):
    deep = "<text:a>" * 300 + "</text:a>" * 300 if kind is ODT else "<w:r>" * 300 + "</w:r>" * 300

    assert (
        refusal(tmp_path, kind.make(deep, kind.table(DUTIES)), kind.name).code == "file.xml_unsafe"
    )


@BOTH
def test_cut_off_document_is_unreadable(tmp_path, kind):
    parts = dict(_parts(kind.make(kind.table(DUTIES))))
    parts[kind.part] = parts[kind.part][:-40]

    assert refusal(tmp_path, packed(parts), kind.name).code == "file.unreadable"


@BOTH
@settings(max_examples=8, deadline=None)
@given(rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_table_is_read_as_it_was_written(tmp_path_factory, kind, rows):
    book = opened(tmp_path_factory.mktemp("any"), kind.make(kind.table(rows)), kind.name)

    assert [line.values for line in book.sheets[0].lines] == [tuple(row) for row in rows]


def test_deleted_moved_and_hidden_words_are_not_read(tmp_path):
    text = (
        "<w:tc><w:p><w:del><w:r><w:delText>刪</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:ins><w:r><w:t>留</w:t></w:r></w:ins>"
        "</w:p></w:tc>"
    )
    gone = word_row(word_cell("刪去的列"), properties="<w:del/>")

    book = opened(tmp_path, docx(f"<w:tbl>{word_row(text)}{gone}</w:tbl>"), "a.docx")

    assert rows_of(book) == {1: ("留",)}


def test_wide_cell_and_skipped_columns_keep_the_others_in_place(tmp_path):
    wide = word_row(word_cell("標題", '<w:gridSpan w:val="2"/>'), word_cell("尾"))
    later = word_row(word_cell("後"), word_cell("尾"), properties='<w:gridBefore w:val="1"/>')

    book = opened(tmp_path, docx(f"<w:tbl>{wide}{later}</w:tbl>"), "a.docx")

    assert rows_of(book) == {1: ("標題", None, "尾"), 2: (None, "後", "尾")}


def test_table_inside_a_cell_is_text_of_that_cell(tmp_path):
    inner = word_table([["一、差勤"], ["二、訓練"]])
    outer = f"<w:tbl>{word_row(word_cell('陳怡安'), f'<w:tc>{inner}</w:tc>')}</w:tbl>"

    book = opened(tmp_path, docx(outer), "a.docx")

    assert rows_of(book) == {1: ("陳怡安", "一、差勤\n二、訓練")}


def test_macros_of_a_document_are_left_alone(tmp_path):
    parts = {**_parts(docx(word_table(DUTIES))), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}

    assert len(rows_of(opened(tmp_path, packed(parts), "a.docm"))) == 4


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
