"""The portal's own totals: judged beside the records, never added to them."""

import narwhals as nw

from zhicai.core.rules.facts import Facts, Frame, Span, lazy, pick_one

PORTAL = "portal_"
SUMMED = (
    "total_minutes",
    "work_related_minutes",
    "required_minutes",
    "ai_minutes",
    "basic_minutes",
    "advanced_minutes",
    "environment_minutes",
)


def portal_column(name: str) -> nw.Expr:
    """The portal's figure of a kind of minutes; of pending minutes a summary knows none."""
    return nw.col(PORTAL + name) if name in SUMMED else nw.lit(0)


def usable(span: Span) -> nw.Expr:
    """A summary is usable when its whole period lies between 1 January and the cut-off day."""
    return (nw.col("period_from") >= span.first) & (nw.col("period_until") <= span.last)


def latest_summaries(facts: Facts, span: Span) -> Frame:
    """One row for each person with a usable summary: person, summary, and `portal_` minutes."""
    latest = pick_one(
        lazy(facts.summaries).filter(usable(span)),
        ["person"],
        keep="last",
        order_by=["period_until", "summary"],
    )
    both_levels = nw.col("basic_minutes") + nw.col("advanced_minutes")
    return latest.with_columns(
        nw.coalesce("ai_minutes", both_levels).alias("ai_minutes"),
    ).select("person", "summary", *[nw.col(name).alias(PORTAL + name) for name in SUMMED])
