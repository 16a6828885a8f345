"""Small worlds of facts for the tests of judging: plain rows in, standings by person out."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

import duckdb
import polars as pl

from zhicai.core.rollups.tree import tree_paths
from zhicai.core.rules.facts import Facts, span_of
from zhicai.core.rules.judge import judge
from zhicai.core.rules.load import load_rulebook
from zhicai.exchange.parquet.files import KINDS
from zhicai.exchange.parquet.schemas import SCHEMAS, frame

YEAR = 115
LEVELS = 8
YEAR_END = dt.date(2026, 12, 31)
ENGINES = ("lazy", "eager", "duckdb")


def day(text):
    """A day of the year 115 written as 3/31; None stays None."""
    if text is None or isinstance(text, dt.date):
        return text
    month, number = text.split("/")
    return dt.date(2026, int(month), int(number))


@cache
def book():
    return load_rulebook()


@dataclass
class World:
    """Rows of each kind of fact; ids are given in the order of telling."""

    rows: dict[str, list[tuple]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def _add(self, kind, *values):
        self.rows[kind].append(values)
        return self

    def _next(self, kind):
        return len(self.rows[kind]) + 1

    def agency(self, agency, parent=None, *, from_on=None, until_on=None):
        return self._add("agencies", agency, parent, day(from_on), day(until_on))

    def posted(self, person, agency=1, *, category="staff", establishment=None, span=(None, None)):
        number, (started, ended) = self._next("postings"), map(day, span)
        home = establishment or agency
        return self._add("postings", number, person, agency, home, category, started, ended)

    def event(self, person, kind, *, span):
        return self._add("events", person, kind, *map(day, span))

    def course(self, course, level=None, *, is_required=None, is_environment=None):
        return self._add("courses", course, level, is_required, is_environment)

    def learnt(self, person, course, minutes, *, on="3/1", work=None):
        return self._add("records", self._next("records"), person, course, day(on), minutes, work)

    def summed(self, person, *, span=("1/1", "6/30"), **minutes):
        names = list(SCHEMAS["summaries"])[4:]
        assert set(minutes) <= set(names)
        totals = [minutes.get(name) for name in names]
        return self._add("summaries", self._next("summaries"), person, *map(day, span), *totals)

    def covered(self, agency, *, span=("1/1", "12/31")):
        return self._add("coverages", agency, *map(day, span))

    def decided(self, agency, provision, setting, *, span=(None, None)):
        """An agency's own decision, by default from long ago until further notice."""
        started, ended = map(day, span)
        began = started or dt.date(2020, 1, 1)
        return self._add("overlays", agency, provision, began, ended, setting)

    def facts(self, engine="lazy"):
        return Facts(**{kind: native_of(frame(self.rows[kind], kind), engine) for kind in KINDS})

    def judge(self, as_of=YEAR_END, *, engine="lazy", year=YEAR, rules=None):
        """Standings by person, as plain dictionaries."""
        facts, on = self.facts(engine), day(as_of)
        paths = self.tree(span_of(year, on).last, engine)
        rules = rules or book()
        rows = rows_of(judge(facts, rules, year=year, as_of=on, paths=paths))
        assert len({row["person"] for row in rows}) == len(rows)
        return {row["person"]: row for row in rows}

    def tree(self, on, engine):
        """The tree of a day is small: Polars makes it, every engine gets it, as in the product."""
        paths = tree_paths(self.facts("eager").agencies, on, levels=LEVELS)
        return native_of(paths.collect(), engine)

    def judge_one(self, as_of=YEAR_END, **options):
        (row,) = self.judge(as_of, **options).values()
        return row


def native_of(rows, engine):
    if engine == "duckdb":
        return duckdb.from_arrow(rows.to_arrow())
    return rows.lazy() if engine == "lazy" else rows


def at_rest(native):
    """A plan of Polars run once, as the product does before it goes on."""
    return native.collect().lazy() if isinstance(native, pl.LazyFrame) else native


def rows_of(native):
    """The rows of a result of any engine, as dictionaries."""
    if isinstance(native, pl.LazyFrame):
        native = native.collect()
    if isinstance(native, pl.DataFrame):
        return native.to_dicts()
    return pl.from_arrow(native.to_arrow_table()).to_dicts()


def one_person(**posting):
    """One agency without a complete file, and person 1 serving there."""
    return World().agency(1).posted(1, **posting)


def learner(*minutes_by_level, covered=True):
    """Person 1 with one record for each (level, minutes), each of another course."""
    world = one_person()
    if covered:
        world.covered(1)
    for course, (level, minutes) in enumerate(minutes_by_level, start=1):
        world.course(course, level).learnt(1, course, minutes)
    return world
