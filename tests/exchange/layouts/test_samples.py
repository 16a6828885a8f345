"""The sample of each layout: recognised as its own, read without a word, whole in its folder."""

import pytest

from exchange.layouts.books import book_of_sample
from zhicai.basics.national_ids import is_demo
from zhicai.exchange.layouts.catalogue import HERE, all_layouts
from zhicai.exchange.layouts.reading import read_layouts
from zhicai.exchange.sheets.model import open_books

NAMES = [layout.name for layout in all_layouts()]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_clean(name) -> None:
    [reading] = read_layouts(book_of_sample(HERE / name / "sample.csv"))

    assert reading.layout == name
    assert reading.total == len(reading.rows) > 0
    assert not reading.faults
    assert not reading.notices
    assert not reading.questions
    assert not reading.unused_columns


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_names_invented_people_only(name) -> None:
    [reading] = read_layouts(book_of_sample(HERE / name / "sample.csv"))

    people = [row.values["national_id"] for row in reading.rows if "national_id" in row.values]
    masked = [row.values["masked_id"] for row in reading.rows if row.values.get("masked_id")]

    assert all(is_demo(person) for person in people if person)
    assert all(text[2:6] == "0000" for text in masked)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_tells_its_officer_how_to_use_it(name) -> None:
    text = (HERE / name / "README.md").read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert "sample.csv" in text


def test_a_sample_comes_in_through_the_real_door() -> None:
    [book] = open_books(HERE / "portal_25" / "sample.csv")

    [reading] = read_layouts(book)

    assert reading.layout == "portal_25"
    assert reading.total == 3


def test_every_row_holds_every_key_of_its_layout() -> None:
    for layout in all_layouts():
        [reading] = read_layouts(book_of_sample(HERE / layout.name / "sample.csv"))

        assert all(tuple(row.values) == layout.keys for row in reading.rows)
