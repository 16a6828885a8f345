"""Any earlier moment gives what an independent count gave then (semantics §4)."""

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
    WU,
    kpi,
)
from journeys import oracle
from zhicai.basics.errors import Refused

DAYS = [dt.date(2026, *day) for day in ((6, 30), (7, 1))]
STAFF = {CHEN: BUREAU, LIN: BUREAU, WU: SCHOOL, GUO: SIBLING}
MARKS = {"B-1": oracle.Mark("basic", True), "A-1": oracle.Mark("advanced", True)}
START = dt.date(2021, 1, 1)


def told(agencies=AGENCIES, **facts):
    """The world as the files so far have told it, for the independent count."""
    world = oracle.World(marks=MARKS, **facts)
    world.agencies = [oracle.Slice(code, name, parent or None) for code, name, parent in agencies]
    return world


def served(**moves):
    return [
        oracle.Service(who, agency, "staff", START, None) for who, agency in STAFF.items()
    ] + list(moves.get("more", ()))


def learnt(*rows):
    return [
        oracle.Learnt(who, course, dt.date(2026, month, day), minutes)
        for who, course, month, day, minutes in rows
    ]


FIRST = ((CHEN, "B-1", 3, 2, 180), (CHEN, "A-1", 4, 1, 180), (LIN, "B-1", 3, 2, 180))
LATER = ((CHEN, "B-1", 3, 2, 60), *FIRST[1:])
MOVE = oracle.Service(CHEN, SIBLING, "staff", dt.date(2026, 7, 1), None)
COVER = [oracle.Cover(COUNTY, dt.date(2026, 6, 1), dt.date(2026, 11, 1))]


def agrees(world, count, known_at):
    """Every agency on every day, asked for that instant."""
    for day in DAYS:
        expected = oracle.standings(count, COUNTY, day)
        standing = world.standing(as_of=day, known_at=known_at, depth=9)
        assert figures(standing.figure) == expected, (day, known_at)


def figures(figure):
    counts = {name: figure.get(name).counts.as_json() for name in oracle.PROVISIONS}
    for one in counts.values():
        one.pop("rate")
    found = {figure.code: {"counted": counts["kpi.ai_attainment"]["counted"], "provisions": counts}}
    for child in figure.children:
        found.update(figures(child))
    return found


def test_each_moment_of_a_busy_day_is_told_again_as_it_was(county):
    moments = [(county.later(seconds=1), told(services=served()))]

    def then(count):
        moments.append((county.later(seconds=1), count))

    county.hours()
    then(told(services=served(), learnt=learnt(*FIRST)))
    changed = county.hours([(CHEN, "陳一心", "B-1", "AI素養", "1", "115/03/02")]).batch
    then(told(services=served(), learnt=learnt(*LATER)))
    county.bring(
        county.file("roster", [(CHEN, "陳一心", SIBLING, *ROSTER[0][3:5], "115/07/01", "")])
    )
    then(told(services=served(more=[MOVE]), learnt=learnt(*LATER)))
    county.undo(changed)
    then(told(services=served(more=[MOVE]), learnt=learnt(*FIRST)))
    covered = (COVER[0].from_on, COVER[0].until_on)
    county.hours(HOURS[:1], complete=covered)
    then(told(services=served(more=[MOVE]), learnt=learnt(*FIRST), covers=COVER))

    for known_at, count in moments:
        agrees(county, count, known_at)
    agrees(county, moments[-1][1], None)


def test_an_agency_not_known_then_is_not_found_then(world):
    before = world.later(seconds=1)
    world.found()

    with pytest.raises(Refused, match=r"agency\.not_found"):
        world.standing(known_at=before)


def test_the_instant_of_a_batch_knows_the_batch(county):
    report = county.hours()
    at = report.standing_after.known_at

    assert kpi(county.standing(known_at=at)) == (1, 1, 2)
    assert kpi(county.standing(known_at=at - dt.timedelta(microseconds=1))) == (0, 0, 4)


def test_present_view_and_judging_again_agree(county):
    county.hours()

    kept = county.standing(depth=9)
    judged = county.standing(depth=9, known_at=county.later(seconds=1))

    assert kept.figure == judged.figure


def test_everybody_left_out_is_told_alike_by_both_ways(county):
    odd = [
        (CHEN, "陳一心", BUREAU, "科員", "一般人員", "110/01/01", "115/05/31"),
        (LIN, "林二美", BUREAU, "教師", "教師", "110/01/01", ""),
        (WU, "吳三立", SCHOOL, "顧問", "榮譽顧問", "110/01/01", ""),
    ]
    county.bring(county.file("roster", odd))

    kept = county.standing(depth=9)
    judged = county.standing(depth=9, known_at=county.later(seconds=1))

    assert kept.figure == judged.figure
    assert dict(kept.figure.exclusions) == {
        "left_service": 1,
        "outside_scope": 1,
        "category_unknown": 1,
    }
