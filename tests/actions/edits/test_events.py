"""Status events by hand: correct, end, withdraw, list; and who saved in between."""

import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, COUNTY, LIN, SIBLING
from zhicai.actions.access import NotAllowedError
from zhicai.actions.edits.event_kinds import event_kinds
from zhicai.actions.edits.model import EditConflict
from zhicai.actions.list_events import EventsQuery, get_event, list_events
from zhicai.actions.list_history import HistoryQuery, list_history
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.search_people import get_person, search_people
from zhicai.actions.withdraw_event import withdraw_event
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import StatusEvent

JANUARY, JUNE, DECEMBER = dt.date(2026, 1, 1), dt.date(2026, 6, 1), dt.date(2026, 12, 31)


def record(world, started_on=JANUARY, ended_on=DECEMBER, **words):
    by, dry = words.pop("by", None), words.pop("dry", False)
    entry = EventEntry(
        person=words.pop("person", "陳一心"),
        kind=words.pop("kind", "留職停薪"),
        started_on=started_on,
        ended_on=ended_on,
        **words,
    )
    return record_event(entry, by=world.caller(by), dry=dry)


def events(world, agency=COUNTY, **words):
    query = EventsQuery(agency_code=agency, **words)
    return list_events(query, by=world.caller()).rows


def only(world):
    (found,) = events(world)
    return found


def test_the_list_tells_who_where_and_whether_it_lasts(county):
    record(county)
    record(county, JUNE, dt.date(2026, 7, 1), person="林二美", kind="停職")

    told = [(one.name, one.agency_name, one.kind, one.state) for one in events(county)]

    assert told == [
        ("林二美", "示範局", "suspension", "over"),
        ("陳一心", "示範局", "unpaid_leave", "lasting"),
    ]


def test_the_list_is_filtered_searched_and_sorted(county):
    record(county)
    record(county, JUNE, None, person="林二美", kind="停職")

    def names(**words):
        return [one.name for one in events(county, **words)]

    assert names(search=CHEN) == ["陳一心"]
    assert names(search="二") == ["林二美"]
    assert names(kind="suspension") == ["林二美"]
    assert names(state="over") == []
    assert names(sort="name") == ["林二美", "陳一心"]
    assert names(agency=SIBLING) == []


def test_a_preview_names_whoever_leaves_the_count(county):
    report = record(county, dry=True)

    flip = report.flips.people[0]
    assert (flip.name, flip.was, flip.now) == ("陳一心", "unknown", "unpaid_leave_whole_year")
    assert [(line.kind, line.outcome) for line in report.changes] == [("StatusEvent", "added")]


def test_an_end_and_another_start_replace_the_version(county):
    record(county, JANUARY, None)

    record(county, dt.date(2026, 2, 1), JUNE, event=only(county).event)

    found = only(county)
    assert (found.started_on, found.ended_on) == (dt.date(2026, 2, 1), JUNE)
    assert StatusEvent.objects.filter(known_until=None).count() == 1


def test_a_withdrawn_event_is_gone_until_it_is_undone(county):
    record(county)
    report = withdraw_event(only(county).event, by=county.caller(), note="登錄錯人", dry=False)
    assert events(county) == ()

    county.undo(report.batch)

    assert only(county).kind == "unpaid_leave"


def test_the_second_of_two_savers_sees_all_three_values(county):
    record(county)
    event = only(county).event
    record(county, JANUARY, JUNE, event=event, by=county.people.chen)

    with pytest.raises(EditConflict) as caught:
        record(county, JANUARY, None, event=event)

    line = next(one for one in caught.value.lines if one.name == "ended_on")
    assert (line.opened, line.now, line.wanted) == (DECEMBER, JUNE, None)
    assert (caught.value.value, only(county).ended_on) == ("chen", JUNE)


def test_a_withdrawal_meets_the_same_conflict(county):
    record(county)
    event = only(county).event
    withdraw_event(event, by=county.caller(), dry=False)

    with pytest.raises(EditConflict):
        withdraw_event(event, by=county.caller(), dry=False)
    with pytest.raises(EditConflict):
        record(county, JANUARY, JUNE, event=event)


def test_a_start_that_another_event_has_is_refused(county):
    record(county)
    record(county, JUNE, None)
    later = events(county)[0].event

    with pytest.raises(Refused, match=r"edit\.event_twice"):
        record(county, JANUARY, JUNE, event=later)


def test_history_tells_old_and_new(county):
    record(county)
    record(county, JANUARY, JUNE, event=only(county).event, by=county.people.chen)
    key = str(only(county).person)
    query = HistoryQuery(agency_code=BUREAU, subject="person", key=key, kinds=("StatusEvent",))

    newest, first = list_history(query, by=county.caller()).rows

    assert [(one.name, one.was, one.now) for one in newest.fact.fields] == [
        ("ended_on", DECEMBER, JUNE)
    ]
    assert (newest.actor_code, first.actor_code) == ("chen", "admin")


def test_people_are_found_by_name_and_by_id_only_in_the_office(county):
    by = county.caller(county.people.chen)

    assert [one.name for one in search_people("一心", agency_code=BUREAU, by=by)] == ["陳一心"]
    assert [one.name for one in search_people(LIN, agency_code=BUREAU, by=by)] == ["林二美"]
    assert search_people("郭四維", agency_code=BUREAU, by=by) == ()
    assert search_people("  ", agency_code=BUREAU, by=by) == ()
    assert get_person(1, agency_code=BUREAU, by=by) is None


def test_strangers_see_and_do_nothing(county):
    record(county)
    event = only(county).event

    for who in ("guo", "wu"):
        by = county.caller(getattr(county.people, who))
        with pytest.raises(NotAllowedError):
            withdraw_event(event, by=by)
        with pytest.raises(NotAllowedError):
            list_events(EventsQuery(agency_code=BUREAU), by=by)
    with pytest.raises(Refused, match=r"edit\.event_gone"):
        get_event(event, agency_code=SIBLING, by=county.caller(county.people.wu))


def test_every_kind_has_a_reading_and_its_doubt(county):
    kinds = {kind.key: kind for kind in event_kinds(county.now.date())}

    assert len(kinds) == 9
    assert kinds["unpaid_leave"].effect == "whole_year_not_counted"
    assert all(kind.about and kind.doubts for kind in kinds.values())
