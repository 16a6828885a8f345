"""Books go into bytes and come back the same; a corrected cell is as if it stood there."""

import datetime as dt

from zhicai.basics.remarks import Remark
from zhicai.exchange.drafts.books import (
    TOGETHER,
    Cells,
    correct,
    label_of,
    pack_books,
    unpack_books,
)
from zhicai.exchange.sheets.book import Book, Broken, Line, Sheet

DAY = dt.date(2026, 3, 2)


def book_of(*sheets: Sheet, inner: str | None = None) -> Book:
    told = (Remark("file.encoding_guessed", value="big5"),)
    return Book("名冊.xlsx", "xlsx", None, "0" * 64, 3, sheets, notices=told, inner=inner)


SHEET = Sheet(
    "名冊", (Line(1, ("姓名", "到職日")), Line(3, ("王", DAY, 1.5, Broken("#REF!", "sheet.x"))))
)


def test_books_come_back_as_they_were_packed() -> None:
    books = [book_of(SHEET), book_of(Sheet("二", (), hidden=True), inner="內.csv")]

    back = unpack_books(pack_books(books))

    assert back == books
    assert back[0].sheets[0].lines[1].values[3].code == "sheet.x"


def test_long_sheets_come_back_in_order_and_each_text_is_kept_once() -> None:
    lines = tuple(Line(at, ("研習\n一日" + "　" * 3, at)) for at in range(1, 2 * TOGETHER + 2))
    book = book_of(Sheet("時數", lines), Sheet("二", (Line(7, ("末",)),)))

    (back,) = unpack_books(pack_books([book]))

    assert back == book
    assert back.sheets[0].lines[0].values[0] is back.sheets[0].lines[-1].values[0]


def test_a_corrected_cell_reads_as_if_it_stood_in_the_file() -> None:
    book = book_of(SHEET)

    after = correct(book, {("名冊", "B3"): "115/01/01", ("名冊", "F3"): "新", ("別張", "A1"): "x"})

    assert after.sheets[0].lines[1].values[1] == "115/01/01"
    assert after.sheets[0].lines[1].values[4:] == (None, "新")
    assert after.sheets[0].lines[0] is SHEET.lines[0]


def test_an_emptied_cell_says_nothing_and_the_old_value_is_still_in_the_old_book() -> None:
    book = book_of(SHEET, inner="內.csv")
    label = label_of(book, "名冊")

    after = correct(book, {(label, "A3"): ""})

    assert label == "內.csv/名冊"
    assert Cells([after]).at(label, "A3") is None
    assert Cells([book]).at(label, "A3") == "王"
