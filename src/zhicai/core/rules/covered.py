"""Where no row means zero: the agencies that a complete file covers."""

import narwhals as nw

from zhicai.core.rules.facts import Facts, Frame, Span, lazy


def meets_span(span: Span) -> nw.Expr:
    """A complete file covers the year when its period and the year so far share a day."""
    return (nw.col("covered_from") <= span.last) & (nw.col("covered_until") >= span.first)


def coverages_below(facts: Facts, paths: Frame, span: Span) -> Frame:
    """Each agency beside each complete file at or above it: agency, covered_by and the period."""
    files = lazy(facts.coverages).filter(meets_span(span)).rename({"agency": "covered_by"})
    return (
        paths.select("ancestor", nw.col("descendant").alias("agency"))
        .join(files, left_on="ancestor", right_on="covered_by", how="inner")
        .select("agency", nw.col("ancestor").alias("covered_by"), "covered_from", "covered_until")
    )


def covered_agencies(facts: Facts, paths: Frame, span: Span) -> Frame:
    """Each agency at or below the agency of a complete file: agency and a true `is_covered`."""
    below = coverages_below(facts, paths, span)
    return (
        below.select("agency")
        .unique(["agency"])
        .with_columns(nw.lit(value=True).alias("is_covered"))
    )
