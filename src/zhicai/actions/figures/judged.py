"""Judge people from their facts: standings as a frame, and as rows of the present view."""

from collections.abc import Iterator, Sequence
from typing import Any

from zhicai.actions.figures.load_facts import Question, load_facts
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.categories import scope_order
from zhicai.core.rules.verdicts import JUDGED, column_of
from zhicai.exchange.parquet.recount import Judged, judge_facts

MINUTES = (
    "basic_minutes",
    "advanced_minutes",
    "unconfirmed_minutes",
    "other_minutes",
    "total_minutes",
)
VERDICTS = tuple(column_of(provision_id) for provision_id in JUDGED)
PICKED = ("person", "agency", "category", "exclusion", "reason", *MINUTES, *VERDICTS)


def judge_people(question: Question, tree: Tree, people: Sequence[int] | None) -> Judged:
    """Standings of these people (None: of everybody) for the question's year and day."""
    loaded = load_facts(question, tree, people)
    return judge_facts(loaded.facts, question.book, year=question.year, as_of=question.as_of)


def person_years(question: Question, judged: Judged) -> Iterator[dict[str, Any]]:
    """Rows of PersonYear, one for each person of the standings."""
    orders: dict[str, int] = {}
    for row in judged.standings.select(PICKED).iter_rows():
        person, agency, category, exclusion, reason, *rest = row
        if category not in orders:
            orders[category] = scope_order(question.book, category, question.as_of)
        yield {
            "person_id": person,
            "year": question.year,
            "agency_id": agency,
            "staff_category": category,
            "scope_order": orders[category],
            "exclusion": exclusion or "",
            "reason": reason or "",
            **dict(zip((*MINUTES, *VERDICTS), rest, strict=True)),
        }
