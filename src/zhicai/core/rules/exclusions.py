"""Status events → who is not counted on the cut-off day, and why."""

import datetime as dt

import narwhals as nw

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Facts, Frame, Span, lazy
from zhicai.core.rules.overlaid import EVENTS, OwnSettings
from zhicai.core.rules.serving import UNKNOWN_CATEGORY

REINSTATEMENT = "reinstatement"
NOT_COUNTED = "not_counted"
WHOLE_YEAR_NOT_COUNTED = "whole_year_not_counted"
WHOLE_YEAR = "_whole_year"
LEFT_SERVICE = "left_service"
CATEGORY_UNKNOWN = "category_unknown"
OUTSIDE_SCOPE = "outside_scope"
STANDING_REASONS = (LEFT_SERVICE, CATEGORY_UNKNOWN, OUTSIDE_SCOPE)


def kinds_with(effect: str, book: Rulebook, as_of: dt.date) -> list[str]:
    """The kinds of event that have this effect on that day; an unpublished one has none."""
    named = [name for name in sorted(book.provisions) if name.startswith(EVENTS)]
    values = {name: book.find_value(name, as_of) for name in named}
    return [
        name.removeprefix(EVENTS)
        for name, value in values.items()
        if value is not None and value["effect"] == effect
    ]


def exclusion() -> nw.Expr:
    """The one reason for which a person is not counted, whatever the scope; null if counted."""
    return (
        nw.when(~nw.col("is_serving"))
        .then(nw.lit(LEFT_SERVICE))
        .when(nw.col("category") == UNKNOWN_CATEGORY)
        .then(nw.lit(CATEGORY_UNKNOWN))
        .otherwise(nw.col("event_reason"))
    )


def excluded_by_events(
    facts: Facts, book: Rulebook, *, span: Span, own: OwnSettings | None = None
) -> Frame:
    """One row for each person whom an event takes out of the count: person and event_reason.

    Where the agency of the person has decided for itself, its decision says who is taken out.
    """
    spells = _with_effect(_spells(facts, span), book, as_of=span.last, own=own)
    on_the_day = spells.filter(
        nw.col("effect") == NOT_COUNTED,
        nw.col("until") >= span.last,
    ).select("person", nw.col("kind").alias("event_reason"))
    whole_year = _whole_year(spells.filter(nw.col("effect") == WHOLE_YEAR_NOT_COUNTED), span)
    found = nw.concat([on_the_day, whole_year])
    return found.group_by("person").agg(nw.col("event_reason").min())


def _with_effect(
    spells: Frame, book: Rulebook, *, as_of: dt.date, own: OwnSettings | None
) -> Frame:
    """The effect of each event: what the nearest agency decided, else the national one."""
    kind = nw.col("kind")
    national = (
        nw.when(kind.is_in(kinds_with(NOT_COUNTED, book, as_of)))
        .then(nw.lit(NOT_COUNTED))
        .when(kind.is_in(kinds_with(WHOLE_YEAR_NOT_COUNTED, book, as_of)))
        .then(nw.lit(WHOLE_YEAR_NOT_COUNTED))
    )
    if own is None:
        return spells.with_columns(national.alias("effect"))
    named = spells.with_columns(nw.concat_str([nw.lit(EVENTS), kind]).alias("provision"))
    joined = named.join(own.of_people, on=["person", "provision"], how="left")
    effect = nw.when(nw.col("setting").is_null()).then(national).otherwise(nw.col("setting"))
    return joined.with_columns(effect.alias("effect")).drop("provision", "setting")


def _spells(facts: Facts, span: Span) -> Frame:
    """Events begun by the day that reach into the year; a return to work ends an open one."""
    begun = (
        lazy(facts.events)
        .with_columns(nw.col("started_on").fill_null(span.first))
        .filter(nw.col("started_on") <= span.last)
    )
    returns = begun.filter(nw.col("kind") == REINSTATEMENT)
    returned = returns.group_by("person").agg(nw.col("started_on").max().alias("returned_on"))
    eve = nw.col("returned_on").dt.offset_by("-1d").cast(nw.Date)
    until = (
        nw.when(~nw.col("ended_on").is_null())
        .then(nw.col("ended_on"))
        .when(nw.col("returned_on") > nw.col("started_on"))
        .then(eve)
        .otherwise(nw.lit(span.end))
    )
    spells = begun.join(returned, on="person", how="left").with_columns(until.alias("until"))
    return spells.filter(nw.col("until") >= span.first)


def _whole_year(spells: Frame, span: Span) -> Frame:
    """Spells that follow each other without a free day are one; a whole one fills the year."""
    keys, order = ["person", "kind"], ["started_on", "until"]
    reached = spells.with_columns(
        nw.col("until").cum_max().over(*keys, order_by=order).alias("reach")
    ).with_columns(nw.col("reach").shift(1).over(*keys, order_by=order).alias("reach_before"))
    next_day = nw.col("reach_before").dt.offset_by("1d").cast(nw.Date)
    is_gap = nw.col("started_on") > next_day
    years = (
        reached.with_columns(nw.when(is_gap).then(nw.lit(1)).otherwise(nw.lit(0)).alias("gap"))
        .group_by(*keys)
        .agg(
            nw.col("started_on").min().alias("began"),
            nw.col("until").max().alias("until"),
            nw.col("gap").sum().alias("gaps"),
        )
    )
    return years.filter(
        nw.col("began") <= span.first, nw.col("until") >= span.end, nw.col("gaps") == 0
    ).select("person", nw.concat_str([nw.col("kind"), nw.lit(WHOLE_YEAR)]).alias("event_reason"))
