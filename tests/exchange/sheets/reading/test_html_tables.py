"""HTML tables under the name of a workbook."""

from exchange.sheets.making import codes, opened, read_rows, refusal, rows_of


def page(table: str, head: str = "") -> str:
    return f"<html><head>{head}<style>td {{}}</style></head><body>{table}</body></html>"


def test_table_called_xls_is_read_with_a_notice(tmp_path):
    table = "<table><tr><th>姓名<th>時數<tr><td>王小明</td><td x:num>3</td></tr></table>"

    book = opened(tmp_path, page(table).encode("cp950"), "時數.xls")

    assert rows_of(book) == {1: ("姓名", "時數"), 2: ("王小明", "3")}
    assert (book.kind, book.encoding, codes(book)) == ("html", "cp950", ["file.content_differs"])


def test_entities_breaks_and_hard_blanks_are_plain(tmp_path):
    cells = "<td>A&amp;B&nbsp;</td><td>一<br>二</td><td>&nbsp;</td><td> x\n y</td>"
    table = f"<table><tr>{cells}</tr></table>"

    assert read_rows(tmp_path, page(table).encode(), "a.html") == {
        1: ("A&B", "一\n二", None, "x y")
    }


def test_spans_keep_columns_in_place(tmp_path):
    table = (
        '<table><tr><td rowspan="2">甲局</td><td colspan="2">王</td><td>1</td></tr>'
        "<tr><td>李</td><td>二</td><td>2</td></tr></table>"
    )

    assert read_rows(tmp_path, page(table).encode(), "a.html") == {
        1: ("甲局", "王", None, "1"),
        2: ("甲局", "李", "二", "2"),
    }


def test_each_outer_table_is_a_sheet_and_inner_ones_are_text(tmp_path):
    inner = "<table><tr><td>內</td></tr></table>"
    tables = f"<table><tr><td>外{inner}</td></tr></table><table><tr><td>二</td></tr></table>"

    book = opened(tmp_path, page(tables).encode(), "表.html")

    assert [(sheet.name, sheet.lines[0].values) for sheet in book.sheets] == [
        ("表", ("外內",)),
        ("表（2）", ("二",)),
    ]


def test_script_is_no_text_and_spans_are_bounded(tmp_path):
    table = (
        '<table><tr><td rowspan="99999999" colspan="1e9">a<script>alert("b")</script></td>'
        "<td>c</td></tr></table>"
    )

    assert read_rows(tmp_path, page(table).encode(), "a.html") == {1: ("a", "c")}


def test_page_without_a_table_is_refused(tmp_path):
    assert refusal(tmp_path, page("<p>請登入</p>").encode(), "a.xls").code == "file.empty"
