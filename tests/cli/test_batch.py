"""`zhicai batch list|show|undo`."""

import datetime as dt

import pytest

from actions.world import kpi


@pytest.fixture
def batch(desk):
    return desk.office.hours().batch


def test_list_gives_receipts_newest_first(desk, batch):
    lines = desk.ask("batch", "list")

    assert lines[0]["batch"] == batch > lines[1]["batch"]
    assert lines[0]["files"][0]["rows"]["added"] == 3


def test_show_gives_one_receipt(desk, batch):
    answer = desk.ask("batch", "show", batch)

    assert (answer["kind"], answer["actor"], answer["undone_by"]) == ("import", "admin", None)


def test_undo_shows_three_buckets_and_does_nothing(desk, batch):
    answer = desk.ask("batch", "undo", batch)

    assert {name: answer[name]["count"] for name in ("undoable", "kept", "impossible")} == {
        "undoable": 3,
        "kept": 0,
        "impossible": 0,
    }
    assert answer["undo_batch"] is None
    assert kpi(desk.office.standing()) == (1, 1, 2)


def test_undo_with_apply_undoes(desk, batch):
    answer = desk.ask("batch", "undo", batch, "--apply")

    assert answer["undo_batch"] > batch
    assert kpi(desk.office.standing()) == (0, 0, 4)


def test_undo_in_words_names_the_buckets(desk, batch):
    told = desk.run("batch", "undo", batch).stdout

    assert "可復原：3 筆（學習紀錄 3）" in told
    assert "保留（之後有人改過）：0 筆" in told
    assert "無法復原：0 筆" in told


def test_undo_twice_is_a_conflict(desk, batch):
    desk.run("batch", "undo", batch, "--apply")

    desk.run("batch", "undo", batch, "--apply", code=5)


def test_undo_after_thirty_days_is_a_conflict(desk, batch):
    desk.office.now += dt.timedelta(days=31)

    answer = desk.ask("batch", "undo", batch, "--apply", code=5)

    assert answer["error"]["code"] == "batch.too_old"


@pytest.mark.parametrize("verb", ["show", "undo"])
def test_an_unknown_batch_ends_with_three(desk, verb):
    desk.run("batch", verb, 999, code=3)


def test_an_empty_installation_has_no_batch(terminal):
    assert terminal.ask("batch", "list") == []
