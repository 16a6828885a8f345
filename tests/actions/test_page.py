"""Cutting a list into pages."""

import pytest

from zhicai.actions.page import clip, map_page, page_of


@pytest.mark.parametrize(
    ("number", "rows", "has_previous", "has_next"),
    [(1, "ab", False, True), (2, "cd", True, True), (3, "e", True, False)],
)
def test_a_page_knows_its_neighbours(number, rows, has_previous, has_next):
    page = page_of("abcde", number=number, size=2)

    assert "".join(page.rows) == rows
    assert (page.has_previous, page.has_next) == (has_previous, has_next)
    assert (page.total, page.pages) == (5, 3)


def test_a_page_tells_which_rows_of_the_list_it_holds():
    page = page_of("abcde", number=2, size=2)

    assert (page.first, page.last) == (3, 4)


def test_an_empty_list_has_one_empty_page():
    page = page_of((), number=7)

    assert (page.number, page.pages, page.first, page.last) == (1, 1, 0, 0)


@pytest.mark.parametrize("asked", [-1, 0, 1])
def test_a_page_before_the_first_is_the_first(asked):
    assert page_of("abc", number=asked, size=2).rows == ("a", "b")


def test_a_page_after_the_last_is_the_last():
    assert clip(99, 2, 3) == (2, 2)


def test_a_mapped_page_keeps_its_place():
    page = map_page(page_of("abc", number=2, size=2), str.upper)

    assert (page.rows, page.number, page.total) == (("C",), 2, 3)
