"""Plain rows become frames of exactly the types that judging reads."""

import datetime as dt

import pytest

from zhicai.exchange.parquet.files import KINDS
from zhicai.exchange.parquet.schemas import SCHEMAS, frame

DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_no_rows_make_an_empty_frame_of_the_right_types(kind):
    assert dict(frame([], kind).schema) == {name: dtype() for name, dtype in SCHEMAS[kind].items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_nothing_keeps_its_types(kind):
    rows = frame([(None,) * len(SCHEMAS[kind])], kind)

    assert rows.schema == frame([], kind).schema
    assert rows.null_count().row(0) == (1,) * rows.width


def test_values_keep_their_order_and_their_nulls():
    rows = [(1, 2, 3, DAY, 60, None), (2, 2, 4, DAY, 90, True)]

    assert frame(iter(rows), "records").rows() == rows


@pytest.mark.parametrize("minutes", [1.5, "60"])
def test_minutes_that_are_no_whole_number_are_refused(minutes):
    with pytest.raises(TypeError):
        frame([(1, 2, 3, DAY, minutes, None)], "records")


def test_a_row_that_is_too_short_is_refused():
    with pytest.raises(ValueError, match="zip"):
        frame([(1, None, None)], "agencies")


def test_first_rows_without_a_value_do_not_decide_the_type():
    rows = [(number, None, None, None) for number in range(2000)]

    assert frame([*rows, (2000, 1, DAY, DAY)], "agencies").row(2000) == (2000, 1, DAY, DAY)
