"""Counts over the tree: scopes, exclusions, and rates made of counts."""

import datetime as dt

import pytest

from core.rules import oracle
from core.rules.crowds import crowd
from core.rules.worlds import ENGINES, LEVELS, YEAR, World, at_rest, book, day, rows_of
from zhicai.basics.words import Scope
from zhicai.core.rollups.roll_up import FIGURES, figure_column, roll_up
from zhicai.core.rollups.scopes import categories_of, scope_of
from zhicai.core.rollups.tree import tree_paths
from zhicai.core.rules.judge import judge
from zhicai.core.rules.verdicts import JUDGED

KPI, ENVIRONMENT = "kpi.ai_attainment", "hours.environment"
DEEP = 16


def standings_and_paths(world, as_of="12/31", *, engine="lazy", levels=LEVELS):
    facts, on = world.facts(engine), day(as_of)
    paths = at_rest(tree_paths(facts.agencies, on, levels=levels))
    return at_rest(judge(facts, book(), year=YEAR, as_of=on, paths=paths)), paths


def totals(world, as_of="12/31", *, engine="lazy", levels=LEVELS, **options):
    """The row of figures of each agency."""
    standings, paths = standings_and_paths(world, as_of, engine=engine, levels=levels)
    rows = rows_of(roll_up(standings, paths, book=book(), as_of=day(as_of), **options))
    return {row["agency"]: row for row in rows}


def figures(row, provision_id=KPI):
    return tuple(row[figure_column(provision_id, figure)] for figure in FIGURES)


def office():
    """A county, two schools: one person met, one short, one unknown, one teacher."""
    world = World().agency(1).agency(2, 1).agency(3, 1).covered(2)
    world.course(1, "basic").course(2, "advanced")
    world.posted(1, 2).learnt(1, 1, 180).learnt(1, 2, 180)
    return world.posted(2, 2).posted(3, 3).posted(4, 2, category="teacher")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_node_counts_all_below_it(engine):
    rows = totals(office(), engine=engine)

    assert {agency: figures(row) for agency, row in rows.items()} == {
        1: (3, 1, 1, 1),
        2: (2, 1, 1, 0),
        3: (1, 0, 0, 1),
    }


def test_the_rate_is_met_by_counted_and_null_where_nobody_counts():
    world = office().agency(4)

    rates = {agency: row["kpi_ai_attainment_rate"] for agency, row in totals(world).items()}

    assert rates == {1: pytest.approx(1 / 3), 2: 0.5, 3: 0.0, 4: None}


def test_each_provision_counts_its_own_scope():
    assert (scope_of(KPI, book()), scope_of(ENVIRONMENT, book())) == ("甲", "丙")
    county = totals(office())[1]

    assert county["hours_environment_counted"] == 4
    assert county["kpi_ai_attainment_counted"] == 3


def test_a_scope_given_holds_for_every_provision():
    county = totals(office(), scope=Scope.EVERYONE)[1]

    assert {county[figure_column(one, "counted")] for one in JUDGED} == {4}


def test_contract_staff_count_in_the_second_scope():
    world = office().posted(5, 3, category="contract")

    counted = [figures(totals(world, scope=scope)[3])[0] for scope in Scope]

    assert counted == [1, 2, 2]


def test_status_events_take_out_unless_no_exclusion_is_asked_for():
    world = office().event(2, "suspension", span=("1/1", None))

    assert figures(totals(world)[2]) == (1, 1, 0, 0)
    assert figures(totals(world, with_exclusions=False)[2]) == (2, 1, 1, 0)


def test_leavers_and_unmapped_people_count_nowhere():
    world = office().posted(5, 3, span=(None, "6/30")).posted(6, 3, category="unknown")

    for options in ({}, {"with_exclusions": False}, {"scope": Scope.EVERYONE}):
        assert figures(totals(world, **options)[3])[0] == 1


def test_staff_of_a_closed_school_stay_in_the_totals_above():
    world = World().agency(1).agency(2, 1, until_on="6/30").posted(1, 2)

    assert figures(totals(world)[1])[0] == 1


@pytest.mark.parametrize("with_exclusions", [True, False])
@pytest.mark.parametrize("scope", [None, *Scope])
def test_met_short_and_unknown_make_the_counted_of_every_node(scope, with_exclusions):
    rows = totals(crowd(11), levels=DEEP, scope=scope, with_exclusions=with_exclusions)

    assert sum(figures(row)[0] for row in rows.values()) > 100
    for row in rows.values():
        for provision_id in JUDGED:
            counted, *verdicts = figures(row, provision_id)
            assert sum(verdicts) == counted


def plain_counts(world, as_of, agency):
    """counted, met, short and unknown of the first scope, counted one by one."""
    below, categories = below_of(world, agency), categories_of(Scope.ESTABLISHED, book(), as_of)
    people = oracle.judge(world.rows, as_of).values()
    counted = [
        one["verdicts"]["kpi_ai_attainment"]
        for one in people
        if one["agency"] in below and one["exclusion"] is None and one["category"] in categories
    ]
    return len(counted), *[counted.count(said) for said in ("met", "short", "unknown")]


def below_of(world, root):
    parents = {row[0]: row[1] for row in world.rows["agencies"]}
    found = {root}
    while more := {agency for agency, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def test_counts_of_a_crowd_equal_the_plain_count():
    world, as_of = crowd(12), dt.date(2026, 9, 30)

    rows = totals(world, as_of, levels=DEEP)

    assert {agency: figures(row) for agency, row in rows.items()} == {
        agency: plain_counts(world, as_of, agency) for agency in rows
    }


def test_scopes_hold_before_the_first_day_for_which_they_are_defined():
    early = categories_of(Scope.ESTABLISHED, book(), dt.date(1990, 1, 1))

    assert early == categories_of(Scope.ESTABLISHED, book(), day("12/31"))
