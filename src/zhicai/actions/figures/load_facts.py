"""Facts of some people (or of everybody) from the records, as frames that judging reads."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.levels import Levels
from zhicai.actions.figures.tree import Tree
from zhicai.basics.dates import year_end, year_start
from zhicai.core.rules.facts import Facts, span_of
from zhicai.core.rules.load import Rulebook
from zhicai.core.rules.serving import counted_postings
from zhicai.exchange.parquet.engines import collect
from zhicai.exchange.parquet.schemas import frame
from zhicai.records.learning.models import HourSummary


@dataclass(frozen=True, slots=True)
class Question:
    """One year, as of a day, as known at an instant."""

    year: int
    as_of: dt.date
    known: Known
    book: Rulebook


@dataclass(frozen=True, slots=True)
class Loaded:
    facts: Facts
    tree: Tree
    agency_of: dict[int, int]


def load_facts(question: Question, tree: Tree, people: Sequence[int] | None) -> Loaded:
    """All frames of the year for these people; level decisions resolved for their agencies."""
    known = question.known
    postings = frame(_postings(known, people), "postings")
    bare = _facts(tree, known, people, postings=postings)
    span = span_of(question.year, question.as_of)
    counted = collect(counted_postings(bare, question.book, span).to_native())
    agency_of = dict(counted.select("person", "agency").iter_rows())
    levels = Levels(known, tree, question.book, question.as_of)
    records = frame(_records(question, people, levels=levels, agency_of=agency_of), "records")
    courses = frame(levels.rows(), "courses")
    facts = _facts(tree, known, people, postings=postings, records=records, courses=courses)
    return Loaded(facts, tree, agency_of)


def _facts(tree: Tree, known: Known, people: Sequence[int] | None, **ready: Any) -> Facts:
    frames = {
        "agencies": frame(tree.rows(), "agencies"),
        "events": frame(_events(known, people), "events"),
        "summaries": frame(_summaries(known, people), "summaries"),
        "coverages": frame((row[1:] for row in known.rows("Coverage")), "coverages"),
        "records": frame((), "records"),
        "courses": frame((), "courses"),
    }
    return Facts(**{**frames, **ready})


def _postings(known: Known, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    """posting, person, agency, establishment, category, started_on, ended_on."""
    for row in known.rows_of("Posting", people):
        yield (row[0], row[1], row[2], row[3], row[8], row[12], row[13])


def _events(known: Known, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    for _, person_id, kind, started_on, ended_on, _ in known.rows_of("StatusEvent", people):
        yield person_id, kind, started_on, ended_on


def _summaries(known: Known, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    """A report for a period that was still running tells until the day it was taken in."""
    rows = list(known.rows_of("HourSummary", people))
    taken_in = dict(
        HourSummary.objects.filter(period_until__gt=F("known_from__date")).values_list(
            "pk", "known_from__date"
        )
    )
    for row in rows:
        until = min(row[3], taken_in.get(row[0], row[3]), known.today_of_plan or row[3])
        yield (*row[:3], until, *row[4:])


def _records(
    question: Question,
    people: Sequence[int] | None,
    *,
    levels: Levels,
    agency_of: dict[int, int],
) -> Iterator[tuple[Any, ...]]:
    """record, person, course (as the person's agency sees it), completed_on, minutes, flag."""
    first, last = year_start(question.year), year_end(question.year)
    for row in question.known.rows_of("LearningRecord", people):
        record_id, person_id, course_id, _, completed_on, minutes, _, is_work_related = row
        if first <= completed_on <= last and person_id in agency_of:
            course = levels.variant(course_id, agency_of[person_id])
            yield record_id, person_id, course, completed_on, minutes, is_work_related
