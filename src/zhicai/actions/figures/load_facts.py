"""Facts of some people (or of everybody) from the records, as frames that judging reads."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.levels import Levels
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.overlay_book import judged_settings
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.dates import year_end, year_start
from zhicai.core.rules.facts import Facts, span_of
from zhicai.core.rules.load import Rulebook
from zhicai.core.rules.serving import counted_postings
from zhicai.exchange.parquet.engines import collect
from zhicai.exchange.parquet.schemas import frame


@dataclass(frozen=True, slots=True)
class Question:
    """One year, as of a day, as known at an instant."""

    year: int
    as_of: dt.date
    known: Known
    book: Rulebook


@dataclass(frozen=True, slots=True)
class Loaded:
    """`posts` holds division and job title of the posting that counts each person."""

    facts: Facts
    tree: Tree
    agency_of: dict[int, int]
    posts: dict[int, tuple[str, str]]


def load_facts(question: Question, tree: Tree, people: Sequence[int] | None) -> Loaded:
    """All frames of the year for these people; level decisions resolved for their agencies.

    Read above the wall: a verdict rests on what the agencies of her earlier posts declared, and a
    figure counts whoever stood there on its day. Whoever lists people shows those held alone.
    """
    with above_the_wall():
        return _load(question, tree, people)


def _load(question: Question, tree: Tree, people: Sequence[int] | None) -> Loaded:
    known = question.known
    told: dict[int, tuple[str, str]] = {}
    postings = frame(_postings(known, people, told), "postings")
    bare = _facts(tree, known, people, postings=postings)
    span = span_of(question.year, question.as_of)
    counted = collect(counted_postings(bare, question.book, span).to_native())
    agency_of = dict(counted.select("person", "agency").iter_rows())
    posts = {person: told[key] for person, key in counted.select("person", "posting").iter_rows()}
    levels = Levels(known, tree, question.book, question.as_of)
    records = frame(_records(question, people, levels=levels, agency_of=agency_of), "records")
    courses = frame(levels.rows(), "courses")
    facts = _facts(tree, known, people, postings=postings, records=records, courses=courses)
    return Loaded(facts, tree, agency_of, posts)


def _facts(tree: Tree, known: Known, people: Sequence[int] | None, **ready: Any) -> Facts:
    frames = {
        "agencies": frame(tree.rows(), "agencies"),
        "events": frame(_events(known, people), "events"),
        "summaries": frame(_summaries(known, people), "summaries"),
        "coverages": frame((row[1:] for row in known.rows("Coverage")), "coverages"),
        "overlays": _overlays(known),
        "records": frame((), "records"),
        "courses": frame((), "courses"),
    }
    return Facts(**{**frames, **ready})


def _overlays(known: Known) -> Any:
    """None where no agency has decided anything that a verdict rests on, as is usual."""
    rows = list(judged_settings(known.rows("Overlay")))
    return frame(rows, "overlays") if rows else None


def _postings(
    known: Known, people: Sequence[int] | None, told: dict[int, tuple[str, str]]
) -> Iterator[tuple[Any, ...]]:
    """posting, person, agency, establishment, category, started_on, ended_on.

    Division and job title, which judging does not read, are put into `told` on the way.
    """
    for row in known.rows_of("Posting", people):
        told[row[0]] = (row[4], row[5])
        yield (row[0], row[1], row[2], row[3], row[8], row[12], row[13])


def _events(known: Known, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    for _, person_id, kind, started_on, ended_on, _ in known.rows_of("StatusEvent", people):
        yield person_id, kind, started_on, ended_on


def _summaries(known: Known, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    """A report for a period that was still running tells until the day it was taken in."""
    for *row, taken_on in known.rows_of("HourSummary", people):
        yield (*row[:3], min(row[3], taken_on or row[3]), *row[4:])


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
