"""Facts → standings and totals, run on an engine; and one hash that every engine must reach."""

import datetime as dt
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from zhicai.basics.words import Scope
from zhicai.core.rollups.all_scopes import alike, excluded_all, roll_up_all
from zhicai.core.rollups.roll_up import RATE, roll_up
from zhicai.core.rollups.tree import AGENCY_COLUMNS, tree_paths, walk_tree
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Facts, span_of
from zhicai.core.rules.judge import STANDINGS, judge
from zhicai.exchange.parquet.engines import collect, hand_over

# The deepest tree that a total still reaches: 院 → 部 → 署 → 校 → 分校 takes five.
TREE_LEVELS = 16
FEW_AGENCIES = 200
PATH_SCHEMA = {
    "ancestor": pl.Int64,
    "descendant": pl.Int64,
    "depth": pl.Int64,
    "is_in_force": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """Standings by person, the tree by pair, and both asked for as of one day."""

    year: int
    as_of: dt.date
    standings: pl.DataFrame
    paths: pl.DataFrame
    book: Rulebook

    def totals(self, scope: Scope | None = None, *, with_exclusions: bool = True) -> pl.DataFrame:
        """One row for each agency, in order of agency: see `core.rollups.roll_up`."""
        rolled = roll_up(
            self.standings.lazy(),
            self.paths.lazy(),
            book=self.book,
            as_of=self.as_of,
            scope=scope,
            with_exclusions=with_exclusions,
        )
        return collect(rolled).sort("agency")

    def standings_of(self, people: Sequence[int]) -> pl.DataFrame:
        return self.standings.filter(pl.col("person").is_in(people))

    def totals_and_exclusions(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Counts of every scope, and who is kept out: see `core.rollups.all_scopes`."""
        counted = collect(alike(self.standings.lazy())).lazy()
        rows = roll_up_all(counted, self.paths.lazy(), book=self.book, as_of=self.as_of)
        left_out = excluded_all(counted, self.paths.lazy(), book=self.book, as_of=self.as_of)
        return collect(rows), collect(left_out)


@dataclass(frozen=True, slots=True)
class Recount:
    """What a recount of everything says; equal facts give an equal hash on every engine."""

    people: int
    agencies: int
    seconds: float
    hash: str


def judge_facts(facts: Facts, book: Rulebook, *, year: int, as_of: dt.date) -> Judged:
    """Judge everybody in the facts as of a day; a day after the year counts as its last day."""
    day = span_of(year, as_of).last
    paths = tree_of(facts, day)
    tree = hand_over(paths, facts.agencies)
    standings = collect(judge(facts, book, year=year, as_of=day, paths=tree))
    return Judged(
        year=year,
        as_of=day,
        standings=standings.select(STANDINGS).sort("person"),
        paths=paths,
        book=book,
    )


def tree_of(facts: Facts, day: dt.date) -> pl.DataFrame:
    """The tree of a day, in order; it is small on every engine, so Polars makes it."""
    agencies = collect(facts.agencies)
    levels = max(1, min(TREE_LEVELS, agencies["agency"].n_unique()))
    if agencies.height <= FEW_AGENCIES:
        rows = walk_tree(agencies.select(AGENCY_COLUMNS).iter_rows(), day, levels=levels)
        paths = pl.DataFrame(list(rows), PATH_SCHEMA, orient="row")
    else:
        paths = collect(tree_paths(agencies, day, levels=levels))
    return paths.sort("ancestor", "descendant")


def recount(facts: Facts, book: Rulebook, *, year: int, as_of: dt.date) -> Recount:
    """Judge and roll up everything once, and say how long it took."""
    began = time.perf_counter()
    judged = judge_facts(facts, book, year=year, as_of=as_of)
    totals = judged.totals()
    return Recount(
        people=judged.standings.height,
        agencies=totals.height,
        seconds=time.perf_counter() - began,
        hash=hash_of(judged.standings, totals),
    )


def hash_of(standings: pl.DataFrame, totals: pl.DataFrame) -> str:
    """sha256 over every person's standing and every agency's counts, in order of their ids.

    Rates are left out: they are made of the counts.
    """
    counts = totals.select(sorted(name for name in totals.columns if not name.endswith(RATE)))
    digest = hashlib.sha256()
    for table in (standings.select(STANDINGS).sort("person"), counts.sort("agency")):
        digest.update(table.write_csv().encode())
    return digest.hexdigest()
