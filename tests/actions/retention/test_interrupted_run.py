"""Holds, runs that die, runs that meet, and the night."""

import datetime as dt

import pytest
from django_tasks_db.models import DBTaskResult

from actions.retention.test_run_retention import run
from actions.world import BUREAU, COUNTY
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.actions.find_retention_run import find_retention_run
from zhicai.actions.hold_retention import hold_retention, release_retention
from zhicai.actions.plan_retention import plan_retention
from zhicai.actions.retention import carry_out as steps
from zhicai.actions.retention import jobs
from zhicai.actions.retention import remove as removing
from zhicai.actions.run_retention import ask_retention
from zhicai.basics.errors import Refused
from zhicai.records.requests.models import StaffRequest
from zhicai.records.retention.models import RemovedObject, RetentionRun


def die(*_args, **_words):
    raise KeyboardInterrupt


def test_a_run_that_died_goes_on_and_nothing_is_doubled(full, monkeypatch):
    for days in range(2001, 2020):
        full.request(days)
    monkeypatch.setattr(steps, "BATCH", 5)
    taken = iter(range(3))
    plainly = removing.remove_batch
    with monkeypatch.context() as patch:
        patch.setattr(
            steps,
            "remove_batch",
            lambda *a, **k: die() if next(taken, None) is None else plainly(*a, **k),
        )
        with pytest.raises(KeyboardInterrupt):
            run(full)
    first = RetentionRun.objects.get()
    assert first.state == "running"
    with pytest.raises(Refused, match=r"retention\.running"):
        run(full)
    full.world.later(minutes=3)

    done = run(full)

    assert done.pk == first.pk
    assert done.counts["request"] == 20
    assert RemovedObject.objects.filter(kind="request").count() == 20
    assert find_retention_run(COUNTY, done.pk, by=full.world.caller()).is_whole


def test_a_run_that_died_before_its_files_removes_them_later(full, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(removing, "remove_files", die)
        with pytest.raises(KeyboardInterrupt):
            run(full)
    full.world.later(minutes=3)

    done = run(full)

    left = {name for name, _ in enclosure_store().list_files()}
    gone = set(done.removed.exclude(file_hash="").values_list("file_hash", flat=True))
    assert not left & gone


def test_a_batch_that_fails_leaves_rows_files_and_no_proof(full, monkeypatch):
    monkeypatch.setattr(RemovedObject.objects.__class__, "bulk_create", die)

    with pytest.raises(KeyboardInterrupt):
        run(full)

    assert StaffRequest.objects.count() == 2
    assert not RemovedObject.objects.exists()


@pytest.mark.parametrize("agency", [COUNTY, BUREAU])
def test_a_hold_keeps_everything_of_the_agency_and_below(full, agency):
    hold_retention(agency, "訴訟中", by=full.world.caller())

    with pytest.raises(Refused, match=r"retention\.held"):
        run(full, BUREAU)

    assert StaffRequest.objects.count() == 2
    if agency == BUREAU:
        assert "request" not in run(full).counts
    release_retention(agency, by=full.world.caller())
    assert run(full, BUREAU).counts["request"] == 1


def test_a_hold_in_between_stops_the_run(full, monkeypatch):
    plainly = steps.plan_terms

    def then_hold(*args, **words):
        told = plainly(*args, **words)
        hold_retention(COUNTY, "調查中", by=full.world.caller())
        return told

    monkeypatch.setattr(steps, "plan_terms", then_hold)

    with pytest.raises(Refused, match=r"retention\.held"):
        run(full)

    assert (RetentionRun.objects.get().state, StaffRequest.objects.count()) == ("failed", 2)


def test_holds_are_refused_without_reason_twice_or_where_there_is_none(full):
    by = full.world.caller()
    with pytest.raises(Refused, match=r"retention\.reason_missing"):
        hold_retention(COUNTY, "  ", by=by)
    with pytest.raises(Refused, match=r"retention\.not_held"):
        release_retention(COUNTY, by=by)
    hold_retention(COUNTY, "訴訟中", by=by)
    with pytest.raises(Refused, match=r"retention\.held_already"):
        hold_retention(COUNTY, "又一件", by=by)


def test_what_was_not_seen_does_not_go(full):
    seen = plan_retention(COUNTY, by=full.world.caller()).mark
    full.request(2500)

    with pytest.raises(Refused, match=r"retention\.changed"):
        ask_retention(COUNTY, seen, by=full.world.caller())

    assert not RetentionRun.objects.exists()


def test_what_was_seen_goes_in_the_background(full):
    mark = plan_retention(COUNTY, by=full.world.caller()).mark

    asked = ask_retention(COUNTY, mark, by=full.world.caller())
    assert DBTaskResult.objects.get().args_kwargs["args"] == [asked.pk, "admin"]
    jobs.work(asked.pk, "admin", full.world.now)

    asked.refresh_from_db()
    assert (asked.state, asked.counts["request"]) == ("done", 1)


def test_an_account_that_may_no_longer_removes_nothing(full):
    mark = plan_retention(COUNTY, by=full.world.caller()).mark
    asked = ask_retention(COUNTY, mark, by=full.world.caller())

    jobs.work(asked.pk, "guo", full.world.now)

    asked.refresh_from_db()
    assert (asked.state, StaffRequest.objects.count()) == ("failed", 2)


def test_each_night_asks_for_the_next_once(full):
    now = full.world.now

    assert jobs.schedule_night(now)
    assert not jobs.schedule_night(now)
    waiting = DBTaskResult.objects.get()
    assert waiting.run_after == jobs.next_night(now)
    assert now < waiting.run_after <= now + dt.timedelta(days=1)
    assert waiting.run_after.astimezone(jobs.TAIPEI).hour == 2


def test_the_night_removes_in_the_name_of_the_owner_and_only_where_something_is_due(full):
    (done,) = jobs.remove_by_night(full.world.now)

    assert (done.agency_code, done.actor_code, done.is_nightly) == (COUNTY, "admin", True)
    assert jobs.remove_by_night(full.world.later(hours=1)) == []
