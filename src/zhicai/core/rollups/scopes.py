"""Who is counted: the staff categories of a scope, and why the others are not."""

import datetime as dt

import narwhals as nw

from zhicai.basics.words import Scope
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.exclusions import CATEGORY_UNKNOWN, LEFT_SERVICE, OUTSIDE_SCOPE

SCOPES = "kpi.scopes"


def scope_of(provision_id: str, book: Rulebook) -> Scope:
    """The scope that a provision counts by default."""
    return book.get_provision(provision_id).counted_scope or Scope.ESTABLISHED


def categories_of(scope: Scope, book: Rulebook, as_of: dt.date) -> list[str]:
    """The staff categories of a scope on that day.

    Scopes are our own words: before the first and after the last definition the nearest serves.
    """
    scopes = book.find_value(SCOPES, as_of)
    if scopes is None:
        known = [entry for entry in book.get_provision(SCOPES).values if entry.unpublished is None]
        earlier = [entry for entry in known if entry.in_force_from <= as_of]
        scopes = (earlier[-1] if earlier else known[0]).value
    return list(scopes[scope])


def not_counted(categories: list[str], *, with_exclusions: bool) -> nw.Expr:
    """Why a row of the standings is not counted in a scope: a code, or null if it is.

    Without exclusions status events take nobody out; who has left, and who belongs to no
    category of the scope, stays outside.
    """
    exclusion = nw.col("exclusion")
    nothing = nw.lit(None, dtype=nw.String)
    return (
        nw.when(exclusion.is_in([LEFT_SERVICE, CATEGORY_UNKNOWN]))
        .then(exclusion)
        .when(~nw.col("category").is_in(categories))
        .then(nw.lit(OUTSIDE_SCOPE))
        .otherwise(exclusion if with_exclusions else nothing)
    )
