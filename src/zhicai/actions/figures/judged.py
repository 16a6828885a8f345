"""Judge people from their facts: standings as a frame, and as rows of the present view."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from zhicai.actions.figures.load_facts import Question, load_facts
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.categories import scope_order
from zhicai.core.rules.judge import MISSING
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED, column_of, reason_column_of
from zhicai.exchange.parquet.recount import Judged, judge_facts

MINUTES = (
    "basic_minutes",
    "advanced_minutes",
    "unconfirmed_minutes",
    "other_minutes",
    "total_minutes",
)
MORE_MINUTES = (
    "work_related_minutes",
    "required_minutes",
    "ai_minutes",
    "environment_minutes",
)
VERDICTS = tuple(column_of(provision_id) for provision_id in JUDGED)
# The reason of the KPI is kept as the reason of the row.
REASONS = tuple(reason_column_of(one) for one in JUDGED if one != AI_ATTAINMENT)
AS_JUDGED = (*MINUTES, *MORE_MINUTES, *MISSING, *VERDICTS)
WORDS = ("exclusion", "reason", "minutes_source", *REASONS)


@dataclass(frozen=True, slots=True)
class JudgedPeople(Judged):
    """Standings, and division and job title of the posting that counts each person.

    `people` are those who were asked about, None: everybody.
    """

    posts: dict[int, tuple[str, str]]
    people: Sequence[int] | None

    def only(self, people: Sequence[int]) -> Self:
        """Those of them, without judging again."""
        return replace(self, standings=self.standings_of(people), people=people)


def judge_people(question: Question, tree: Tree, people: Sequence[int] | None) -> JudgedPeople:
    """Standings of these people (None: of everybody) for the question's year and day."""
    loaded = load_facts(question, tree, people)
    found = judge_facts(loaded.facts, question.book, year=question.year, as_of=question.as_of)
    return JudgedPeople(
        year=found.year,
        as_of=found.as_of,
        standings=found.standings,
        paths=found.paths,
        book=found.book,
        posts=loaded.posts,
        people=people,
    )


def person_years(question: Question, judged: JudgedPeople) -> Iterator[dict[str, Any]]:
    """Rows of PersonYear, one for each person of the standings."""
    names = {row[1]: row[3] for row in question.known.rows_of("Profile", judged.people)}
    orders: dict[str, int] = {}
    columns = ("person", "agency", "category", *WORDS, *AS_JUDGED)
    for person, agency, category, *rest in judged.standings.select(columns).iter_rows():
        if category not in orders:
            orders[category] = scope_order(question.book, category, question.as_of)
        words, values = rest[: len(WORDS)], rest[len(WORDS) :]
        division, job_title = judged.posts[person]
        row = {
            "person_id": person,
            "year": question.year,
            "agency_id": agency,
            "staff_category": category,
            "scope_order": orders[category],
            "folded_name": names.get(person, ""),
            "division": division,
            "job_title": job_title,
            **{name: word or "" for name, word in zip(WORDS, words, strict=True)},
            **dict(zip(AS_JUDGED, values, strict=True)),
        }
        yield {**row, "missing_minutes": sum_missing(row[name] for name in MISSING)}


def sum_missing(parts: Iterable[int | None]) -> int | None:
    """All that is missing; None where a part is not known.

    >>> sum_missing([0, 60]), sum_missing([None, 60])
    (60, None)
    """
    known = list(parts)
    return None if None in known else sum(part or 0 for part in known)
