"""The files of the demo: their encodings, their layouts, and the faults they carry on purpose."""

import hashlib

import pytest

from zhicai.exchange.demo.write import HOURS, PORTAL, write_demo_files
from zhicai.exchange.layouts.reading import read_layout
from zhicai.exchange.sheets.read import open_books

KINDS = {
    "01": ("xlsx", None, "agencies"),
    "02": ("xlsx", None, "roster"),
    "03": ("csv", "cp950", "roster"),
    "04": ("ods", None, "roster"),
    "05": ("csv", "utf-16", "roster"),
    "06": ("xlsx", None, "course_levels"),
    "07": ("csv", "cp950", "portal_25"),
    "08": ("xlsx", None, "hours"),
    "09": ("xlsx", None, "hours_summary"),
    "10": ("xlsx", None, "certificates"),
    "11": ("xlsx", None, "duties"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def plan(folder):
    return write_demo_files(folder)


@pytest.fixture(scope="module")
def books(plan):
    """Every file of the plan, read."""
    paths = [path for step in plan.steps for path in step.files]
    return {path.name[:2]: book for path in paths for book in open_books(path)}


@pytest.fixture(scope="module")
def readings(books):
    return {number: read_layout(book) for number, book in books.items()}


def test_plan_names_every_file_once(plan, folder):
    named = [path.name for step in plan.steps for path in step.files]

    assert sorted(named) == sorted(path.name for path in folder.iterdir())


def test_files_have_the_kinds_and_layouts_of_many_offices(books, readings):
    found = {
        number: (book.kind, book.encoding, readings[number].layout)
        for number, book in books.items()
    }

    assert found == KINDS


def test_exactly_three_cells_cannot_be_read(readings):
    faults = [
        (number, fault.code, fault.value)
        for number, reading in readings.items()
        for fault in reading.faults
    ]

    assert sorted(faults) == [
        ("03", "sheet.bad_check_digit", "W20000****"),
        ("07", "sheet.no_such_day", "115-02-29"),
        ("08", "sheet.not_whole_minutes", "0.33"),
    ]


def test_name_lost_its_character_in_the_old_code_page(readings):
    names = {row.values["name"] for row in readings["07"].rows}

    assert "吳?霖" in names
    assert "吳堃霖" not in names


def test_roster_of_the_schools_has_a_sheet_for_each_kind(readings):
    sheets = {row.sheet for row in readings["02"].rows}

    assert sheets == {"教師", "職員", "校長", "代理教師"}


def test_summary_shows_masked_ids_only(readings):
    rows = readings["09"].rows

    assert all(row.values["masked_id"] and not row.values["national_id"] for row in rows)
    assert readings["09"].period is not None


def test_some_records_stand_in_two_files(readings):
    def keys(number):
        return {
            (row.values["national_id"], row.values["course_code"], row.values["completed_on"])
            for row in readings[number].rows
        }

    assert len(keys("07") & keys("08")) == 12


def test_same_files_are_written_every_time(plan, tmp_path):
    folder = plan.steps[0].files[0].parent
    write_demo_files(tmp_path)

    for name in (PORTAL, HOURS):
        first, second = (hashlib.sha256((at / name).read_bytes()) for at in (folder, tmp_path))
        assert first.hexdigest() == second.hexdigest()
