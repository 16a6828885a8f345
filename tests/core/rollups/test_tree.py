"""The tree of a day: every pair of an agency and one above it, and nobody lost."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.worlds import ENGINES, World, day, rows_of
from zhicai.core.rollups.tree import tree_paths, walk_tree
from zhicai.exchange.parquet.schemas import SCHEMAS

LEVELS = 8


def paths(world, as_of="12/31", *, engine="lazy", levels=LEVELS):
    """(ancestor, descendant) → depth."""
    rows = rows_of(tree_paths(world.facts(engine).agencies, day(as_of), levels=levels))
    assert len({(row["ancestor"], row["descendant"]) for row in rows}) == len(rows)
    return {(row["ancestor"], row["descendant"]): row["depth"] for row in rows}


def in_force(world, as_of):
    rows = rows_of(tree_paths(world.facts().agencies, day(as_of), levels=LEVELS))
    return {row["descendant"] for row in rows if row["is_in_force"]}


def three_levels():
    return World().agency(1).agency(2, 1).agency(3, 2).agency(4, 1)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_agency_stands_below_itself_and_all_above_it(engine):
    assert paths(three_levels(), engine=engine) == {
        (1, 1): 0,
        (2, 2): 0,
        (3, 3): 0,
        (4, 4): 0,
        (1, 2): 1,
        (1, 4): 1,
        (2, 3): 1,
        (1, 3): 2,
    }


@pytest.mark.parametrize(("as_of", "parent"), [("6/30", 1), ("7/1", 2)])
def test_a_school_that_changed_its_parent_stands_under_the_one_of_the_day(as_of, parent):
    world = World().agency(1).agency(2)
    world.agency(3, 1, until_on="6/30").agency(3, 2, from_on="7/1")

    assert [pair for pair, depth in paths(world, as_of).items() if depth] == [(parent, 3)]


def test_a_closed_agency_stays_under_its_last_parent():
    world = World().agency(1).agency(2, 1).agency(3, 1, until_on="3/31")
    world.agency(3, 2, from_on="4/1", until_on="6/30")

    assert paths(world, "12/31")[(1, 3)] == 2
    assert in_force(world, "6/30") == {1, 2, 3}
    assert in_force(world, "7/1") == {1, 2}


def test_an_agency_still_to_come_hangs_under_its_first_parent():
    world = World().agency(1).agency(2).agency(3, 2, from_on="9/1").agency(3, 1, from_on="8/1")

    assert paths(world, "7/31")[(1, 3)] == 1
    assert in_force(world, "7/31") == {1, 2}


def test_a_loop_ends_and_gives_each_pair_once():
    world = World().agency(1, 2).agency(2, 1)

    assert paths(world) == {(1, 1): 0, (2, 2): 0, (1, 2): 1, (2, 1): 1}


def test_a_chain_as_deep_as_the_bound_reaches_its_root():
    world = World().agency(1)
    for agency in range(2, LEVELS + 1):
        world.agency(agency, agency - 1)

    assert paths(world)[(1, LEVELS)] == LEVELS - 1


def test_no_agencies_give_no_pairs():
    assert paths(World()) == {}


def test_the_day_may_be_any_day():
    assert paths(three_levels(), dt.date(1999, 1, 1)) == paths(three_levels())


# Periods that overlap, leave gaps, begin nowhere, stand in a loop or below nobody known.
DAYS = st.none() | st.sampled_from([day("1/1"), day("6/29"), day("6/30"), day("7/1")])
PERIODS = st.tuples(st.integers(1, 8), st.none() | st.integers(1, 10), DAYS, DAYS)


@settings(deadline=None)
@given(st.lists(PERIODS, min_size=1, max_size=14), st.integers(1, 5))
def test_a_few_agencies_are_walked_to_the_same_tree(rows, levels):
    agencies = pl.DataFrame(rows, SCHEMAS["agencies"], orient="row")

    planned = rows_of(tree_paths(agencies.lazy(), day("6/30"), levels=levels))
    walked = walk_tree(agencies.iter_rows(), day("6/30"), levels=levels)

    assert sorted(walked) == sorted(tuple(row.values()) for row in planned)
