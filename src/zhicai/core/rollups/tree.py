"""The agency tree of a day: every pair of an agency and one above it."""

import datetime as dt
from itertools import pairwise

import narwhals as nw

from zhicai.core.rules.facts import Frame, Native, lazy, pick_one


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
