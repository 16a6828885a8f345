"""What a page costs does not grow with the rows behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import CHEN
from zhicai.actions.drafts.model import RowsQuery
from zhicai.actions.find_draft import find_draft
from zhicai.actions.list_draft_rows import list_draft_rows
from zhicai.actions.list_drafts import list_drafts
from zhicai.actions.list_fault_groups import list_fault_groups

PAGES = {
    "draft": (lambda key, by: find_draft(key, by=by), 6),
    "rows": (lambda key, by: list_draft_rows(key, RowsQuery(), by=by), 5),
    "groups": (lambda key, by: list_fault_groups(key, by=by), 2),
    "list": (lambda _, by: list_drafts("999000000Z", by=by), 4),
}


def rows_of(count: int) -> list[tuple[str, ...]]:
    return [(CHEN, "陳一心", f"C-{n}", f"課程{n}", "1", "115/03/02") for n in range(count)]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_the_database_as_often_for_many_rows_as_for_few(desk, page) -> None:
    show, most = PAGES[page]
    counts = []

    for size in (1, 30):
        desk.bring("hours", rows_of(size))
        with CaptureQueriesContext(connection) as queries:
            show(desk.key, desk.world.caller())
        counts.append(len(queries))

    assert counts[0] == counts[1] <= most
