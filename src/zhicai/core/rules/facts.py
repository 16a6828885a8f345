"""The facts that judging reads, as columns; any engine that Narwhals knows may hold them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import narwhals as nw

from zhicai.basics.dates import year_end, year_start

Native = Any
Frame = nw.LazyFrame[Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """One frame per kind of fact, all of one engine, lazy or not; null is what nobody said.

    agencies    agency, parent, from_on, until_on (the last day, inclusive): dated slices
    postings    posting, person, agency, establishment, category, started_on, ended_on (inclusive)
    events      person, kind, started_on, ended_on (inclusive)
    courses     course, level, is_required, is_environment
    records     record, person, course, completed_on, minutes, is_work_related
    summaries   summary, person, period_from, period_until, and the portal's own minutes
    coverages   agency, covered_from, covered_until: the complete files
    overlays    agency, provision, in_force_from, in_force_until, setting: agencies' own decisions
                where a verdict rests on them; None where there are none
    """

    agencies: Native
    postings: Native
    events: Native
    courses: Native
    records: Native
    summaries: Native
    coverages: Native
    overlays: Native | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar year up to the cut-off day, both inclusive; `end` is the last day of the year."""

    first: dt.date
    last: dt.date
    end: dt.date


def span_of(year: int, as_of: dt.date) -> Span:
    """The part of a 民國 year that counts on a day; after the year it stays whole.

    >>> span_of(115, dt.date(2027, 2, 1)).last
    datetime.date(2026, 12, 31)
    """
    end = year_end(year)
    return Span(year_start(year), min(as_of, end), end)


def lazy(native: Native) -> Frame:
    """The same frame for Narwhals, as a plan that nothing has run yet."""
    frame: Frame = nw.from_native(native).lazy()
    return frame


def pick_one(
    frame: Frame, keys: Sequence[str], *, keep: Literal["first", "last"], order_by: Sequence[str]
) -> Frame:
    """One row for each key: the first or last by `order_by`, where null comes first.

    Only rows that share their key with another one are put in order; most do not.
    """
    counted = frame.with_columns(nw.len().over(*keys).alias("rows_of_key"))
    alone = counted.filter(nw.col("rows_of_key") == 1)
    several = counted.filter(nw.col("rows_of_key") > 1)
    picked = several.unique(list(keys), keep=keep, order_by=list(order_by))
    return nw.concat([alone, picked]).drop("rows_of_key")
