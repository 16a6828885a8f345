"""Standings → counts of every scope, with and without exclusions, in one pass over the people."""

import datetime as dt

import narwhals as nw

from zhicai.basics.words import Scope, Verdict
from zhicai.core.rollups.roll_up import COUNTED, figure_column
from zhicai.core.rollups.scopes import categories_of, not_counted
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Frame, Native, lazy
from zhicai.core.rules.verdicts import JUDGED, column_of

DECIDED = (Verdict.MET.value, Verdict.SHORT.value)
SUMS = (COUNTED, *[figure_column(one, figure) for one in JUDGED for figure in DECIDED])
PEOPLE = "people"


def alike(standings: Native) -> Native:
    """People of one agency of whom every count says the same, as one row, and how many they are.

    It is a small part of the people: collect it, both counts below read it several times.
    """
    same = ["agency", "category", "exclusion", *[column_of(one) for one in JUDGED]]
    return lazy(standings).group_by(same).agg(nw.len().cast(nw.Int64).alias(PEOPLE)).to_native()


def roll_up_all(counted: Native, paths: Native, *, book: Rulebook, as_of: dt.date) -> Native:
    """agency, scope, is_raw and SUMS, for every agency with somebody counted at or below it.

    `counted` is what `alike` gives; `is_raw` is without exclusions. Whoever is neither met nor
    short is unknown. Rows come in no order.
    """
    parts = [
        _in_scope(lazy(counted), categories_of(scope, book, as_of), is_raw=is_raw).with_columns(
            nw.lit(scope.value).alias("scope"), nw.lit(is_raw).alias("is_raw")
        )
        for scope in Scope
        for is_raw in (False, True)
    ]
    keys = ["agency", "scope", "is_raw"]
    sums = [nw.col(PEOPLE).sum().alias(COUNTED)]
    sums += [_people(one, figure) for one in JUDGED for figure in DECIDED]
    return _sum_above(nw.concat(parts).group_by(keys).agg(*sums), lazy(paths), SUMS).to_native()


def excluded_all(counted: Native, paths: Native, *, book: Rulebook, as_of: dt.date) -> Native:
    """agency, scope, reason, people: whom each reason keeps out of the count of each scope."""
    parts = [
        lazy(counted).select(
            "agency",
            nw.lit(scope.value).alias("scope"),
            not_counted(categories_of(scope, book, as_of), with_exclusions=True).alias("reason"),
            PEOPLE,
        )
        for scope in Scope
    ]
    reasons = nw.concat(parts).filter(~nw.col("reason").is_null())
    of_agency = reasons.group_by("agency", "scope", "reason").agg(nw.col(PEOPLE).sum())
    return _sum_above(of_agency, lazy(paths), (PEOPLE,)).to_native()


def _in_scope(counted: Frame, categories: list[str], *, is_raw: bool) -> Frame:
    return counted.filter(not_counted(categories, with_exclusions=not is_raw).is_null())


def _people(provision_id: str, figure: str) -> nw.Expr:
    is_so = nw.col(column_of(provision_id)) == figure
    people = nw.when(is_so).then(nw.col(PEOPLE)).otherwise(nw.lit(0))
    return people.sum().cast(nw.Int64).alias(figure_column(provision_id, figure))


def _sum_above(of_agency: Frame, paths: Frame, names: tuple[str, ...]) -> Frame:
    """The same sums of every agency with all below it; one without people has no row."""
    keys = [name for name in of_agency.collect_schema().names() if name not in {"agency", *names}]
    joined = paths.join(of_agency, left_on="descendant", right_on="agency", how="inner")
    sums = [nw.col(name).sum().cast(nw.Int64) for name in names]
    return joined.group_by("ancestor", *keys).agg(*sums).rename({"ancestor": "agency"})
