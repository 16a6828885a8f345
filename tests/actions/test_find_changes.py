"""What changed between two instants: counts that add up, and everybody by name."""

import dataclasses
import datetime as dt

import pytest

from actions.world import (
    AGENCIES,
    BUREAU,
    CHEN,
    COUNTY,
    GUO,
    HOURS,
    LIN,
    ROSTER,
    SCHOOL,
    SIBLING,
    STRANGER,
    WU,
    kpi,
)
from zhicai.actions.access import NotAllowedError
from zhicai.actions.figures.figure import Counts
from zhicai.actions.find_changes import KINDS, ChangesQuery, find_changes
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope

COVERED = (dt.date(2026, 1, 1), dt.date(2026, 11, 1))


def changes(world, agency=COUNTY, **words):
    caller = world.caller(words.pop("by", None))
    return find_changes(ChangesQuery(agency_code=agency, **words), by=caller)


def named(found):
    """Names under each kind that has any."""
    told = {kind: [one.name for one in found.of_kind(kind)] for kind in KINDS}
    return {kind: names for kind, names in told.items() if names}


def test_hours_tell_who_is_newly_met_and_who_is_newly_known(county):
    county.hours(HOURS)

    found = changes(county)

    assert named(found) == {"newly_met": ["陳一心"], "newly_known": ["林二美"]}
    assert (found.before, kpi(found.after)) == (Counts(4, 0, 0), (1, 1, 2))


def test_a_newcomer_joins_and_a_leaver_leaves_with_the_reason(county):
    rows = [
        (STRANGER, "史外人", SCHOOL, "幹事", "一般人員", "115/10/01", ""),
        (LIN, "林二美", BUREAU, "科員", "一般人員", "110/01/01", "115/10/31"),
    ]
    county.bring(county.file("roster", rows))

    found = changes(county)

    assert named(found) == {"joined": ["史外人"], "left": ["林二美"]}
    assert found.of_kind("left")[0].reason == "left_service"


def test_an_undo_takes_a_pass_away(county):
    batch = county.hours(HOURS).batch
    county.undo(batch)

    found = changes(county)

    assert named(found) == {"no_longer_met": ["陳一心"], "no_longer_known": ["林二美"]}
    assert found.batches[1].undone_by == found.batch


def test_the_counts_before_and_the_named_changes_give_the_counts_after(county):
    county.hours(HOURS)
    county.bring(
        county.file("roster", [(STRANGER, "史外人", SCHOOL, *ROSTER[2][3:])]),
        county.file("hours", [(WU, "吳三立", "B-1", "AI素養", "3", "115/05/02")]),
        complete=COVERED,
    )

    for agency in (COUNTY, BUREAU, SCHOOL, SIBLING):
        found = changes(county, agency, batch=None)
        before, after = found.before, found.after.figure.get("kpi.ai_attainment").counts
        plus = [one for one in found.changes if one.after == "met"]
        minus = [one for one in found.changes if one.before == "met"]
        assert after.met - before.met == len(plus) - len(minus)
        gone = len(found.of_kind("joined")) - len(found.of_kind("left"))
        assert after.counted - before.counted == gone


def test_a_batch_of_the_county_that_held_nobody_of_the_bureau_does_not_count(county):
    first = changes(county, BUREAU).batch
    county.hours([(GUO, "郭四維", "B-1", "AI素養", "3", "115/05/02")])

    assert changes(county, BUREAU).batch == first
    assert changes(county, SIBLING).batch != first


def test_a_transfer_taken_in_by_the_sibling_tells_the_bureau_that_one_left_and_who_above_it(county):
    moved = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")
    county.bring(county.file("roster", [moved]), agency=SIBLING)

    found = changes(county, BUREAU, by=county.people.chen)

    above = changes(county, BUREAU, by=county.people.lin)

    assert (found.before.counted, kpi(found.after)) == (3, (0, 0, 2))
    assert (named(found), found.unnamed) == ({}, 1)
    assert named(above) == {"left": ["陳一心"]}
    assert above.of_kind("left")[0].reason == "moved_away"
    assert [one.may_open for one in found.batches] == [False, False]


def test_any_instant_can_be_compared_with_any_later_one(county):
    moments = [county.later(seconds=1)]
    county.hours(HOURS[:2])
    moments.append(county.later(seconds=1))
    county.hours(HOURS)

    assert named(changes(county, since=moments[0], known_at=moments[1])) == {
        "newly_met": ["陳一心"]
    }
    assert named(changes(county, since=moments[1])) == {"newly_known": ["林二美"]}


@pytest.mark.parametrize("agency", [COUNTY, BUREAU, SIBLING])
@pytest.mark.parametrize("scope", [None, Scope.EVERYONE])
def test_judging_only_those_who_moved_says_what_judging_all_does(
    county, monkeypatch, agency, scope
):
    since = county.later(seconds=1)
    county.hours(HOURS)
    moved = (CHEN, "陳一心", SIBLING, "科員", "一般人員", "115/07/01", "")
    county.bring(county.file("roster", [moved]))
    county.undo(county.hours([(WU, "吳三立", "B-1", "AI素養", "3", "115/05/02")]).batch)

    few = changes(county, agency, since=since, scope=scope)
    monkeypatch.setattr("zhicai.actions.find_changes.find_moved", lambda _: None)
    everybody = changes(county, agency, since=since, scope=scope)

    assert few == dataclasses.replace(everybody, after=few.after)
    assert few.changes


def test_an_agency_just_taken_in_has_no_figure_before(world):
    world.bring(world.file("agencies", AGENCIES), world.file("roster", ROSTER))

    found = changes(world)

    assert found.before is None
    assert len(found.of_kind("joined")) == 4


def test_a_batch_that_never_touched_the_agency_is_not_found(county):
    with pytest.raises(Refused, match=r"batch\.not_found"):
        changes(county, batch=999)


def test_whoever_may_not_read_the_agency_is_told_nothing(county):
    with pytest.raises(NotAllowedError):
        changes(county, SIBLING, by=county.people.chen)
