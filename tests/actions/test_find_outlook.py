"""How many more for a share of the office's own, and the people who are nearest to it."""

import dataclasses
from decimal import Decimal

import pytest

from actions.world import BUREAU, COUNTY, HOURS, LIN, SIBLING, WU
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_outlook import OutlookQuery, find_outlook, people_needed
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope

# Chen is met; Lin misses one advanced hour, Wu all three and one basic; of Guo nothing is known.
MORE = [
    (LIN, "林二美", "A-1", "AI專案", "2", "115/04/02"),
    (WU, "吳三立", "B-1", "AI素養", "2", "115/04/02"),
]


@pytest.fixture
def busy(county):
    county.hours([*HOURS, *MORE])
    return county


def asked(world, percent, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    query = OutlookQuery(agency_code=agency, target_percent=Decimal(percent), **words)
    return find_outlook(query, by=caller)


@pytest.mark.parametrize(
    ("counted", "met", "percent", "needed"),
    [(103, 63, "90", 30), (10, 9, "90", 0), (10, 8, "90", 1), (3, 1, "33.3", 0), (3, 0, "33.4", 2)],
)
def test_the_smallest_number_of_people_that_reaches_the_share(counted, met, percent, needed):
    assert people_needed(counted, met, Decimal(percent)) == needed
    assert Decimal(met + needed) * 100 >= Decimal(percent) * counted


def test_whoever_misses_least_comes_first(busy):
    found = asked(busy, "75")

    assert found.needed == 2
    assert [(one.name, one.missing) for one in found.nearest] == [("林二美", 60), ("吳三立", 240)]
    assert (found.near, found.reachable, found.minutes) == (1, 2, 300)


def test_only_as_many_as_are_needed_are_named(busy):
    found = asked(busy, "50")

    assert [one.name for one in found.nearest] == ["林二美"]
    assert [(one.missing_basic, one.missing_advanced) for one in found.steps] == [(0, 60)]


def test_a_share_that_hours_alone_cannot_reach_shows_what_is_left(busy):
    found = asked(busy, "100")

    assert (found.needed, found.reachable) == (3, 2)


def test_a_share_already_reached_needs_nobody(busy):
    found = asked(busy, "25")

    assert (found.needed, found.nearest, found.steps) == (0, (), ())


@pytest.mark.parametrize("small", [0, 20_000])
@pytest.mark.parametrize("scope", [None, Scope.EVERYONE])
@pytest.mark.parametrize(("percent", "agency"), [("25", COUNTY), ("100", COUNTY), ("100", BUREAU)])
def test_kept_rows_and_judging_again_agree(busy, monkeypatch, *, percent, agency, scope, small):
    monkeypatch.setattr("zhicai.actions.figures.people_rows.SMALL", small)

    kept = asked(busy, percent, agency, scope=scope)
    judged = asked(busy, percent, agency, scope=scope, known_at=busy.later(seconds=1))

    assert kept.standing.is_kept
    assert dataclasses.replace(kept, standing=judged.standing) == judged


@pytest.mark.parametrize("percent", ["0", "-1", "100.1"])
def test_a_share_beyond_all_is_refused(busy, percent):
    with pytest.raises(Refused, match=r"standing\.target_outside"):
        asked(busy, percent)


def test_whoever_may_not_read_the_agency_is_told_nothing(busy):
    with pytest.raises(NotAllowedError):
        asked(busy, "90", SIBLING, by=busy.people.chen)


def test_a_lower_agency_is_asked_alone(busy):
    assert asked(busy, "100", BUREAU).needed == 2
