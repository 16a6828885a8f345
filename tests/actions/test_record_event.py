"""Status events and what each does to the count (semantics §3.5)."""

import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, kpi
from zhicai.actions.access import NotAllowedError
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.basics.errors import Refused
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import StatusEvent

JANUARY, JUNE, DECEMBER = dt.date(2026, 1, 1), dt.date(2026, 6, 1), dt.date(2026, 12, 31)


def record(world, kind, started_on, ended_on=None, **words):
    entry = EventEntry(
        person=words.get("person", "陳一心"),
        kind=kind,
        started_on=started_on,
        ended_on=ended_on,
        note=words.get("note", ""),
    )
    return record_event(entry, by=world.caller(words.get("by")), dry=words.get("dry", False))


def counted(world, **words):
    return sum(kpi(world.standing(**words)))


def reasons(world):
    return dict(world.standing().figure.exclusions)


def test_a_whole_year_of_unpaid_leave_is_not_counted(county):
    record(county, "留職停薪", JANUARY, DECEMBER)

    assert counted(county) == 3
    assert reasons(county) == {"unpaid_leave_whole_year": 1}


def test_the_rate_without_any_exclusion_is_always_there(county):
    record(county, "留職停薪", JANUARY, DECEMBER)

    figure = county.standing().figure.get("kpi.ai_attainment")
    assert (figure.counts.counted, figure.raw.counted) == (3, 4)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2026, 1, 2), DECEMBER),
        (JANUARY, dt.date(2026, 12, 30)),
        (JUNE, None),
    ],
)
def test_part_of_a_year_of_unpaid_leave_is_counted(county, first, last):
    record(county, "留職停薪", first, last)

    assert counted(county) == 4


def test_unpaid_leave_without_an_end_lasts_the_whole_year(county):
    record(county, "留職停薪", dt.date(2025, 9, 1))

    assert counted(county) == 3


def test_a_return_ends_an_open_leave(county):
    record(county, "留職停薪", dt.date(2025, 9, 1))
    record(county, "復職", JUNE)

    assert counted(county) == 4


def test_an_event_counts_from_its_first_day(county):
    report = record(county, "留職停薪", JANUARY, DECEMBER)

    assert [sum(kpi(one)) for one in (report.before, report.after)] == [3, 2]
    assert counted(county, as_of=dt.date(2026, 1, 1)) == 3


def test_the_same_event_again_changes_nothing(county):
    record(county, "留職停薪", JANUARY, DECEMBER)

    again = record(county, "留職停薪", JANUARY, DECEMBER)

    assert (again.batch, again.is_new) == (None, False)
    assert StatusEvent.objects.count() == 1


def test_the_same_start_with_another_end_replaces_the_event(county):
    record(county, "留職停薪", JANUARY, DECEMBER)

    record(county, "留職停薪", JANUARY, JUNE)

    assert StatusEvent.objects.get(known_until=None).ended_on == JUNE
    assert counted(county) == 4


def test_a_preview_records_nothing(county):
    report = record(county, "留職停薪", JANUARY, DECEMBER, dry=True)

    assert (report.batch, StatusEvent.objects.count()) == (None, 0)


def test_an_event_can_be_undone(county):
    batch = record(county, "留職停薪", JANUARY, DECEMBER).batch

    county.undo(batch)

    assert counted(county) == 4
    assert Batch.objects.get(pk=batch).kind == "edit"


def test_an_event_follows_the_person_to_her_new_agency(county):
    record(county, "留職停薪", JANUARY, DECEMBER)
    moved = (CHEN, "陳一心", "999020000Z", "科員", "一般人員", "115/07/01", "")

    county.bring(county.file("roster", [moved]))

    assert dict(county.standing("999020000Z").figure.exclusions) == {"unpaid_leave_whole_year": 1}


def test_a_kind_nobody_knows_is_refused_with_the_list(county):
    with pytest.raises(Refused) as caught:
        record(county, "度假", JANUARY)

    assert caught.value.code == "event.kind_unknown"
    assert "留職停薪" in caught.value.details["choices"]


def test_an_event_that_ends_before_it_begins_is_refused(county):
    with pytest.raises(Refused, match=r"event\.ends_before_start"):
        record(county, "停職", JUNE, JANUARY)


def test_an_id_in_a_note_is_masked(county):
    record(county, "停職", JUNE, note=f"依 {CHEN} 案")

    assert CHEN not in StatusEvent.objects.get().note


@pytest.mark.parametrize("who", ["guo", "wu"])
def test_people_of_others_look_like_nobody(county, who):
    with pytest.raises(Refused, match=r"person\.not_found"):
        record(county, "停職", JUNE, by=getattr(county.people, who))


def test_the_auditor_records_nothing(county):
    with pytest.raises((NotAllowedError, Refused)):
        record(county, "停職", JUNE, by=county.people.auditor)

    assert not StatusEvent.objects.exists()


def test_the_officer_of_the_bureau_records_there(county):
    record(county, "停職", JUNE, by=county.people.chen)

    batch = Batch.objects.order_by("pk").last()
    assert (batch.agency_code, batch.actor_code) == (BUREAU, "chen")
