"""The page of a figure: where it stands, names first where few are counted, the last import."""

import dataclasses
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.world import BUREAU, COUNTY, GUO, HOURS, ROSTER, SCHOOL, SIBLING
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_overview import FEW, OverviewQuery, find_overview
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import demo_id


def asked(world, agency=COUNTY, office=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    query = OverviewQuery(agency_code=agency, office_code=office, **words)
    return find_overview(query, by=caller)


def statements(world, **words):
    with CaptureQueriesContext(connection) as captured:
        asked(world, **words)
    return len(captured)


def crowd(world, count, agencies=1):
    """So many people more, spread over so many new agencies below the county."""
    places = [(f"9991{at:03}00Z", f"第{at}處", COUNTY) for at in range(100, 100 + agencies)]
    people = [
        (demo_id("C", 1, at), f"同仁{at}", places[at % agencies][0], *ROSTER[0][3:])
        for at in range(count)
    ]
    world.bring(world.file("agencies", places), world.file("roster", people))


def test_the_line_runs_from_the_office_down_to_the_agency(county):
    found = asked(county, SCHOOL)

    assert [link.code for link in found.chain] == [COUNTY, BUREAU, SCHOOL]
    assert found.chain[-1].name == "示範局附設學校"
    assert [link.code for link in asked(county, SCHOOL, BUREAU).chain] == [BUREAU, SCHOOL]


@pytest.mark.parametrize("known", [False, True])
def test_an_agency_beside_or_above_the_office_is_not_found(county, known):
    at = county.later(seconds=1) if known else None

    for agency, office in ((SIBLING, BUREAU), (COUNTY, BUREAU), (BUREAU, "999999999Z")):
        with pytest.raises(Refused, match=r"agency\.not_found"):
            asked(county, agency, office, known_at=at)


def test_few_people_are_named_nearest_first_and_unknown_last(county):
    county.hours(HOURS)

    found = asked(county)

    assert found.is_small
    assert [(one.name, one.verdict) for one in found.gaps] == [
        ("林二美", "short"),
        *[(one.name, "unknown") for one in found.gaps[1:]],
    ]
    assert {one.name for one in found.gaps[1:]} == {"吳三立", "郭四維"}


def test_many_people_are_not_named(county):
    crowd(county, FEW)

    found = asked(county)

    assert not found.is_small
    assert found.gaps == ()


def test_kept_and_judged_pages_show_the_same(county):
    county.hours(HOURS)

    kept = asked(county, BUREAU)
    judged = asked(county, BUREAU, known_at=county.later(seconds=1))

    assert kept.standing.is_kept
    assert dataclasses.replace(kept, standing=judged.standing) == judged


def test_the_last_import_is_the_last_that_touched_the_agency(county):
    own = county.hours([(GUO, "郭四維", "B-1", "AI素養", "3", "115/05/02")], agency=SIBLING).batch

    assert asked(county, SIBLING).latest.number == own
    assert asked(county, COUNTY).latest.number == own
    assert asked(county, BUREAU).latest.number != own


def test_a_batch_from_above_cannot_be_opened_by_the_office_below(county):
    found = asked(county, BUREAU, BUREAU, by=county.people.chen)

    assert not found.latest.may_open
    assert asked(county, BUREAU, by=county.people.lin).latest.may_open


def test_an_empty_agency_shows_zeros_and_no_name(world):
    world.bring(world.file("agencies", [(COUNTY, "示範縣政府", "")]))

    found = asked(world)

    assert (found.standing.figure.get("kpi.ai_attainment").counts.counted, found.gaps) == (0, ())


def test_statements_stay_the_same_for_four_and_for_many_agencies(county):
    few = statements(county)
    crowd(county, 40, agencies=30)

    assert statements(county) <= few <= 24


def test_another_day_is_answered_for_that_day(county):
    found = asked(county, as_of=dt.date(2026, 6, 30))

    assert found.standing.as_of == dt.date(2026, 6, 30)
    assert not found.standing.is_kept


def test_whoever_may_not_read_the_agency_is_told_nothing(county):
    with pytest.raises(NotAllowedError):
        asked(county, SIBLING, COUNTY, by=county.people.chen)
