"""Random worlds: the program and the plain count agree on every person."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.rules import oracle
from core.rules.crowds import crowd
from core.rules.draws import Draw
from core.rules.worlds import ENGINES, World

DAYS = st.dates(dt.date(2025, 11, 1), dt.date(2027, 1, 31))
MAYBE_DAYS = st.none() | DAYS
AS_OF = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
# Minutes around the edges: what is just short, just enough and zero meets often.
MINUTES = st.sampled_from((0, 1, 59, 60, 90, 119, 120, 179, 180, 181, 239, 240, 600, 1199, 1200))
MAYBE_MINUTES = st.none() | MINUTES
FLAGS = st.sampled_from((None, True, False))
PEOPLE = st.integers(1, 3)
COURSES = st.integers(1, 5)
CATEGORIES = st.sampled_from(("staff", "teacher", "unknown", None))
KINDS = st.sampled_from(("unpaid_leave", "suspension", "sick_leave", "reinstatement", "departure"))
# A plan takes longer than its rows: shrinking a failure would take minutes.
PROFILE = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    phases=[Phase.explicit, Phase.generate],
)


@st.composite
def spans(draw, days=MAYBE_DAYS):
    first, last = draw(days), draw(days)
    return (last, first) if first and last and first > last else (first, last)


@st.composite
def worlds(draw):
    world = World().agency(1).agency(2, 1).agency(3, 2).agency(4)
    for course in range(1, draw(st.integers(0, 5)) + 1):
        level = draw(st.sampled_from(("basic", "advanced", "none", None)))
        world.course(course, level, is_required=draw(FLAGS), is_environment=draw(FLAGS))
    for person in draw(st.lists(PEOPLE, min_size=1, max_size=4)):
        world.posted(person, draw(st.integers(1, 4)), category=draw(CATEGORIES), span=draw(spans()))
    for person in draw(st.lists(PEOPLE, max_size=8)):
        on, work = draw(DAYS), draw(FLAGS)
        world.learnt(person, draw(COURSES), draw(MINUTES), on=on, work=work)
    for person in draw(st.lists(PEOPLE, max_size=2)):
        minutes = {f"{kind}_minutes": draw(MAYBE_MINUTES) for kind in oracle.SUMMED}
        world.summed(person, span=draw(spans(DAYS)), **minutes)
    for agency in draw(st.lists(st.integers(1, 4), max_size=2)):
        world.covered(agency, span=draw(spans(DAYS)))
    for person in draw(st.lists(PEOPLE, max_size=3)):
        started, ended = draw(spans())
        world.event(person, draw(KINDS), span=(started or dt.date(2025, 12, 1), ended))
    return world


def plain(row):
    """A row of the standings in the words of the oracle."""
    return {
        "agency": row["agency"],
        "category": row["category"],
        "exclusion": row["exclusion"],
        "minutes": {kind: row[f"{kind}_minutes"] for kind in oracle.KINDS},
        "verdicts": {name: row[name] for name in oracle.PROVISIONS},
    }


@PROFILE
@given(world=worlds(), as_of=AS_OF)
def test_standings_equal_the_plain_count(world, as_of):
    standings = world.judge(as_of)

    assert {person: plain(row) for person, row in standings.items()} == oracle.judge(
        world.rows, as_of
    )


@pytest.mark.parametrize(
    ("seed", "as_of"),
    [(1, oracle.END), (2, dt.date(2026, 7, 1)), (3, dt.date(2026, 1, 1)), (4, oracle.END)],
)
def test_a_crowd_equals_the_plain_count(seed, as_of):
    world = crowd(seed)

    standings = {person: plain(row) for person, row in world.judge(as_of).items()}

    assert standings == oracle.judge(world.rows, as_of)
    assert len({row["exclusion"] for row in standings.values()}) > 3


@pytest.mark.parametrize("engine", ENGINES[1:])
@pytest.mark.parametrize("as_of", [dt.date(2026, 6, 30), oracle.END])
def test_every_engine_gives_the_same_standings(engine, as_of):
    world = crowd(7)

    assert world.judge(as_of, engine=engine) == world.judge(as_of)


@pytest.mark.parametrize("person", range(1, 13))
def test_a_person_alone_is_judged_as_in_the_crowd(person):
    world = crowd(8)
    standings = world.judge()
    alone = {
        kind: [row for row in rows if kind in KEPT_WHOLE or row[OWNER[kind]] == person]
        for kind, rows in world.rows.items()
    }

    own = {key: row for key, row in standings.items() if key == person}
    assert World(alone).judge() == own


def test_the_order_of_the_rows_changes_nothing():
    world = crowd(9)
    chance = Draw(9)
    shuffled = {kind: chance.shuffled(rows) for kind, rows in world.rows.items()}

    assert World(shuffled).judge() == world.judge()


KEPT_WHOLE = ("agencies", "courses", "coverages")
OWNER = {"postings": 1, "events": 0, "records": 1, "summaries": 1}
