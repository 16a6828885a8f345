"""What goes over the wire comes out the same."""

import datetime as dt
import json

import pytest

from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.sheets.book import Broken
from zhicai.exchange.sheets.wire import (
    LineReader,
    pack_refusal,
    pack_remark,
    pack_value,
    unpack_refusal,
    unpack_remark,
)

MOMENT = dt.datetime.fromisoformat("2026-01-02 03:04:05.000006")


@pytest.mark.parametrize(
    "value",
    ["王", "\ud800", 3, 1.5, 10**18, True, None, MOMENT, MOMENT.date(), MOMENT.time()],
)
def test_value_comes_back_with_its_type(value):
    sent = json.loads(json.dumps([[7, [pack_value(value)]]]))

    [line] = LineReader().read(sent)

    assert line.number == 7
    assert (line.values, type(line.values[0])) == ((value,), type(value))


def test_broken_cell_comes_back_broken():
    [line] = LineReader().read([[1, [pack_value(Broken("#N/A", "sheet.error_cell"))]]])

    assert (line.values[0], line.values[0].code) == ("#N/A", "sheet.error_cell")


def test_equal_texts_are_kept_once():
    lines = LineReader().read(json.loads('[[1, ["資訊處"]], [2, ["資訊處"]]]'))

    assert lines[0].values[0] is lines[1].values[0]


def test_refusal_and_remark_come_back_whole():
    refused = unpack_refusal(pack_refusal(Refused("file.empty", place="甲!A1", value="a", n=3)))
    remark = Remark("sheet.hidden_rows", sheet="甲", value="3", details={"a": "b"})

    assert (refused.code, refused.place, refused.value, refused.details) == (
        "file.empty",
        "甲!A1",
        "a",
        {"n": "3"},
    )
    assert unpack_remark(pack_remark(remark)) == remark
