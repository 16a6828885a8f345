"""ODT: list numbers are counted, and what Writer shows on a page is in the lines."""

from pathlib import Path

import pytest

from exchange.letters.making import (
    NAMES,
    Item,
    odt_parts,
    open_list,
    open_paragraph,
    read,
    refusal,
    shown,
)
from exchange.sheets.making import packed

FIRST = ' text:style-name="L1"'


def lines_of(folder: Path, body: str, **more: str) -> list[str]:
    return shown(read(folder, packed({**odt_parts(body), **more}), "函.odt"))


def test_a_list_that_a_paragraph_cut_goes_on_counting(tmp_path: Path) -> None:
    again = f'{FIRST} text:continue-numbering="true"'
    body = (
        open_list([Item("甲")], FIRST)
        + open_paragraph("插話")
        + open_list([Item("乙")], again)
        + open_list([Item("丙")], FIRST)
    )

    assert lines_of(tmp_path, body) == ["一、甲", "插話", "二、乙", "一、丙"]


def test_a_list_goes_on_where_it_names_the_one_before(tmp_path: Path) -> None:
    body = open_list([Item("甲")], f'{FIRST} xml:id="l1"') + open_list(
        [Item("乙")], f'{FIRST} text:continue-list="l1"'
    )

    assert lines_of(tmp_path, body) == ["一、甲", "二、乙"]


def test_an_item_without_words_of_its_own_is_not_counted(tmp_path: Path) -> None:
    inner = f"<text:list><text:list-item>{open_paragraph('丑')}</text:list-item></text:list>"
    again = f'{FIRST} text:continue-numbering="true"'
    body = (
        open_list([Item("甲", (Item("子"),))], FIRST)
        + f"<text:list{again}><text:list-item>{inner}</text:list-item>"
        f"<text:list-item>{open_paragraph('乙')}{open_paragraph('乙的第二段')}</text:list-item>"
        f"<text:list-header>{open_paragraph('無號')}</text:list-header></text:list>"
    )

    assert lines_of(tmp_path, body) == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "二、乙",
        "乙的第二段",
        "無號",
    ]


@pytest.mark.parametrize(
    ("level", "mark"),
    [
        ('style:num-format="壹, 貳, 參, ..." style:num-suffix="、"', "壹、"),
        ('style:num-format="甲, 乙, 丙, ..." style:num-suffix="、"', "甲、"),
        ('style:num-format="i" style:num-prefix="(" style:num-suffix=")"', "(i)"),
        ('style:num-format="1" style:num-suffix="." text:start-value="3"', "3."),
        ('style:num-format="" style:num-suffix="、"', ""),
    ],
)
def test_every_style_of_number_is_written_out(tmp_path: Path, level: str, mark: str) -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        f"{level}/></text:list-style>"
    )

    content = packed(odt_parts(open_list([Item("甲")], FIRST), styles=styles))

    assert shown(read(tmp_path, content, "函.odt")) == [f"{mark}甲"]


def test_headings_endings_frames_and_notes_are_read(tmp_path: Path) -> None:
    masters = (
        f"<office:document-styles {NAMES}><office:master-styles><style:master-page>"
        f"<style:header>{open_paragraph('檔號：')}</style:header>"
        f"<style:footer>{open_paragraph('第1頁')}</style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    frame = f"<draw:frame><draw:text-box>{open_paragraph('總收文')}</draw:text-box></draw:frame>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{open_paragraph('諒達')}</text:note-body></text:note>"
    )

    found = lines_of(
        tmp_path, f"<text:p>主旨：{frame}請{note}查照</text:p>", **{"styles.xml": masters}
    )

    assert found == ["檔號：", "主旨：請查照", "總收文", "諒達", "第1頁"]


def test_spaces_tabs_and_line_ends_are_those_that_are_stated(tmp_path: Path) -> None:
    inside = "\n   教育局<text:s text:c='2'/>函<text:line-break/>地址：<text:tab/>東湖路\n"
    body = f"<text:p>{inside}</text:p>"

    assert lines_of(tmp_path, body) == ["教育局  函", "地址：\t東湖路"]


def test_a_table_row_is_a_line(tmp_path: Path) -> None:
    cells = "".join(
        f"<table:table-cell>{open_paragraph(text)}</table:table-cell>"
        for text in ("正本：", "甲校")
    )

    body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"

    assert lines_of(tmp_path, body) == ["正本：\t甲校"]


def test_an_odt_under_a_password_is_refused(tmp_path: Path) -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="content.xml"><m:encryption-data><m:algorithm '
        'm:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></m:encryption-data>'
        "</m:file-entry></m:manifest>"
    )

    content = packed({**odt_parts("<text:p/>"), "META-INF/manifest.xml": manifest})

    assert refusal(tmp_path, content).code == "letter.encrypted"
