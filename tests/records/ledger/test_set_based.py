"""Versions are closed and opened by statements over whole plans."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from zhicai.records.ledger.models import Batch
from zhicai.records.ledger.set_based import close_versions, open_versions
from zhicai.records.staff.models import Profile, StagedProfile

MORNING = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
NOON = MORNING + dt.timedelta(hours=3)


def batch(at):
    return Batch.objects.create(
        kind="import", actor_code="chen", agency_code="999000000Z", applied_at=at
    )


def stage(person, name, plan="mine", **words):
    return StagedProfile.objects.create(
        plan=plan, person_id=person, name=name, folded_name=name, **words
    )


def apply(at, plan="mine"):
    made = batch(at)
    closed = close_versions(Profile, StagedProfile, plan=plan, batch=made)
    open_versions(Profile, StagedProfile, plan=plan, batch=made)
    StagedProfile.objects.filter(plan=plan).delete()
    return made, closed


def test_staged_rows_become_versions_of_the_batch():
    stage(1, "陳一心")

    made, closed = apply(MORNING)

    kept = Profile.objects.get()
    assert (kept.name, kept.batch_id, kept.known_from, kept.known_until) == (
        "陳一心",
        made.pk,
        MORNING,
        None,
    )
    assert closed == 0


def test_a_replaced_version_ends_where_the_new_one_begins():
    stage(1, "陳一心")
    apply(MORNING)
    old = Profile.objects.get()
    stage(1, "陳一新", replaces=old.pk)

    made, closed = apply(NOON)

    old.refresh_from_db()
    new = Profile.objects.get(known_until=None)
    assert (closed, old.known_until, old.closed_by_id) == (1, NOON, made.pk)
    assert (new.name, new.known_from, new.replaces) == ("陳一新", NOON, old.pk)


def test_closing_only_opens_nothing():
    stage(1, "陳一心")
    apply(MORNING)
    stage(1, "陳一心", replaces=Profile.objects.get().pk, is_closing_only=True)

    apply(NOON)

    assert not Profile.objects.filter(known_until=None).exists()
    assert Profile.objects.count() == 1


def test_rows_of_another_plan_stay_where_they_are():
    stage(1, "陳一心")
    stage(2, "林二美", plan="theirs")

    apply(MORNING)

    assert Profile.objects.get().person_id == 1
    assert StagedProfile.objects.get().plan == "theirs"


def test_two_current_versions_of_one_fact_cannot_be():
    stage(1, "陳一心")
    apply(MORNING)
    stage(1, "陳一新")

    with pytest.raises(IntegrityError), transaction.atomic():
        apply(NOON)
