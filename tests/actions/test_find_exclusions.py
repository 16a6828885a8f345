"""Who is not counted: every reason with its people and its effect, kept or judged alike."""

import dataclasses
import datetime as dt

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, HOURS, LIN, SIBLING, STRANGER, WU
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_exclusions import ExclusionsQuery, find_exclusions
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.basics.words import Scope

ODD = [
    (LIN, "林二美", BUREAU, "教師", "教師", "110/01/01", ""),
    (GUO, "郭四維", SIBLING, "顧問", "榮譽顧問", "110/01/01", ""),
    (STRANGER, "史外人", BUREAU, "科員", "一般人員", "110/01/01", "115/05/31"),
]


def asked(world, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    return find_exclusions(ExclusionsQuery(agency_code=agency, **words), by=caller)


@pytest.fixture
def odd(county):
    """One suspended who is met, one teacher, one of an unknown category, one who has left."""
    county.hours(HOURS)
    county.bring(county.file("roster", ODD))
    entry = EventEntry(person="陳一心", kind="停職", started_on=dt.date(2026, 7, 1))
    record_event(entry, by=county.caller(), dry=False)
    return county


def test_every_reason_has_its_number_and_they_are_those_of_the_figure(odd):
    found = asked(odd)

    told = {line.reason: line.people.counted for line in found.lines}
    assert told == dict(found.standing.figure.exclusions)
    assert told == {"suspension": 1, "left_service": 1, "category_unknown": 1, "outside_scope": 1}


def test_reasons_that_an_event_gives_come_first_and_name_their_people(odd):
    found = asked(odd)

    assert found.chosen == found.lines[0].reason == "suspension"
    assert [one.name for one in found.names.rows] == ["陳一心"]
    assert found.names.rows[0].national_id_masked.endswith("****")


def test_the_effect_of_a_reason_is_the_rate_with_its_people_in(odd):
    found = asked(odd)
    kpi = found.standing.figure.get("kpi.ai_attainment").counts

    line = found.lines[0]
    assert (kpi.met, kpi.counted) == (0, 1)
    assert (line.with_them.met, line.with_them.counted) == (1, 2)
    raw = found.standing.figure.get("kpi.ai_attainment").raw
    assert line.with_them == raw


@pytest.mark.parametrize(
    ("reason", "name"),
    [("left_service", "史外人"), ("category_unknown", "郭四維"), ("outside_scope", "林二美")],
)
def test_each_reason_can_be_opened_to_its_people(odd, reason, name):
    assert [one.name for one in asked(odd, reason=reason).names.rows] == [name]


def test_a_wider_scope_leaves_out_fewer(odd):
    found = asked(odd, scope=Scope("丙"))

    assert "outside_scope" not in [line.reason for line in found.lines]


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("reason", [None, "outside_scope", "left_service", "nothing"])
@pytest.mark.parametrize("small", [0, 20_000])
def test_kept_rows_and_judging_again_agree(odd, monkeypatch, *, scope, reason, small):
    monkeypatch.setattr("zhicai.actions.figures.people_rows.SMALL", small)

    kept = asked(odd, scope=scope, reason=reason)
    judged = asked(odd, scope=scope, reason=reason, known_at=odd.later(seconds=1))

    assert kept.standing.is_kept
    assert not judged.standing.is_kept
    assert dataclasses.replace(kept, standing=judged.standing) == judged


def test_nobody_left_out_is_no_line_and_no_name(county):
    found = asked(county)

    assert (found.lines, found.chosen, found.names.rows) == ((), None, ())


def test_a_page_that_does_not_exist_is_the_last_one(odd):
    found = asked(odd, page=99)

    assert found.names.number == 1
    assert len(found.names.rows) == 1


def test_whoever_may_not_read_the_agency_is_told_nothing(odd):
    with pytest.raises(NotAllowedError):
        asked(odd, SIBLING, by=odd.people.chen)


def test_people_keep_their_agency_on_the_line(odd):
    found = asked(odd, agency=BUREAU, reason="outside_scope")

    assert [(one.agency_code, one.verdict) for one in found.names.rows] == [(BUREAU, "short")]
    assert {CHEN, WU}.isdisjoint({one.name for one in found.names.rows})
