"""Files with bytes changed at random are read or refused; nothing else happens."""

import io
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.sheets.making import ods_parts, packed, text_cell, worksheet, xlsx_parts
from zhicai.basics.errors import Refused
from zhicai.exchange.sheets.reading.outlet import Outlet, Source
from zhicai.exchange.sheets.reading.sources import read_source
from zhicai.exchange.sheets.reading.xls_scan import BOF, LABELSST, scan_stream

ROUNDS = 200
CELLS = f'{text_cell("王", "A1")}<c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="e"><v>#REF!</v></c>'
MERGES = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
SHEET_XML = worksheet(f'<row r="1">{CELLS}</row>', after=MERGES)
ODS_ROW = (
    '<table:table-row table:number-rows-repeated="2"><table:table-cell '
    'table:number-rows-spanned="2" office:value-type="date" office:date-value="2026-01-02">'
    '<text:p>x<text:s text:c="3"/></text:p></table:table-cell>'
    '<table:table-cell office:value-type="time" office:time-value="PT1H2M3S"/></table:table-row>'
)
CSV = '姓名,"課\r\n程",=x\r\n王,"a,b",1\r\n'.encode("cp950")
HTML = b"<table><tr><td rowspan=2 colspan=3>a<br>b&nbsp;</td><th>c</table>"
ODD = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999", b"-1  ", b"<!--", b"&lt;", b"]]>", b'"')


def changed(content: bytes, chance: random.Random) -> bytes:
    odd = bytearray(content)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(odd))
        match chance.randrange(4):
            case 0:
                odd[at] = chance.randrange(256)
            case 1:
                del odd[at : at + chance.randrange(1, 9)]
            case 2:
                odd[at:at] = odd[: chance.randrange(60)]
            case _:
                odd[at : at + 4] = chance.choice(ODD)
        odd = odd or bytearray(b"x")
    return bytes(odd)


def changed_part(parts: dict[str, str], chance: random.Random) -> bytes:
    name = chance.choice(sorted(parts))
    return packed({**parts, name: changed(parts[name].encode(), chance)})


MAKERS = {
    "xlsx": lambda chance: changed(packed(xlsx_parts(SHEET_XML)), chance),
    "xlsx part": lambda chance: changed_part(xlsx_parts(SHEET_XML), chance),
    "ods": lambda chance: changed(packed(ods_parts(TABLE)), chance),
    "ods part": lambda chance: changed_part(ods_parts(TABLE), chance),
    "zip": lambda chance: changed(packed({"a.csv": CSV, "b.csv": HTML}), chance),
    "csv": lambda chance: changed(CSV, chance),
    "html": lambda chance: changed(HTML, chance),
}
TABLE = f'<table:table table:name="甲">{ODS_ROW * 2}</table:table>'


@pytest.mark.parametrize("kind", MAKERS)
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=ROUNDS, deadline=None)
def test_odd_bytes_are_read_or_refused(kind, chance):
    outlet = Outlet(io.StringIO(), lambda _: None, lambda: None)

    with suppress(Refused):
        read_source(Source("檔", io.BytesIO(MAKERS[kind](chance))), outlet)

    assert outlet.book_count <= 2


@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=ROUNDS)
def test_odd_records_end_the_walk(chance):
    head = BOF.to_bytes(2, "little") + b"\4\0abcd\x85\0\6\0\x14\0\0\0\0\0"
    cell = LABELSST.to_bytes(2, "little") + b"\x0a\0" + bytes(10)

    assert len(scan_stream(changed((head + cell) * 3, chance))) < 20
