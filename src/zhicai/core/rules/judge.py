"""Facts → standings: one row for each person, with minutes and a verdict for each provision."""

import datetime as dt

import narwhals as nw

from zhicai.basics.words import Verdict
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.covered import covered_agencies
from zhicai.core.rules.exclusions import excluded_by_events, exclusion
from zhicai.core.rules.facts import Facts, Frame, Native, lazy, span_of
from zhicai.core.rules.minutes import MINUTES, minutes_of_records
from zhicai.core.rules.overlaid import own_settings
from zhicai.core.rules.serving import counted_postings
from zhicai.core.rules.summaries import SUMMED, latest_summaries, portal_column
from zhicai.core.rules.verdicts import (
    AI_ATTAINMENT,
    JUDGED,
    column_of,
    kept_weighing,
    minutes_missing,
    reason_column_of,
    reason_of,
    verdict_of,
    weigh,
)

RECORDS, SUMMARY, COVERAGE = "records", "summary", "coverage"
MISSING = ("missing_basic_minutes", "missing_advanced_minutes")
STANDINGS = (
    "person",
    "agency",
    "category",
    "exclusion",
    *MINUTES,
    *MISSING,
    "minutes_source",
    "summary",
    *[column_of(provision_id) for provision_id in JUDGED],
    *[reason_column_of(provision_id) for provision_id in JUDGED],
    "reason",
)


def judge(facts: Facts, book: Rulebook, *, year: int, as_of: dt.date, paths: Native) -> Native:
    """One row for each person with a posting in the 民國 year up to the day: STANDINGS.

    `paths` is the tree of that day (`rollups.tree.tree_paths`). Minutes are those of the records
    if there is one in the year, else the portal's own, else 0 where a complete file covers the
    agency, else null; `minutes_source` says which. Each provision is judged from the records and
    from the portal's figures, each alone: they are never added. `reason` is that of the KPI.
    Rows come in no order.
    """
    span = span_of(year, as_of)
    postings = counted_postings(facts, book, span)
    own = own_settings(facts, paths, people=postings, as_of=span.last)
    people = _people(postings, excluded_by_events(facts, book, span=span, own=own))
    known = people.join(covered_agencies(facts, lazy(paths), span), on="agency", how="left").join(
        minutes_of_records(facts, book, span=span, own=own), on="person", how="left"
    )
    known = known.join(latest_summaries(facts, span), on="person", how="left")
    judged = _with_verdicts(_with_zeros(known), book, span.last)
    shown = judged.with_columns(*[_shown(name) for name in SUMMED])
    standings = shown.with_columns(*_missing(book, span.last))
    return standings.select(*STANDINGS).to_native()


def _people(postings: Frame, events: Frame) -> Frame:
    people = postings.join(events, on="person", how="left")
    return people.with_columns(exclusion().alias("exclusion"))


def _with_zeros(known: Frame) -> Frame:
    """Inside a complete file a person without any row has 0 minutes of each kind.

    A row of a summary is a row: a kind of minutes that it does not tell stays unknown.
    """
    has_record, has_summary = ~nw.col("total_minutes").is_null(), ~nw.col("summary").is_null()
    source = (
        nw.when(has_record)
        .then(nw.lit(RECORDS))
        .when(has_summary)
        .then(nw.lit(SUMMARY))
        .when(nw.col("is_covered"))
        .then(nw.lit(COVERAGE))
    )
    sourced = known.with_columns(source.alias("minutes_source"))
    zero = nw.when(nw.col("minutes_source") == COVERAGE).then(nw.lit(0))
    return sourced.with_columns(
        *[nw.coalesce(nw.col(name), zero).alias(name) for name in MINUTES],
    )


def _with_verdicts(known: Frame, book: Rulebook, as_of: dt.date) -> Frame:
    """What is weighed becomes columns first: verdict and reason both read it."""
    weighed, columns = [], []
    for provision_id in JUDGED:
        weighing = weigh(provision_id, book, as_of=as_of, sources=[nw.col, portal_column])
        if weighing is not None:
            weighed += weighing.named(provision_id)
            weighing = kept_weighing(provision_id)
        columns += [
            verdict_of(weighing).alias(column_of(provision_id)),
            reason_of(provision_id, weighing).alias(reason_column_of(provision_id)),
        ]
    judged = (known.with_columns(*weighed) if weighed else known).with_columns(*columns)
    return judged.with_columns(nw.col(reason_column_of(AI_ATTAINMENT)).alias("reason"))


def _shown(name: str) -> nw.Expr:
    of_summary = nw.col("minutes_source") == SUMMARY
    shown = nw.when(of_summary).then(portal_column(name)).otherwise(nw.col(name))
    return shown.alias(name)


def _missing(book: Rulebook, as_of: dt.date) -> list[nw.Expr]:
    """Minutes still missing at each level of the KPI; 0 once it is met, null without a target."""
    target = book.find_value(AI_ATTAINMENT, as_of)
    if target is None:
        return [nw.lit(None, dtype=nw.Int64).alias(name) for name in MISSING]
    is_met = nw.col(column_of(AI_ATTAINMENT)) == Verdict.MET.value
    missing = [
        minutes_missing(target["basic"], nw.col("basic_minutes")),
        minutes_missing(target["advanced"], nw.col("advanced_minutes")),
    ]
    return [
        nw.when(is_met).then(nw.lit(0)).otherwise(minutes).cast(nw.Int64).alias(name)
        for name, minutes in zip(MISSING, missing, strict=True)
    ]
