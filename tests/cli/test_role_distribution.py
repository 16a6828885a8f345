"""`zhicai role distribution`: the numbers of the page, as text, as a document, as a paper."""

import pytest

from actions.roles.decided import write
from actions.roles.posts import staff
from actions.world import CHEN, COUNTY, LIN

ASKED = ("role", "distribution", COUNTY)
STATES = {
    *("policy", "application", "development", "research"),
    *("reopened", "pending", "no_duties"),
}


@pytest.fixture
def busy(desk):
    staff(desk.office)
    write(desk.office, (CHEN, "development"), (LIN, "policy"))
    return desk


def test_document_adds_up(busy):
    answer = busy.ask(*ASKED)

    assert answer["agency"] == {"code": COUNTY, "name": "示範縣政府"}
    assert sum(answer[state] for state in STATES) == answer["counted"] == 5
    assert set(answer["tables"]) == {"agency", "division", "rank", "series"}
    for lines in answer["tables"].values():
        assert sum(line["counted"] for line in lines) == 5


def test_past_day_has_the_decisions_of_that_day(busy):
    assert busy.ask(*ASKED, "--as-of", "115/11/19")["pending"] == 4


def test_text_names_every_line_and_the_total(busy):
    text = busy.run(*ASKED, "--scope", "丙").stdout

    for words in ("示範局", "簡任", "資訊處理", "合計", "每人只計一次"):
        assert words in text


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "ods"])
def test_paper_is_written(busy, tmp_path, ending):
    path = tmp_path / f"類別.{ending}"

    result = busy.run(*ASKED, "--out", path)

    assert path.stat().st_size > 1000
    assert "AI人才類別分布統計表" in result.stderr


def test_unknown_agency_and_unknown_ending_are_refused(busy, tmp_path):
    busy.run("role", "distribution", "999999999Z", code=3)
    busy.run(*ASKED, "--out", tmp_path / "a.doc", code=2)
