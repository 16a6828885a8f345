"""DOCX: list numbers are counted, and what Word shows on a page is in the lines."""

from pathlib import Path

import pytest

from exchange.letters.making import (
    WORD,
    docx_parts,
    numbered,
    numbering,
    read,
    shown,
    word_level,
    word_paragraph,
)
from exchange.sheets.making import packed

BOX = (
    "<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"
    "<w:r><w:t>測試市政府 函</w:t></w:r></w:p>"
)


def lines_of(folder: Path, body: str, **parts: str) -> list[str]:
    return shown(read(folder, packed(docx_parts(body, **parts)), "函.docx"))


def items(*told: tuple[str, int, int]) -> str:
    return "".join(word_paragraph(text, numbered(level, number)) for text, level, number in told)


def test_deeper_items_begin_again_under_each_new_item(tmp_path: Path) -> None:
    body = items(("甲", 0, 1), ("乙", 1, 1), ("丙", 1, 1), ("丁", 0, 1), ("戊", 1, 1))

    found = lines_of(tmp_path, body, numbering=numbering())

    assert found == ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"]


def test_a_second_list_begins_again_only_where_it_says_so(tmp_path: Path) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for number, more in ((2, ""), (3, restart))
    )
    body = items(("甲", 0, 1), ("乙", 0, 2), ("丙", 0, 3), ("丁", 0, 3))

    found = lines_of(tmp_path, body, numbering=numbering(nums=nums))

    assert found == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_style_brings_its_number_and_an_empty_one_takes_it_away(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="條"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="子條"><w:basedOn w:val="條"/></w:style></w:styles>'
    )
    style = '<w:pStyle w:val="{}"/>'
    body = (
        word_paragraph("甲", style.format("條"))
        + word_paragraph("無號", f"{style.format('條')}{numbered(0, 0)}")
        + word_paragraph("乙", style.format("子條"))
        + word_paragraph("", style.format("條"))
        + word_paragraph("丙", style.format("條"))
    )

    found = lines_of(tmp_path, body, numbering=numbering(), styles=styles)

    assert found == ["一、甲", "無號", "二、乙", "", "三、丙"]


@pytest.mark.parametrize(
    ("style", "text", "mark"),
    [
        ("ideographLegalTraditional", "%1、", "壹、"),
        ("ideographTraditional", "%1.", "甲."),
        ("decimalFullWidth", "%1、", "１、"),
        ("decimalEnclosedCircle", "%1", "①"),
        ("lowerLetter", "(%1)", "(a)"),
        ("upperRoman", "%1.", "I."),
        ("bullet", "\uf06c", "‧"),
        ("none", "", ""),
    ],
)
def test_every_style_of_number_is_written_out(
    tmp_path: Path, style: str, text: str, mark: str
) -> None:
    levels = word_level(0, style, text)

    assert lines_of(tmp_path, items(("甲", 0, 1)), numbering=numbering(levels)) == [f"{mark}甲"]


def test_headings_and_endings_of_pages_stand_around_the_text(tmp_path: Path) -> None:
    said = word_paragraph("檔號：0115/010101/1")

    found = lines_of(
        tmp_path,
        word_paragraph("主旨：請查照。"),
        header1=said,
        header2=said,
        footer1=word_paragraph("第1頁，共1頁"),
    )

    assert found == ["檔號：0115/010101/1", "主旨：請查照。", "第1頁，共1頁"]


def test_rows_of_a_table_are_lines_and_long_cells_go_on_below(tmp_path: Path) -> None:
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc>{}</w:tc>"
    short = row.format(cell.format(word_paragraph("速別：")) + cell.format(word_paragraph("速件")))
    long = row.format(
        cell.format(word_paragraph("說明："))
        + cell.format(word_paragraph("一、甲") + word_paragraph("二、乙"))
    )

    found = lines_of(tmp_path, f"<w:tbl>{short}{long}</w:tbl>{word_paragraph('正本：')}")

    assert found == ["速別：\t速件", "說明：\t一、甲", "二、乙", "正本："]


def test_text_boxes_are_read_and_what_nobody_sees_is_not(tmp_path: Path) -> None:
    unseen = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不見</w:t></w:r>"
    hidden = f"<w:p>{unseen}<w:r><w:t>看得見</w:t></w:r></w:p>"
    removed = (
        "<w:p><w:del><w:r><w:delText>刪掉</w:delText></w:r></w:del><w:r><w:t>留下</w:t></w:r></w:p>"
    )

    found = lines_of(tmp_path, BOX.format(inside=word_paragraph("檔號：")) + hidden + removed)

    assert found == ["測試市政府 函", "檔號：", "看得見", "留下"]
