"""職務說明書 and its kin: one post a form, labels beside their values, as DOCX, ODT or sheets."""

import pytest

from exchange.layouts.books import book_of, codes, read, sheet_of
from exchange.sheets.documents import (
    docx,
    odt,
    open_paragraph,
    open_table,
    word_paragraph,
    word_table,
)
from exchange.sheets.making import opened
from zhicai.exchange.layouts.reading import read_layouts

FORM = [
    ["一、職務編號", "A600010", "二、職稱", "科員"],
    ["三、所在單位", "資訊科", "四、官等職等", "薦任第六職等至薦任第七職等"],
    ["五、職系", "資訊處理", "", ""],
    ["六、工作項目", "一、應用系統開發維護。\n二、資料庫管理。", "", ""],
    ["七、工作權責", "在直接監督下辦理。", "", ""],
    ["八、所需知能", "資訊相關科系畢業。", "", ""],
]
OTHER = [
    ["一、職務編號", "A600020", "二、職稱", "技士"],
    ["三、所在單位", "總務科", "四、官等職等", "委任第五職等"],
    ["六、工作項目", "採購", "", ""],
    [None, "財產管理", "", ""],
]
KEYS = ("job_title", "division", "duty_text")
READ = ("科員", "資訊科", "一、應用系統開發維護。\n二、資料庫管理。")


def told(reading):
    return [tuple(row.values[key] for key in KEYS) for row in reading.rows]


def test_a_form_is_one_row():
    reading = read(*FORM)

    assert reading.layout == "duties"
    assert told(reading) == [READ]
    assert reading.rows[0].values["job_series"] == "資訊處理"
    assert not reading.faults


@pytest.mark.parametrize(
    ("make", "table", "text", "name"),
    [
        (docx, word_table, word_paragraph, "職務說明書.docx"),
        (odt, open_table, open_paragraph, "職務說明書.odt"),
    ],
    ids=["docx", "odt"],
)
def test_forms_of_a_document_are_a_row_each(tmp_path, make, table, text, name):
    content = make(text("職務說明書"), table(FORM), text("職務說明書"), table(OTHER))

    [reading] = read_layouts(opened(tmp_path, content, name))

    assert told(reading) == [READ, ("技士", "總務科", "採購\n財產管理")]


def test_forms_that_follow_each_other_in_one_sheet_are_told_apart():
    reading = read(*FORM, [None], *OTHER)

    assert [row[0] for row in told(reading)] == ["科員", "技士"]


def test_duties_below_their_label_are_read():
    reading = read(
        ["姓名", "王小明", "單位", "人事室"],
        ["主要工作內容"],
        ["辦理任免遷調。"],
        ["辦理考績。"],
    )

    assert reading.rows[0].values["name"] == "王小明"
    assert reading.rows[0].values["duty_text"] == "辦理任免遷調。\n辦理考績。"


def test_a_list_with_a_header_stays_a_list():
    reading = read(["單位", "職稱", "姓名", "工作項目"], ["資訊科", "科員", "王小明", "系統維運"])

    assert told(reading) == [("科員", "資訊科", "系統維運")]


def test_deputies_beside_the_duties_are_left_out():
    """職務代理名冊: several rows a person, names and units merged, deputies at the end."""
    header = ["單位", "職稱", "姓名", "業務職掌", "第一代理人", "第二代理人"]
    reading = read(
        ["○○市政府○○局職務代理名冊"],
        header,
        ["資訊科", "科員", "王小明", "系統維運", "李大同", "張美麗"],
        [None, None, None, "網路管理", "張美麗", "李大同"],
        ["總務科", "技士", "李大同", "採購", "王小明", None],
    )

    assert told(reading) == [
        ("科員", "資訊科", "系統維運"),
        ("科員", "資訊科", "網路管理"),
        ("技士", "總務科", "採購"),
    ]


def test_a_list_and_a_form_in_one_book():
    book = book_of(sheet_of(*FORM, name="甲"), sheet_of(*OTHER, name="乙"))

    [reading] = read_layouts(book)

    assert len(reading.rows) == 2
    assert codes(reading.notices) == []
