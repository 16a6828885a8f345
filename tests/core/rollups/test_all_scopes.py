"""Every scope at once: the same counts as each scope alone."""

import pytest

from core.rollups.test_roll_up import (
    DEEP,
    KPI,
    below_of,
    office,
    standings_and_paths,
    totals,
)
from core.rules import oracle
from core.rules.crowds import crowd
from core.rules.worlds import ENGINES, book, day, native_of, rows_of
from zhicai.basics.words import Scope
from zhicai.core.rollups.all_scopes import SUMS, alike, excluded_all, roll_up_all
from zhicai.core.rollups.roll_up import COUNTED, figure_column

DAY = "9/30"


def asked(what, world, *, engine="lazy", as_of="12/31"):
    """What the count says on an engine, of standings judged and trees made by Polars."""
    standings, paths = standings_and_paths(world, as_of, levels=DEEP)
    counted, tree = (native_of(table.collect(), engine) for table in (alike(standings), paths))
    return rows_of(what(counted, tree, book=book(), as_of=day(as_of)))


def left_out(world, *, scope=Scope.ESTABLISHED):
    """(agency, reason) → people."""
    rows = [row for row in asked(excluded_all, world) if row["scope"] == scope]
    return {(row["agency"], row["reason"]): row["people"] for row in rows}


def sums_alone(world, scope, *, is_raw):
    """Agency → SUMS, as the roll-up of one scope says."""
    rows = totals(world, DAY, engine="eager", levels=DEEP, scope=scope, with_exclusions=not is_raw)
    told = ({**row, COUNTED: row[figure_column(KPI, COUNTED)]} for row in rows.values())
    return {row["agency"]: tuple(row[name] for name in SUMS) for row in told}


@pytest.mark.parametrize("engine", ENGINES)
def test_all_scopes_at_once_count_as_each_scope_alone(engine):
    world, found = crowd(11), {}

    for row in asked(roll_up_all, world, engine=engine, as_of=DAY):
        key = (row["scope"], row["is_raw"], row["agency"])
        assert key not in found
        found[key] = tuple(row[name] for name in SUMS)

    for scope in Scope:
        for is_raw in (False, True):
            for agency, sums in sums_alone(world, scope, is_raw=is_raw).items():
                assert found.get((scope, is_raw, agency), (0,) * len(SUMS)) == sums


def test_who_is_left_out_is_counted_by_one_reason_at_each_node():
    world = office().event(2, "suspension", span=("1/1", None))
    world.event(4, "suspension", span=("1/1", None)).posted(5, 3, span=(None, "6/30"))

    assert left_out(world) == {
        (1, "suspension"): 1,
        (1, "outside_scope"): 1,
        (1, "left_service"): 1,
        (2, "suspension"): 1,
        (2, "outside_scope"): 1,
        (3, "left_service"): 1,
    }


def test_in_the_scope_of_everyone_nobody_stands_outside_it():
    assert left_out(office(), scope=Scope.EVERYONE) == {}


@pytest.mark.parametrize("scope", list(Scope))
def test_whoever_is_not_counted_is_left_out_for_a_reason(scope):
    world = crowd(13)

    counted = {
        row["agency"]: row[COUNTED]
        for row in asked(roll_up_all, world)
        if row["scope"] == scope and not row["is_raw"]
    }
    for (agency, _), people in left_out(world, scope=scope).items():
        counted[agency] = counted.get(agency, 0) + people

    judged = oracle.judge(world.rows, day("12/31")).values()
    for agency, people in counted.items():
        assert people == sum(one["agency"] in below_of(world, agency) for one in judged)
