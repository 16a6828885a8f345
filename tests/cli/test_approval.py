"""`zhicai snapshot take --year-close` and `zhicai approval`."""

import pytest

from actions.world import COUNTY
from zhicai.records.standings.models import Snapshot

CLOSE = ("snapshot", "take", "--agency", COUNTY, "--as-of", "115/10/31", "--year-close")
PAPER = ("--paper-date", "115/11/19", "--paper-number", "人字第1號")


def test_a_year_close_waits_until_a_paper_is_named(desk):
    preview = desk.ask(*CLOSE)
    asked = desk.ask(*CLOSE, "--apply")

    assert (preview["approval"], asked["state"]) == (0, "waiting")
    assert desk.ask("approval", "list", "--agency", COUNTY)[0]["approval"] == asked["approval"]
    assert not Snapshot.objects.exists()
    words = desk.run("approval", "settle", asked["approval"], *PAPER).stdout
    assert "尚未執行" in words
    done = desk.ask("approval", "settle", asked["approval"], *PAPER, "--apply")
    assert (done["state"], Snapshot.objects.get().is_year_close) == ("settled", True)
    assert "依紙本核定並執行" in desk.run("approval", "show", asked["approval"]).stdout


def test_a_paper_settles_it_at_once(desk):
    done = desk.ask(*CLOSE, *PAPER, "--apply")

    assert (done["state"], done["paper_on"]) == ("settled", "2026-11-19")
    desk.run("approval", "settle", done["approval"], *PAPER, "--apply", code=5)


def test_odd_uses_end_with_the_agreed_codes(desk):
    asked = desk.ask(*CLOSE, "--apply")["approval"]

    desk.run("approval", "settle", asked, "--apply", code=2)
    desk.run("approval", "settle", asked, "--paper-date", "115/11/19", code=2)
    desk.run("approval", "show", 999, code=3)
    desk.run("snapshot", "take", "--agency", COUNTY, *PAPER, code=2)
    desk.run(*CLOSE, "--known-at", "2026-11-01T00:00:00+08:00", code=2)


def test_a_page_may_stand_for_the_paper(desk, tmp_path):
    asked = desk.ask(*CLOSE, "--apply")["approval"]
    page = tmp_path / "page.pdf"

    page.write_bytes(b"<html>")
    desk.run("approval", "settle", asked, "--page", page, "--apply", code=6)

    assert desk.run("approval", "list", "--agency", COUNTY).stdout.count("待核准") == 1


@pytest.mark.parametrize("verb", ["list", "show", "settle"])
def test_each_command_has_help(desk, verb):
    assert "--json" in desk.run("approval", verb, "--help").stdout
