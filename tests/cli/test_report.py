"""`zhicai report kpi|people`."""

import pytest

from actions.world import COUNTY
from exchange.papers.reading import read_paper
from zhicai.exchange.sheets.read import open_books

KINDS = ("kpi", "people")
BEGINNINGS = {"pdf": b"%PDF-", "xlsx": b"PK", "ods": b"PK"}


@pytest.fixture
def busy(desk):
    desk.office.hours()
    return desk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["pdf", "xlsx", "ods"])
def test_the_ending_says_what_is_written(busy, tmp_path, kind, ending):
    out = tmp_path / f"表.{ending}"

    told = busy.run("report", kind, "--agency", COUNTY, "--out", out)

    assert out.read_bytes().startswith(BEGINNINGS[ending])
    assert told.stdout == ""
    assert f"示範縣政府_1151120.{ending}" in told.stderr


def test_the_paper_says_what_standing_says(busy, tmp_path):
    out = tmp_path / "表.PDF"
    asked = ("--agency", COUNTY, "--as-of", "115/03/31", "--scope", "丙")

    answer = busy.ask("standing", *asked)
    busy.run("report", "kpi", *asked, "--out", out)

    counts = f"（{answer['met']}／{answer['counted']}人）"
    assert counts in read_paper(out.read_bytes()).text


@pytest.mark.parametrize(("words", "people"), [((), 3), (("--everybody",), 4)])
def test_the_list_can_hold_everybody(busy, tmp_path, words, people):
    out = tmp_path / "表.ods"

    busy.run("report", "people", "--agency", COUNTY, *words, "--out", out)

    (book,) = open_books(out)
    assert len(book.sheets[0].lines) == people + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["表.docx", "表", "表.pdf.exe"])
def test_another_ending_is_a_wrong_use(desk, tmp_path, kind, name):
    told = desk.run("report", kind, "--agency", COUNTY, "--out", tmp_path / name, code=2)

    assert ".pdf、.xlsx 或 .ods" in told.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_agency_ends_with_three_and_leaves_no_file(desk, tmp_path, kind):
    out = tmp_path / "表.pdf"

    desk.run("report", kind, "--agency", "999999999Z", "--out", out, code=3)

    assert not out.exists()


def test_a_paper_of_before_is_kept_where_the_new_one_fails(desk, tmp_path):
    out = tmp_path / "表.pdf"
    out.write_bytes(b"kept")

    desk.run("report", "kpi", "--agency", "999999999Z", "--out", out, code=3)

    assert out.read_bytes() == b"kept"
