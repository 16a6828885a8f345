"""The sheets of a report, read back."""

import pytest

from zhicai.exchange.papers.workbook import render_workbook
from zhicai.exchange.sheets.read import open_books
from zhicai.exchange.sheets.write import Table

TABLES = [
    Table("統計", ("項目", "人數"), [("=1+1", 3), ("@甲", 0)]),
    Table("名單", ("代碼", "姓名"), [("0012", "林二美")], text_columns=(0,)),
]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_sheets_come_back_as_written(tmp_path, kind):
    path = tmp_path / f"report.{kind}"

    path.write_bytes(render_workbook(kind, TABLES))

    (book,) = open_books(path)
    told = {sheet.name: [line.values for line in sheet.lines] for sheet in book.sheets}
    assert told["統計"][1:] == [("=1+1", 3), ("@甲", 0)]
    assert told["名單"] == [("代碼", "姓名"), ("0012", "林二美")]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_the_same_tables_give_the_same_bytes(kind):
    first, second = (render_workbook(kind, TABLES) for _ in range(2))

    assert first == second
