"""The agency tree of a day: every pair of an agency and one above it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import narwhals as nw

from zhicai.core.rules.facts import Frame, Native, lazy, pick_one

AGENCY_COLUMNS = ("agency", "parent", "from_on", "until_on")
Path = tuple[int, int, int, bool]


class Slice(NamedTuple):
    """Where an agency stands between two days; AGENCY_COLUMNS."""

    agency: int
    parent: int | None
    from_on: dt.date | None
    until_on: dt.date | None


def tree_paths(agencies: Native, as_of: dt.date, *, levels: int) -> Native:
    """Pairs ancestor, descendant, depth (0 for the agency itself), and is_in_force.

    An agency that was closed, or is still to come, hangs under its last, or first, parent with
    `is_in_force` false: people still posted there must not vanish from the totals above.
    `levels` bounds the depth; a loop in the facts ends there and counts nobody twice.
    """
    slices = _slices_on(lazy(agencies), as_of)
    names = [str(level) for level in range(levels)]
    chain = slices.select("agency", nw.col("agency").alias(names[0]))
    parents = slices.select(nw.col("agency").alias("below"), "parent")
    for lower, upper in pairwise(names):
        above = parents.rename({"parent": upper})
        chain = chain.join(above, left_on=lower, right_on="below", how="left")
    pairs = chain.unpivot(names, index=["agency"], variable_name="depth", value_name="ancestor")
    paths = (
        pairs.filter(~nw.col("ancestor").is_null())
        .with_columns(nw.col("depth").cast(nw.Int64))
        .group_by("ancestor", "agency")
        .agg(nw.col("depth").min())
        .join(slices.select("agency", "is_in_force"), on="agency", how="left")
    )
    return paths.select(
        "ancestor", nw.col("agency").alias("descendant"), "depth", "is_in_force"
    ).to_native()


def walk_tree(
    agencies: Iterable[tuple[Any, ...]], as_of: dt.date, *, levels: int
) -> Iterator[Path]:
    """The rows of `tree_paths`, walked: a few agencies take less time than planning a join does.

    >>> closed = dt.date(2026, 6, 30)
    >>> list(walk_tree([(1, None, None, None), (2, 1, None, closed)], closed, levels=2))
    [(1, 1, 0, True), (2, 2, 0, True), (1, 2, 1, True)]
    """
    slices = defaultdict(list)
    for row in agencies:
        one = Slice(*row)
        slices[one.agency].append(one)
    on = {agency: _slice_on(rows, as_of) for agency, rows in slices.items()}
    for agency, own in on.items():
        is_open = own.until_on is None or own.until_on >= as_of
        is_in_force = _has_begun(own, as_of) and is_open
        line: list[int] = []
        above: int | None = agency
        while above is not None and above not in line and len(line) < levels:
            yield above, agency, len(line), is_in_force
            line.append(above)
            above = on[above].parent if above in on else None


def _slice_on(rows: Iterable[Slice], as_of: dt.date) -> Slice:
    """The last begun by the day, else the first still to come; null comes first."""

    def order(row: Slice) -> Any:
        return [(value is not None, value) for value in (row.from_on, row.until_on, row.parent)]

    in_order = sorted(rows, key=order)
    begun = [row for row in in_order if _has_begun(row, as_of)]
    return begun[-1] if begun else in_order[0]


def _has_begun(row: Slice, as_of: dt.date) -> bool:
    return row.from_on is None or row.from_on <= as_of


def _slices_on(agencies: Frame, as_of: dt.date) -> Frame:
    """One slice of each agency: the last begun by the day, else the first still to come."""
    begun = nw.col("from_on").is_null() | (nw.col("from_on") <= as_of)
    open_still = nw.col("until_on").is_null() | (nw.col("until_on") >= as_of)
    marked = agencies.with_columns(
        begun.alias("has_begun"), (begun & open_still).alias("is_in_force")
    )
    order = ["from_on", "until_on", "parent"]
    now = pick_one(marked.filter(nw.col("has_begun")), ["agency"], keep="last", order_by=order)
    later = marked.filter(~nw.col("has_begun")).join(now, on="agency", how="anti")
    first = pick_one(later, ["agency"], keep="first", order_by=order)
    return nw.concat([now, first]).select("agency", "parent", "is_in_force")
