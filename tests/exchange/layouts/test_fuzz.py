"""Whatever a sheet holds, it is read or refused; nothing else happens, and no ID comes out."""

import datetime as dt
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.layouts.books import CHEN, LIN, book_from
from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.fields import names
from zhicai.exchange.layouts.reading import Reading, read_layouts

HEADERS = names(
    """
    身分證字號 姓名 機關代碼 機關名稱 職稱 單位 課程代碼 課程名稱 認證時數 完成日期 AI層級 AI時數
    統計起訖 證書名稱 證書字號 發證日期 工作項目 通過 期別 訓練總數 實際上課結束日期 學習性質 學分
    合計 備註
    """
)
WRITTEN = ("合計", "115/06/23", "2026-06-23", "基礎", "是", "3小時")
CELLS = st.one_of(
    st.none(),
    st.sampled_from([CHEN, LIN, "A12345****", *WRITTEN]),
    st.text(max_size=12),
    st.floats(),
    st.integers(-5, 2_000_000),
    st.booleans(),
    st.dates(dt.date(1912, 1, 1), dt.date(2100, 1, 1)),
    st.times(),
)
WHOLE_ID = re.compile(r"(?<![0-9A-Za-z])[A-Z][12][0-9]{8}(?![0-9])")


def outcome(*rows) -> tuple[list[Reading], str]:
    """The readings of a sheet, or the code and the words of its refusal."""
    try:
        return read_layouts(book_from(*rows)), ""
    except Refused as refused:
        return [], f"{refused.code} {refused.value} {refused.details}"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_sheet_is_read_or_refused(data) -> None:
    header = data.draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=9))
    title = data.draw(st.lists(st.lists(CELLS, max_size=4), max_size=3))
    rows = data.draw(st.lists(st.lists(CELLS, max_size=10), max_size=6))

    readings, refusal = outcome(*title, header, *rows)

    said = [refusal]
    for reading in readings:
        assert reading.total == len(reading.rows) + len(reading.faulty_rows)
        said += [one.message for one in (*reading.faults, *reading.notices)]
    assert bool(readings) != refusal.startswith(("layout.", "summary."))
    assert not any(WHOLE_ID.search(text) for text in said)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_may_stand_in_a_header(text) -> None:
    readings, refusal = outcome([text, "姓名", text], [CHEN, "陳怡安", text])

    assert bool(readings) != refusal.startswith(("layout.", "summary."))
