"""What is kept and no longer answers is judged again without anybody's command."""

import datetime as dt

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from actions.world import WU, kpi
from zhicai.actions.figures import renewal
from zhicai.actions.recount import recount_records
from zhicai.actions.retention import jobs as nights
from zhicai.records.accounts.models import Account
from zhicai.records.audit.models import AuditEvent
from zhicai.records.standings.models import PersonYear, PresentView

YEAR_AFTER = dt.datetime(2027, 1, 10, 9, tzinfo=dt.UTC)


@pytest.fixture
def updated(county):
    """The program came with other rules, by which more minutes count."""
    county.hours()
    PresentView.objects.update(rulebook_version="of another program")
    PersonYear.objects.update(basic_minutes=F("basic_minutes") + 1)
    return county


def today(world):
    return world.caller().today


def test_rows_judged_by_other_rules_are_judged_again(updated):
    assert renewal.stale_years(today(updated)) == [115]
    assert renewal.was_judged_by_other_rules(115)

    assert renewal.renew(updated.later(minutes=1)) == [115]

    assert renewal.stale_years(today(updated)) == []
    assert not renewal.was_judged_by_other_rules(115)
    assert recount_records(year=None, by=updated.caller()).differences == 0
    assert kpi(updated.standing()) == (1, 1, 2)


def test_the_renewal_is_told_to_the_audit_in_the_name_of_the_owner(updated):
    renewal.renew(updated.later(minutes=1))

    told = AuditEvent.objects.get(action="standing.recounted")
    assert (told.actor_code, told.fields["year"]) == ("admin", 115)
    assert told.request_key.startswith("renewal-")


def test_each_year_that_is_kept_is_judged_again(county):
    county.hours()
    recount_records(year=114, by=county.caller())
    PresentView.objects.update(rulebook_version="")

    assert renewal.renew(county.later(minutes=1)) == [114, 115]
    assert renewal.renew(county.later(minutes=1)) == []


def test_a_record_of_a_later_day_is_counted_when_that_day_has_come(county):
    county.hours([(WU, "吳三立", "B-1", "AI素養", "3", "115/12/01")])
    assert renewal.stale_years(today(county)) == []

    county.later(days=20)

    assert renewal.renew(county.later(minutes=1)) == [115]
    assert county.standing().is_kept


def test_a_new_year_is_kept_before_anybody_brings_a_file(county):
    county.hours()
    county.now = YEAR_AFTER

    assert renewal.renew(county.later(minutes=1)) == [116]
    assert county.standing().is_kept


def test_it_is_asked_for_once_and_only_where_something_is_stale(updated):
    assert renewal.schedule_renewal(updated.now)
    assert not renewal.schedule_renewal(updated.now)
    assert DBTaskResult.objects.get().task_path == renewal.work_on_renewal.module_path

    DBTaskResult.objects.all().delete()
    renewal.renew(updated.later(minutes=1))

    assert not renewal.schedule_renewal(updated.now)


def test_an_empty_installation_has_nothing_to_renew(world):
    assert not renewal.schedule_renewal(world.now)
    assert renewal.renew(world.now) == []


def test_without_an_owner_nothing_is_done(updated):
    Account.objects.filter(is_local_administrator=True).update(is_disabled=True)

    assert renewal.renew(updated.later(minutes=1)) == []
    assert renewal.was_judged_by_other_rules(115)


def test_the_night_asks_for_it(updated, monkeypatch):
    monkeypatch.setattr(nights, "instant_of", lambda _: updated.now)

    nights.work_by_night.func(None)

    paths = set(DBTaskResult.objects.values_list("task_path", flat=True))
    assert renewal.work_on_renewal.module_path in paths
