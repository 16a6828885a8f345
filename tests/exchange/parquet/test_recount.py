"""A recount: everybody judged, everything rolled up, one hash."""

import datetime as dt

import pytest

from core.rules import oracle
from core.rules.crowds import crowd
from core.rules.worlds import YEAR, World, book
from zhicai.basics.words import Scope
from zhicai.core.rules.judge import STANDINGS
from zhicai.exchange.parquet.files import read_facts, write_facts
from zhicai.exchange.parquet.recount import hash_of, judge_facts, recount

AS_OF = dt.date(2026, 11, 20)


def judged(world, *, engine="lazy", as_of=AS_OF):
    return judge_facts(world.facts(engine), book(), year=YEAR, as_of=as_of)


def counted_again(world, **options):
    return recount(world.facts(**options), book(), year=YEAR, as_of=AS_OF)


def test_a_recount_says_people_agencies_seconds_and_hash():
    found = counted_again(crowd(41))

    assert (found.people, found.agencies) == (len(oracle.judge(crowd(41).rows, AS_OF)), 12)
    assert found.seconds > 0
    assert len(found.hash) == 64


def test_the_hash_is_the_same_in_any_order_and_from_files(tmp_path):
    world = crowd(42)
    back = World({kind: rows[::-1] for kind, rows in world.rows.items()})
    write_facts(tmp_path, world.facts())
    from_files = recount(read_facts(tmp_path), book(), year=YEAR, as_of=AS_OF)

    hashes = {counted_again(one).hash for one in (world, back)}

    assert hashes == {from_files.hash}


def test_one_minute_more_changes_the_hash():
    world, other = crowd(43), crowd(43)
    record, person, course, on, minutes, work = other.rows["records"][5]
    other.rows["records"][5] = (record, person, course, AS_OF, minutes, work)
    world.rows["records"][5] = (record, person, course, AS_OF, minutes + 1, work)

    assert counted_again(world).hash != counted_again(other).hash
    assert on is not None


def test_standings_come_in_order_of_person_and_totals_in_order_of_agency():
    found = judged(crowd(44))

    assert found.standings.columns == list(STANDINGS)
    assert found.standings["person"].is_sorted()
    assert found.totals()["agency"].to_list() == list(range(1, 13))


def test_a_day_after_the_year_counts_as_its_last_day():
    world = crowd(45)
    late, last = judged(world, as_of=dt.date(2028, 1, 1)), judged(world, as_of=oracle.END)

    assert late.as_of == oracle.END
    assert hash_of(late.standings, late.totals()) == hash_of(last.standings, last.totals())


def test_nobody_and_nothing_gives_an_answer_too():
    found = counted_again(World())

    assert (found.people, found.agencies) == (0, 0)


@pytest.mark.parametrize("scope", Scope)
def test_people_left_out_and_people_counted_make_everybody(scope):
    found = judged(crowd(46))
    roots = [row[0] for row in crowd(46).rows["agencies"] if row[1] is None]

    totals = found.totals(scope).filter(found.totals(scope)["agency"].is_in(roots))
    everywhere = found.totals_and_exclusions()[1].filter(scope=scope.value)
    left_out = everywhere.filter(everywhere["agency"].is_in(roots))

    people = totals["kpi_ai_attainment_counted"].sum() + left_out["people"].sum()
    assert people == found.standings.height
