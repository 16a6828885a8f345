"""Each learning record of a year: whether a provision counts it, and why not."""

import datetime as dt
from collections.abc import Callable, Mapping

import narwhals as nw

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Facts, Frame, Native, Span, lazy, span_of
from zhicai.core.rules.minutes import course_marks, records_that_count
from zhicai.core.rules.overlaid import own_settings
from zhicai.core.rules.serving import counted_postings
from zhicai.core.rules.verdicts import (
    AI_ATTAINMENT,
    ENVIRONMENT_UNMARKED,
    LEVEL_UNCONFIRMED,
    REQUIREMENT_UNMARKED,
)

OUTSIDE_YEAR, AFTER_AS_OF, REPEAT = "outside_year", "after_as_of", "repeat"
LEVEL_NONE, NOT_REQUIRED = "level_none", "not_required"
NOT_WORK_RELATED, UNFLAGGED = "not_work_related", "work_related_unflagged"
NOT_ENVIRONMENT = "not_environment"
EXPLAINED = (
    "record",
    "person",
    "course",
    "completed_on",
    "minutes",
    "level",
    "counted_minutes",
    "why",
    "note",
)

Why = Callable[[], nw.Expr]


def _no_reason() -> nw.Expr:
    return nw.lit(None, dtype=nw.String)


def _mark(column: str, *, undecided: str, refused: str) -> Why:
    def why() -> nw.Expr:
        return (
            nw.when(nw.col(column).is_null())
            .then(nw.lit(undecided))
            .when(~nw.col(column))
            .then(nw.lit(refused))
            .otherwise(_no_reason())
        )

    return why


def _unrelated() -> nw.Expr:
    is_unrelated = ~nw.col("is_work_related")
    return nw.when(is_unrelated).then(nw.lit(NOT_WORK_RELATED)).otherwise(_no_reason())


_ai = _mark("is_ai", undecided=LEVEL_UNCONFIRMED, refused=LEVEL_NONE)
_WHY: Mapping[str, Why] = {
    AI_ATTAINMENT: _ai,
    "kpi.ai_attainment_sum": _ai,
    "hours.ai_required": _ai,
    "hours.required": _mark(
        "counts_required", undecided=REQUIREMENT_UNMARKED, refused=NOT_REQUIRED
    ),
    "hours.work_related": _unrelated,
    "hours.environment": _mark(
        "is_environment", undecided=ENVIRONMENT_UNMARKED, refused=NOT_ENVIRONMENT
    ),
}


def explain_records(
    facts: Facts,
    book: Rulebook,
    *,
    provision_id: str,
    year: int,
    as_of: dt.date,
    paths: Native | None = None,
) -> Native:
    """One row for each record of the facts: EXPLAINED; `why` is null where it counts.

    Give the facts of one person. `note` says what a counted record leaves open. With the tree of
    the day, `paths`, decisions of the person's own agency hold as in judging.
    """
    span = span_of(year, as_of)
    people = counted_postings(facts, book, span)
    own = None if paths is None else own_settings(facts, paths, people=people, as_of=span.last)
    first = records_that_count(facts, book, span=span, own=own).select(
        "record", nw.lit(value=False).alias("is_repeat")
    )
    marks = (
        lazy(facts.courses)
        .select("course", "level")
        .join(course_marks(lazy(facts.courses)), on="course", how="left")
    )
    marked = (
        lazy(facts.records)
        .join(marks, on="course", how="left")
        .join(first, on="record", how="left")
        .with_columns(nw.col("is_repeat").fill_null(value=True))
    )
    return _explained(marked, provision_id, span).select(*EXPLAINED).to_native()


def _explained(marked: Frame, provision_id: str, span: Span) -> Frame:
    day = nw.col("completed_on")
    why = (
        nw.when((day < span.first) | (day > span.end))
        .then(nw.lit(OUTSIDE_YEAR))
        .when(day > span.last)
        .then(nw.lit(AFTER_AS_OF))
        .when(nw.col("is_repeat"))
        .then(nw.lit(REPEAT))
        .otherwise(_WHY[provision_id]())
    )
    counts = nw.col("why").is_null()
    note = nw.lit(UNFLAGGED) if provision_id == "hours.work_related" else _no_reason()
    return marked.with_columns(why.alias("why")).with_columns(
        nw.when(counts).then(nw.col("minutes")).otherwise(nw.lit(0)).alias("counted_minutes"),
        nw.when(counts & nw.col("is_work_related").is_null())
        .then(note)
        .otherwise(_no_reason())
        .alias("note"),
    )
