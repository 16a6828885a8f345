"""Export, then import: every text comes back, in every format."""

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhicai.exchange.sheets.inert import make_inert, restore
from zhicai.exchange.sheets.model import open_books
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.sources import read_source
from zhicai.exchange.sheets.write import Table, write_csv, write_ods, write_xlsx
from zhicai.exchange.sheets.xml_escapes import escape, escape_for_workbook, unescape

HARD = (
    "=1+1", "+1", "-5", "@SUM(A1)", "\t=1", "\r", "＝1＋1", "'=1", "''", "'王", "=cmd|'/C calc'!A1",
    '=HYPERLINK("http://a.invalid")', "<r><t>a</t></r>", "_x0041_", "_x0001_", "_x0001\x02",
    "_x005F_", "_xFFFE_", "_xD83D_", "a\0b", "\ufffe\uffff", "  前後  ", " ", "\n", "一\n二\r\n三",
    "\ufeff姓名", "<table>", "<?xml?>", "sep=;", "a;b\tc", '"', '""', '="012"', "PK\3\4", "MZ\0",
    "%PDF-", '{"a"', "\u2028\x85\x0b\x0c", "\u3000=1", "堃喆𠮷", "e\u0301", "\u202eabc", "1.0",
    "007", "TRUE", "#REF!", "115/01/02", "_", "]]>", "&amp;", "-", "\xa0", "\ue000",
)  # fmt: skip
WRITERS = {
    "xlsx": lambda path, table: write_xlsx(path, [table]),
    "ods": lambda path, table: write_ods(path, [table]),
    "csv": write_csv,
}


def came_back(kind: str, texts: list[str]) -> list[str]:
    """Write one text a row, read the file in this process, give what stands in the rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"表.{kind}"
        WRITERS[kind](path, Table("表", (texts[0],), [(text,) for text in texts]))
        told = io.StringIO()
        outlet = Outlet(told, lambda _: None, lambda: None)
        with path.open("rb") as file:
            read_source(Source(path.name, file), outlet)
        outlet.finish()
    lines = [json.loads(line) for line in told.getvalue().splitlines()]
    chunks = [chunk for line in lines for chunk in line.get("lines", ())]
    found = {number: values[0] for number, values in chunks}
    return [found.get(number, "") for number in range(1, len(texts) + 2)]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("hard", HARD)
def test_hard_text_comes_back(kind, hard):
    assert came_back(kind, [hard, "x", hard]) == [hard, hard, "x", hard]


@pytest.mark.parametrize("kind", WRITERS)
@given(texts=st.lists(st.text(max_size=40), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_text_comes_back(kind, texts):
    assert came_back(kind, ["首", *texts]) == ["首", "首", *texts]


@pytest.mark.parametrize("kind", WRITERS)
def test_blank_texts_in_a_row_with_others_come_back(tmp_path, kind):
    blanks = (" ", "\n", "\t", "\r", "\u3000", "\xa0")
    path = tmp_path / f"表.{kind}"
    WRITERS[kind](path, Table("表", ("姓名",), [("王", *blanks)]))

    [book] = open_books(path)

    assert book.sheets[0].lines[1].values == ("王", *blanks)


@given(text=st.text())
def test_mark_goes_on_and_comes_off(text):
    assert restore(make_inert(text)) == text


@given(text=st.text(alphabet=st.sampled_from("_x0145FDE\x01\x02\ufffe王"), max_size=30))
@settings(max_examples=500)
def test_escapes_go_on_and_come_off(text):
    assert unescape(escape(text)) == text
    assert escape_for_workbook(text).isprintable() or "\n" in text
