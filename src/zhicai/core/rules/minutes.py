"""Learning records → minutes of each kind for each person."""

import datetime as dt

import narwhals as nw

from zhicai.basics.words import Level
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.facts import Facts, Frame, Span, lazy, pick_one
from zhicai.core.rules.overlaid import REPEAT_COURSE, OwnSettings

ONCE_A_YEAR = "once_a_year"

# What the records of a person add up to. `unflagged_minutes` is the part of the work-related
# minutes whose record says neither yes nor no; `unmarked` minutes could count as required ones.
MINUTES = (
    "basic_minutes",
    "advanced_minutes",
    "unconfirmed_minutes",
    "other_minutes",
    "total_minutes",
    "ai_minutes",
    "required_minutes",
    "unmarked_minutes",
    "work_related_minutes",
    "unflagged_minutes",
    "environment_minutes",
    "environment_unmarked_minutes",
)


def course_marks(courses: Frame) -> Frame:
    """Three answers for each course: yes, no, and null where nobody has decided.

    A course of an AI level belongs to the required ones whatever its own mark says.
    """
    is_ai = nw.col("level") != Level.NONE.value
    counts_required = nw.when(is_ai).then(nw.lit(value=True)).otherwise(nw.col("is_required"))
    return courses.select(
        "course",
        is_ai.alias("is_ai"),
        (nw.col("level") == Level.BASIC.value).alias("is_basic"),
        counts_required.alias("counts_required"),
        "is_environment",
    )


def in_span(span: Span) -> nw.Expr:
    return (nw.col("completed_on") >= span.first) & (nw.col("completed_on") <= span.last)


def counts_once(book: Rulebook, as_of: dt.date) -> bool:
    """True while the same course counts once in a year."""
    value = book.find_value(REPEAT_COURSE, as_of)
    return value is not None and value["counts"] == ONCE_A_YEAR


def records_that_count(
    facts: Facts, book: Rulebook, *, span: Span, own: OwnSettings | None = None
) -> Frame:
    """The records of the year up to the cut-off day; of a repeated course only the earliest.

    Where the agency of a person has decided for itself, its decision holds for her records.
    """
    records = lazy(facts.records).filter(in_span(span))
    national = counts_once(book, span.last)
    if own is None:
        return _once(records) if national else records
    told = records.join(own.of(REPEAT_COURSE), on="person", how="left")
    is_once = (nw.col("setting") == ONCE_A_YEAR).fill_null(value=national)
    marked = told.with_columns(is_once.alias("is_once")).drop("setting")
    once, each = marked.filter(nw.col("is_once")), marked.filter(~nw.col("is_once"))
    return nw.concat([_once(once), each]).drop("is_once")


def _once(records: Frame) -> Frame:
    return pick_one(
        records, ["person", "course"], keep="first", order_by=["completed_on", "record"]
    )


def minutes_of_records(
    facts: Facts, book: Rulebook, *, span: Span, own: OwnSettings | None = None
) -> Frame:
    """One row for each person with a record in the year: person and MINUTES."""
    marked = records_that_count(facts, book, span=span, own=own).join(
        course_marks(lazy(facts.courses)), on="course", how="left"
    )
    sums = marked.group_by("person").agg(
        _sum().alias("total_minutes"),
        _sum(nw.col("is_ai")).alias("ai_minutes"),
        _sum(nw.col("is_basic")).alias("basic_minutes"),
        _sum(nw.col("is_ai").is_null()).alias("unconfirmed_minutes"),
        _sum(nw.col("counts_required")).alias("required_minutes"),
        _sum(nw.col("counts_required").is_null()).alias("unmarked_minutes"),
        _sum(~nw.col("is_work_related")).alias("unrelated_minutes"),
        _sum(nw.col("is_work_related").is_null()).alias("unflagged_minutes"),
        _sum(nw.col("is_environment")).alias("environment_minutes"),
        _sum(nw.col("is_environment").is_null()).alias("environment_unmarked_minutes"),
    )
    total, ai = nw.col("total_minutes"), nw.col("ai_minutes")
    return sums.with_columns(
        (ai - nw.col("basic_minutes")).alias("advanced_minutes"),
        (total - ai - nw.col("unconfirmed_minutes")).alias("other_minutes"),
        (total - nw.col("unrelated_minutes")).alias("work_related_minutes"),
    ).select("person", *MINUTES)


def _sum(where: nw.Expr | None = None) -> nw.Expr:
    minutes = nw.col("minutes")
    chosen = minutes if where is None else nw.when(where).then(minutes).otherwise(nw.lit(0))
    return chosen.sum().cast(nw.Int64)
