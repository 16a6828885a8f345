"""Judge everything again and compare with what is kept; a difference is an alarm."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.figures.assemble import Totals
from zhicai.actions.figures.figure import Counts
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.judged import judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question, load_facts
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.totals import judged_totals, kept_totals
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.plan import current_sequence
from zhicai.basics.dates import roc_year, year_end
from zhicai.basics.errors import Refused
from zhicai.exchange.parquet import recount as counting
from zhicai.exchange.parquet.engines import Engine
from zhicai.exchange.parquet.files import read_facts, write_facts
from zhicai.exchange.parquet.recount import Judged
from zhicai.records.ledger.models import Version
from zhicai.records.standings.models import PersonYear, PresentView
from zhicai.records.standings.present_view import (
    Span,
    count_agencies,
    gap_differences,
    own_total_differences,
)
from zhicai.records.standings.set_based import count_courses, course_differences

CHUNK = 2000
TRIES = 5


@dataclass(frozen=True, slots=True)
class RecountReport:
    """`differences` are cells of kept rows that judging again does not give; None: none kept."""

    people: int
    agencies: int
    seconds: float
    hash: str
    differences: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "people": self.people,
            "agencies": self.agencies,
            "seconds": round(self.seconds, 3),
            "hash": self.hash,
            "differences": self.differences,
        }


@walled
def recount_facts(folder: Path, engine: Engine, *, year: int | None, by: Caller) -> RecountReport:
    """Recount facts that lie in Parquet files, on either engine."""
    require(by, Permission.STANDING_RECOUNT)
    wanted = year or roc_year(by.today)
    as_of = min(by.today, year_end(wanted))
    facts = read_facts(folder, engine)
    found = counting.recount(facts, rulebook(), year=wanted, as_of=as_of)
    return RecountReport(found.people, found.agencies, found.seconds, found.hash)


@walled
def write_parquet(folder: Path, *, year: int | None, by: Caller) -> None:
    """Hand out all facts of a year as Parquet, with ids of this installation and no names."""
    require(by, Permission.STANDING_RECOUNT)
    wanted = year or roc_year(by.today)
    known = Known()
    question = Question(wanted, min(by.today, year_end(wanted)), known, rulebook())
    write_facts(folder, load_facts(question, Tree(known), None).facts)
    keep_event(by, "facts.exported", object_key=folder.name, fields={"year": wanted})


@walled
def recount_records(*, year: int | None, by: Caller, is_repaired: bool = False) -> RecountReport:
    """Recount the records of this installation and compare every cell with the kept rows."""
    require(by, Permission.STANDING_RECOUNT)
    wanted = year or roc_year(by.today)
    as_of = min(by.today, year_end(wanted))
    known, book = Known(), rulebook()
    question = Question(wanted, as_of, known, book)
    facts = load_facts(question, Tree(known), None).facts
    found = counting.recount(facts, book, year=wanted, as_of=as_of)
    differences = None
    if is_fresh(wanted, as_of, book):
        differences = _differences(question, by.today)
    if is_repaired or differences is None:
        _replace(question, by)
    return RecountReport(found.people, found.agencies, found.seconds, found.hash, differences)


def _differences(question: Question, today: dt.date) -> int:
    """Cells of kept person-years and kept totals that judging again does not give."""
    tree = Tree(question.known)
    judged = judge_people(question, tree, None)
    rows = {row["person_id"]: row for row in person_years(question, judged)}
    kept = PersonYear.objects.filter(year=question.year)
    count = 0
    for one in kept.values().iterator(chunk_size=CHUNK):
        old: dict[str, Any] = dict(one)
        new = rows.pop(old["person_id"], None)
        names = [name for name in old if name != "id"]
        count += len(names) if new is None else sum(old[name] != new[name] for name in names)
    count += sum(len(row) for row in rows.values())
    count += gap_differences(question.year, question.as_of)
    if question.year == roc_year(today):
        count += course_differences(today)
    return count + _total_differences(question, judged, list(tree.slices))


def _total_differences(question: Question, judged: Judged, nodes: list[int]) -> int:
    """Totals of all nodes; a total that nobody is in may be kept as no row at all."""
    kept, counted = Totals(), judged_totals(judged)
    for start in range(0, len(nodes), CHUNK):
        part = kept_totals(nodes[start : start + CHUNK], question.year)
        kept.counts.update(part.counts)
        kept.exclusions.update(part.exclusions)
    keys = set(kept.counts) | set(counted.counts)
    count = sum(kept.counts.get(key, Counts()) != counted.counts.get(key, Counts()) for key in keys)
    groups = set(kept.exclusions) | set(counted.exclusions)
    count += sum(kept.exclusions.get(key) != counted.exclusions.get(key) for key in groups)
    return count + own_total_differences(question.year)


def _replace(question: Question, by: Caller) -> None:
    """Put the recounted rows in the place of all kept ones of the year; again if facts moved."""
    for _ in range(TRIES):
        sequence = current_sequence()
        judged = judge_people(question, Tree(question.known), None)
        rows = list(person_years(question, judged))
        with transaction.atomic():
            if Version.objects.select_for_update().get(id=1).sequence == sequence:
                _keep(question, rows, by)
                return
    raise Refused("batch.moved")


def _keep(question: Question, rows: list[dict[str, Any]], by: Caller) -> None:
    PersonYear.objects.filter(year=question.year).delete()
    PersonYear.objects.bulk_create((PersonYear(**row) for row in rows), batch_size=CHUNK)
    count_agencies(Span(question.year, question.as_of, None))
    if question.year == roc_year(by.today):
        count_courses(by.today, None)
    PresentView.objects.update_or_create(
        year=question.year,
        defaults={
            "judged_as_of": question.as_of,
            "rulebook_version": question.book.judging_version,
        },
    )
    keep_event(by, "standing.recounted", fields={"year": question.year, "people": len(rows)})
