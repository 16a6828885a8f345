"""The officer's own file comes back with its problems; put right, only those rows go in."""

import pytest

from journeys.office import faults_of, import_order, rows_of
from journeys.small import BUREAU, CHEN, HEADERS, HOURS
from zhicai.exchange.sheets.read import open_books

PROBLEM = "問題"
WRONG = [CHEN, "陳一心", "N-1", "讀書會", 2, "115/2/29"]


def lines_of(path):
    (book,) = open_books(path)
    return [line.values for line in book.sheets[0].lines]


@pytest.mark.parametrize("name", ["hours.xlsx", "hours.csv"])
def test_file_comes_back_with_a_column_that_says_what_is_wrong(staffed, desk, tmp_path, name):
    file, out = desk.hours(WRONG, name=name), tmp_path / "back"

    order = import_order([file], BUREAU, apply=True)
    staffed.ask(*order, "--faulty", out)

    (back,) = out.iterdir()
    header, *rows = lines_of(back)
    assert header[:6] == tuple(HEADERS["hours"])
    assert header[6] == PROBLEM
    problems = [row[6] if len(row) > 6 else None for row in rows]
    assert [bool(problem) for problem in problems] == [False] * len(HOURS) + [True]
    assert "115/2/29" in problems[-1]


def test_source_file_stays_as_it_was(staffed, desk, tmp_path):
    file = desk.hours(WRONG)
    before = file.read_bytes()

    staffed.ask(*import_order([file], BUREAU, apply=True), "--faulty", tmp_path / "back")

    assert file.read_bytes() == before


def test_corrected_file_adds_only_the_row_put_right(staffed, desk):
    staffed.bring(desk.hours(WRONG), agency=BUREAU)

    answer = staffed.bring(desk.hours([*WRONG[:5], "115/02/28"]), agency=BUREAU)

    rows = rows_of(answer)["hours.xlsx"]
    assert faults_of(answer) == []
    assert (rows["added"], rows["unchanged"]) == (1, len(HOURS))


def test_file_handed_back_is_read_again_as_it_is(staffed, desk, tmp_path):
    out = tmp_path / "back"
    order = import_order([desk.hours(WRONG)], BUREAU, apply=True)
    staffed.ask(*order, "--faulty", out)
    (back,) = out.iterdir()

    answer = staffed.bring(back, agency=BUREAU)

    rows = rows_of(answer)[back.name]
    assert (rows["added"], rows["unchanged"], rows["faulty"]) == (0, len(HOURS), 1)
