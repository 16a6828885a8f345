"""Locked files are opened once more, with the same question."""

from exchange.sheets.making import rows_of
from exchange.sheets.reading.test_archives import AES
from exchange.sheets.reading.test_locks import locked_ods, locked_xlsx
from zhicai.exchange.sheets.model import open_books
from zhicai.exchange.sheets.write import Problems, write_annotated


def annotated(folder, content, name, key):
    (folder / name).write_bytes(content)
    problems = Problems({key: "x"}, password=lambda _: "示範")
    [book] = open_books(
        write_annotated(folder / name, folder / f"回{name}", problems), password=lambda _: None
    )
    return rows_of(book)


def test_locked_workbook_comes_back_open(tmp_path):
    assert annotated(tmp_path, locked_xlsx("示範"), "a.xlsx", (None, "表1", 1)) == {
        1: ("王小明", "x")
    }


def test_locked_spreadsheet_comes_back_open(tmp_path):
    assert annotated(tmp_path, locked_ods("示範"), "a.ods", (None, "甲", 1)) == {1: ("王小明", "x")}


def test_locked_archive_comes_back_open(tmp_path):
    found = annotated(tmp_path, AES, "a.zip", ("時數.csv", "時數", 2))

    assert found == {1: ("姓名", "時數", "問題"), 2: ("王小明", "3", "x")}
