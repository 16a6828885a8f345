"""Fifty thousand rows of the widest layout are typed in five seconds of work."""

import time

from exchange.layouts.books import book_from
from exchange.layouts.test_portal import P25, line25
from zhicai.basics.national_ids import demo_id
from zhicai.exchange.layouts.reading import read_layouts

ROWS = 50_000
SECONDS = 5.0


def test_a_large_list_is_typed_in_time() -> None:
    people = [demo_id(letter, 1, serial) for letter in "ABCDEFGHJK" for serial in range(1000)]
    lines = (
        line25(
            身分證字號=people[at % len(people)],
            姓名=f"同仁{at % 9000}",
            課程名稱=f"課程{at % 300}",
            實際上課結束日期=f"115-06-{9 + at % 20:02d}",
        )
        for at in range(ROWS)
    )
    book = book_from(P25, *lines)

    before = time.process_time()
    [reading] = read_layouts(book)
    spent = time.process_time() - before

    assert reading.total == len(reading.rows) == ROWS
    assert spent <= SECONDS, spent
