"""Standings → counts for every agency with all below it; divided once, at the end."""

import datetime as dt

import narwhals as nw

from zhicai.basics.words import Scope, Verdict
from zhicai.core.rollups.scopes import categories_of, not_counted, scope_of
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Frame, Native, lazy
from zhicai.core.rules.verdicts import JUDGED, column_of

COUNTED, RATE = "counted", "rate"
FIGURES = (COUNTED, Verdict.MET.value, Verdict.SHORT.value, Verdict.UNKNOWN.value)


def figure_column(provision_id: str, figure: str) -> str:
    """The column of a figure of a provision: counted, met, short, unknown or rate.

    >>> figure_column("kpi.ai_attainment", "met")
    'kpi_ai_attainment_met'
    """
    return f"{column_of(provision_id)}_{figure}"


def roll_up(
    standings: Native,
    paths: Native,
    *,
    book: Rulebook,
    as_of: dt.date,
    scope: Scope | None = None,
    with_exclusions: bool = True,
) -> Native:
    """One row for each agency of the tree with the figures of each provision.

    Each provision counts its own scope unless one is given for all. met + short + unknown =
    counted; the rate is null where nobody is counted. Rows come in no order.
    """
    counted = lazy(standings).with_columns(
        *[
            not_counted(
                categories_of(scope or scope_of(provision_id, book), book, as_of),
                with_exclusions=with_exclusions,
            )
            .is_null()
            .alias(figure_column(provision_id, COUNTED))
            for provision_id in JUDGED
        ]
    )
    of_agency = counted.group_by("agency").agg(
        *[_count(provision_id, figure) for provision_id in JUDGED for figure in FIGURES]
    )
    names = [figure_column(provision_id, figure) for provision_id in JUDGED for figure in FIGURES]
    totals = _sum_below(of_agency, lazy(paths), names)
    return totals.with_columns(*[_rate(provision_id) for provision_id in JUDGED]).to_native()


def _count(provision_id: str, figure: str) -> nw.Expr:
    is_in = nw.col(figure_column(provision_id, COUNTED))
    if figure != COUNTED:
        is_in = is_in & (nw.col(column_of(provision_id)) == figure)
    ones = nw.when(is_in).then(nw.lit(1)).otherwise(nw.lit(0))
    return ones.sum().cast(nw.Int64).alias(figure_column(provision_id, figure))


def _sum_below(of_agency: Frame, paths: Frame, names: list[str]) -> Frame:
    """The sums of every agency with all below it; one without people has zeros."""
    return (
        paths.join(of_agency, left_on="descendant", right_on="agency", how="left")
        .group_by("ancestor")
        .agg(*[nw.col(name).sum().cast(nw.Int64) for name in names])
        .rename({"ancestor": "agency"})
        .with_columns(*[nw.col(name).fill_null(0) for name in names])
    )


def _rate(provision_id: str) -> nw.Expr:
    counted = nw.col(figure_column(provision_id, COUNTED))
    met = nw.col(figure_column(provision_id, Verdict.MET.value)).cast(nw.Float64)
    rate = nw.when(counted > 0).then(met / counted.cast(nw.Float64))
    return rate.alias(figure_column(provision_id, RATE))
