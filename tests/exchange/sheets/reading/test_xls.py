"""Old XLS workbooks."""

import datetime as dt
import io

import pytest
import xlwt

from exchange.sheets.making import codes, opened, read_rows, refusal, rows_of
from zhicai.exchange.sheets.model import Broken
from zhicai.exchange.sheets.reading.xls_scan import is_locked, records, scan_stream


def xls(write) -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    write(book, book.add_sheet("名冊"))
    book.save(out)
    return out.getvalue()


def test_values_keep_their_types(tmp_path):
    def write(_, sheet):
        day = xlwt.easyxf(num_format_str="yyyy/mm/dd")
        sheet.write(1, 0, "王小明")
        sheet.write(1, 1, 3)
        sheet.write(1, 2, 1.5)
        sheet.write(1, 3, dt.date(2026, 1, 2), day)
        sheet.write(1, 4, True)

    assert read_rows(tmp_path, xls(write), "名冊.xls") == {
        2: ("王小明", 3, 1.5, dt.date(2026, 1, 2), True)
    }


@pytest.mark.parametrize(("code", "text"), [(0x17, "#REF!"), (0x07, "#DIV/0!"), (0x2A, "#N/A")])
def test_error_cell_surfaces_as_a_broken_text(tmp_path, code, text):
    def write(_, sheet):
        sheet.write(0, 0, "a")
        sheet.row(0).set_cell_error(2, code)

    [values] = read_rows(tmp_path, xls(write), "名冊.xls").values()

    assert values == ("a", None, text)
    assert isinstance(values[2], Broken)


def test_hidden_sheet_and_rows_are_read_with_notices(tmp_path):
    def write(book, sheet):
        sheet.write(0, 0, "a")
        sheet.row(0).hidden = True
        other = book.add_sheet("藏")
        other.write(0, 0, "b")
        other.visibility = 1

    book = opened(tmp_path, xls(write), "名冊.xls")

    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("名冊", False),
        ("藏", True),
    ]
    assert codes(book) == ["sheet.hidden_rows", "sheet.hidden_sheet"]


def test_tall_merged_cell_counts_for_each_of_its_rows(tmp_path):
    def write(_, sheet):
        sheet.write_merge(0, 2, 0, 0, "甲局")
        for row in range(3):
            sheet.write(row, 1, f"人{row}")

    book = opened(tmp_path, xls(write), "名冊.xls")

    assert [values[0] for values in rows_of(book).values()] == ["甲局"] * 3
    assert codes(book) == ["sheet.merged_cells"]


def test_far_corner_that_needs_too_much_room_is_refused(tmp_path):
    def write(_, sheet):
        sheet.write(0, 0, "a")
        sheet.write(65_535, 255, "b")

    assert refusal(tmp_path, xls(write), "名冊.xls").code == "file.out_of_range"


def test_damaged_records_end_the_walk():
    assert list(records(b"\x09\x08\x10\x00abc")) == []
    assert scan_stream(b"") == []
    assert not is_locked(b"\x09\x08\x00\x00")
