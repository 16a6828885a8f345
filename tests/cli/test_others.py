"""`zhicai event`, `snapshot`, `recount`."""

import pytest

from actions.world import COUNTY, LIN, kpi
from zhicai.records.standings.models import SubtreeYear

LEAVE = (
    "event",
    "add",
    "陳一心",
    "--kind",
    "留職停薪",
    "--from",
    "115/01/01",
    "--until",
    "115/12/31",
)
TAKE = ("snapshot", "take", "--agency", COUNTY, "--year", "115")


def test_an_event_is_previewed_and_applied(desk):
    preview = desk.ask(*LEAVE)
    applied = desk.ask(*LEAVE, "--apply")

    assert (preview["batch"], preview["is_new"]) == (None, True)
    assert applied["batch"] is not None
    assert sum(kpi(desk.office.standing())) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("某人", "--kind", "停職", "--from", "115/02/29"),
        ("陳一心", "--kind", "度假", "--from", "115/01/01"),
        ("陳一心", "--kind", "停職", "--from", "115/03/01", "--until", "115/01/01"),
    ],
)
def test_odd_events_end_with_two(desk, words):
    desk.run("event", "add", *words, code=2)


def test_an_event_of_nobody_ends_with_three(desk):
    desk.run("event", "add", "某人", "--kind", "停職", "--from", "115/01/01", code=3)


def test_a_snapshot_is_taken_shown_and_verified(desk):
    desk.office.hours()
    taken = desk.ask(*TAKE, "--apply")
    desk.office.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    assert desk.ask("snapshot", "list")[0]["hash"] == taken["hash"]
    assert desk.ask("snapshot", "verify", taken["snapshot"])["same"] is True
    assert '"rulebook"' in desk.run("snapshot", "show", taken["snapshot"]).stdout


def test_a_snapshot_that_differs_ends_with_one(desk, monkeypatch):
    taken = desk.ask(*TAKE, "--apply")
    from zhicai.actions import take_snapshot

    monkeypatch.setattr(take_snapshot, "build_content", lambda *_, **__: b"other")

    assert desk.ask("snapshot", "verify", taken["snapshot"], code=1)["same"] is False


def test_a_snapshot_of_the_future_ends_with_two(desk):
    desk.run(*TAKE, "--known-at", "2099-01-01T00:00:00+08:00", code=2)


@pytest.mark.parametrize("verb", ["show", "verify"])
def test_an_unknown_snapshot_ends_with_three(desk, verb):
    desk.run("snapshot", verb, 999, code=3)


def test_recount_prints_the_promised_shape(desk):
    answer = desk.ask("recount")

    assert set(answer) >= {"people", "agencies", "seconds", "hash"}
    assert (answer["people"], answer["agencies"], answer["differences"]) == (4, 4, 0)


def test_a_difference_is_an_alarm(desk):
    SubtreeYear.objects.update(counted=9)

    assert desk.ask("recount", code=1)["differences"] > 0
    desk.run("recount", "--repair", code=1)
    assert desk.ask("recount")["differences"] == 0


def test_facts_written_to_parquet_give_the_same_hash(desk, tmp_path):
    desk.run("recount", "--write-facts", tmp_path / "facts")

    here, there = desk.ask("recount"), desk.ask("recount", "--facts", tmp_path / "facts")

    assert here["hash"] == there["hash"]


def test_facts_that_are_not_there_end_with_three(desk, tmp_path):
    desk.ask("recount", "--facts", tmp_path / "nowhere", code=3)


def test_spark_needs_facts(desk):
    desk.run("recount", "--engine", "spark", code=2)
