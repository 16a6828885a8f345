"""A synthetic nation from a fixed seed: agencies, postings, events, courses, records, summaries."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from zhicai.core.rules.facts import Facts
from zhicai.exchange.parquet.files import write_facts
from zhicai.exchange.parquet.schemas import SCHEMAS

SEED = 115
YEAR = 115
AS_OF = dt.date(2026, 11, 20)
NEW_YEAR = np.datetime64("2026-01-01")
COURSES = 20_000
CHILDREN = 8  # direct subordinates of each agency: 8,000 agencies lie in five levels
CATEGORIES = {"staff": 0.55, "medical": 0.1, "contract": 0.1, "teacher": 0.2, "unknown": 0.05}
LEVELS = {"basic": 0.05, "advanced": 0.05, "none": 0.8, None: 0.1}
FLAGS = {True: 0.4, False: 0.4, None: 0.2}
MINUTES = (30, 60, 90, 120, 180)


@dataclass(frozen=True)
class Size:
    people: int
    records: int
    agencies: int

    @property
    def name(self) -> str:
        return f"{self.people}-{self.records}-{self.agencies}"


def facts_of_nation(folder: Path, size: Size) -> Path:
    """The folder of the nation's Parquet files, written unless they lie there."""
    nation = folder / f"nation-{SEED}-{size.name}"
    if not (nation / "done").exists():
        draw = np.random.default_rng(SEED)
        kinds = {
            "agencies": agencies(size),
            "postings": postings(size, draw),
            "events": events(size, draw),
            "courses": courses(draw),
            "records": records(size, draw),
            "summaries": summaries(size, draw),
            "coverages": coverages(size, draw),
        }
        frames = {kind: typed(kind, columns) for kind, columns in kinds.items()}
        write_facts(nation, Facts(**frames))
        (nation / "done").touch()
    return nation


def typed(kind, columns):
    return pl.DataFrame(columns, schema=SCHEMAS[kind])


def pick(draw, shares, count):
    """Keys drawn by their shares, None among them."""
    names = np.array(list(shares), dtype=object)
    return names[draw.choice(len(names), count, p=list(shares.values()))]


def days(draw, count, *, first=0, last=330):
    """Days counted from the first of January."""
    return (NEW_YEAR + draw.integers(first, last, count)).astype("datetime64[D]")


def blank(values, where):
    """The same values with null where told."""
    return pl.select(pl.when(pl.Series(where)).then(None).otherwise(pl.Series(values))).to_series()


def chance(draw, count, share):
    return draw.random(count) < share


def agencies(size):
    ids = np.arange(1, size.agencies + 1)
    always = pl.Series([None] * size.agencies, dtype=pl.Date)
    parents = np.maximum(1, (ids + CHILDREN - 2) // CHILDREN)
    return {
        "agency": ids,
        "parent": blank(parents, ids == 1),
        "from_on": always,
        "until_on": always,
    }


def postings(size, draw):
    """Everybody has one; one in twenty moved in the year, one in fifty has left or will leave."""
    moved = draw.choice(size.people, size.people // 20, replace=False)
    moved_on = days(draw, len(moved), last=300)
    stays = ~np.isin(np.arange(size.people), moved)
    ended = days(draw, size.people, first=30, last=400)
    ended[moved] = moved_on - np.timedelta64(1, "D")
    count = size.people + len(moved)
    serving = draw.integers(1, size.agencies + 1, count)
    return {
        "posting": np.arange(1, count + 1),
        "person": np.concatenate([np.arange(size.people), moved]) + 1,
        "agency": serving,
        "establishment": serving,
        "category": pick(draw, CATEGORIES, count).tolist(),
        "started_on": np.concatenate(
            [np.full(size.people, np.datetime64("2015-01-01")), moved_on]
        ).astype("datetime64[D]"),
        "ended_on": pl.concat(
            [
                blank(ended, stays & ~chance(draw, size.people, 0.02)),
                pl.Series([None] * len(moved), dtype=pl.Date),
            ]
        ),
    }


def events(size, draw):
    """One in a hundred is on leave or suspended, once, some of them all year."""
    people = draw.choice(size.people, size.people // 100, replace=False) + 1
    count = len(people)
    kinds = {"unpaid_leave": 0.7, "suspension": 0.1, "sick_leave": 0.2}
    return {
        "person": people,
        "kind": pick(draw, kinds, count).tolist(),
        "started_on": days(draw, count, first=-200, last=100),
        "ended_on": blank(days(draw, count, first=150, last=500), chance(draw, count, 0.3)),
    }


def courses(draw):
    return {
        "course": np.arange(1, COURSES + 1),
        "level": pick(draw, LEVELS, COURSES).tolist(),
        "is_required": pick(draw, FLAGS, COURSES).tolist(),
        "is_environment": pick(draw, {True: 0.05, False: 0.9, None: 0.05}, COURSES).tolist(),
    }


def records(size, draw):
    """Most in the year, some beside it; three in a hundred repeat a course."""
    person = np.sort(draw.integers(1, size.people + 1, size.records))
    course = draw.integers(1, COURSES + COURSES // 100 + 1, size.records)
    repeats = np.nonzero(chance(draw, size.records, 0.03))[0]
    repeats = repeats[repeats > 0]
    course[repeats] = course[repeats - 1]
    is_related = chance(draw, size.records, 0.9)
    return {
        "record": draw.permutation(size.records) + 1,
        "person": person,
        "course": course,
        "completed_on": days(draw, size.records, first=-30, last=345),
        "minutes": draw.choice(MINUTES, size.records),
        "is_work_related": blank(is_related, chance(draw, size.records, 0.2)),
    }


def summaries(size, draw):
    """One in ten has the portal's totals, one of five figures missing."""
    people = draw.choice(size.people, size.people // 10, replace=False) + 1
    count = len(people)
    names = [name for name in SCHEMAS["summaries"] if name.endswith("_minutes")]
    minutes = {
        name: blank(draw.integers(0, 1500, count), chance(draw, count, 0.2)) for name in names
    }
    return {
        "summary": np.arange(1, count + 1),
        "person": people,
        "period_from": np.full(count, NEW_YEAR),
        "period_until": days(draw, count, first=150, last=340),
        **minutes,
    }


def coverages(size, draw):
    """A third of the agencies gave a complete file, with all below them."""
    chosen = draw.choice(size.agencies - 1, size.agencies // 3, replace=False) + 2
    count = len(chosen)
    return {
        "agency": chosen,
        "covered_from": np.full(count, NEW_YEAR),
        "covered_until": days(draw, count, first=150, last=340),
    }
