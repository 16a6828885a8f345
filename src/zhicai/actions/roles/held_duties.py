"""The duties that people hold on a day, as the records knew them at an instant."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhicai.actions.figures.known import Known
from zhicai.basics.text import fold
from zhicai.core.roles.answers import Question
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.staff.models import Posting

CHUNK = 5000
PLAIN = tuple(question.value for question in Question)
Answers = tuple[tuple[str, bool], ...]


class HeldPost(NamedTuple):
    """A posting with what tells of duties; the order of the fields is the order of the posts."""

    person_id: int
    establishment_id: int
    agency_id: int
    started_on: dt.date | None
    division: str
    job_title: str
    job_series: str
    rank_text: str
    staff_category: str
    is_supervisor: bool | None
    duty_text: str


@dataclass(frozen=True, slots=True)
class HeldDuties:
    """All that one person does, at every post; `text` is blank where no file told it.

    `answers` are those of heads about a post that she holds, by question.
    """

    posts: tuple[HeldPost, ...]
    statement: DutyStatement
    duty_hash: str
    answers: Answers = ()

    @property
    def is_told(self) -> bool:
        """Whether there is anything to decide on: duties, or a head who said yes to a question."""
        return bool(self.text) or any(is_yes for _, is_yes in self.answers)

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def main(self) -> HeldPost | None:
        return self.posts[0] if self.posts else None

    @property
    def is_supervisor(self) -> bool:
        return any(post.is_supervisor for post in self.posts)


def held_duties(
    people: Sequence[int] | QuerySet[Any], day: dt.date, *, known: Known | None = None
) -> dict[int, HeldDuties]:
    """Of each of these people who holds a post on the day; `people` keys or a query of them."""
    posts: dict[int, list[HeldPost]] = defaultdict(list)
    answered: dict[int, list[DutyAnswer]] = defaultdict(list)
    for within in _parts(people):
        asked = set()
        for *row, is_asked in _rows(within, day, known or Known()):
            posts[row[0]].append(HeldPost(*row))
            if is_asked:
                asked.add(row[0])
        for start in range(0, len(asked), CHUNK):
            for answer in _answers(sorted(asked)[start : start + CHUNK], known or Known()):
                answered[answer.person_id].append(answer)
    return {person: duties_of(held, answered.get(person, ())) for person, held in posts.items()}


def duties_of(posts: Sequence[HeldPost], answered: Sequence[DutyAnswer] = ()) -> HeldDuties:
    """Posts in an order that does not change when one of them is written anew."""
    ordered = tuple(sorted(posts, key=lambda post: (post[1], post[2], post[3] or dt.date.min)))
    statement = statement_of(ordered)
    answers = tuple(
        sorted(
            (row.question, row.answer == DutyAnswer.Answer.YES)
            for row in answered
            if any(
                is_of_post(row, division=post.division, job_title=post.job_title)
                for post in ordered
            )
        )
    )
    return HeldDuties(ordered, statement, hash_duties(statement, answers), answers)


def is_of_post(row: DutyAnswer, *, division: str, job_title: str) -> bool:
    """An answer about another post says nothing about this one."""
    told = fold(row.division), fold(row.job_title)
    return told == (fold(division), fold(job_title))


def statement_of(posts: Sequence[HeldPost]) -> DutyStatement:
    """The texts of several posts one after another, each once; the first post names the rest."""
    texts = dict.fromkeys(text for post in posts if (text := post.duty_text.strip()))
    first = next((post for post in posts if post.duty_text.strip()), posts[0] if posts else None)
    if first is None:
        return DutyStatement("")
    return DutyStatement("\n".join(texts), first.job_title, first.job_series, first.rank_text)


def hash_duties(statement: DutyStatement, answers: Answers = ()) -> str:
    """Of words and answers alone: width, blanks, title and rank make no other duties."""
    told = "".join(f"\n{question}={is_yes}" for question, is_yes in answers)
    return hashlib.sha256((fold(statement.text) + told).encode()).hexdigest()


def _parts(people: Sequence[int] | QuerySet[Any]) -> Sequence[Any]:
    if isinstance(people, QuerySet):
        return (people,)
    return [people[start : start + CHUNK] for start in range(0, len(people), CHUNK)]


def held_on(day: dt.date) -> Q:
    """Posts that somebody holds on the day."""
    begun = Q(started_on__isnull=True) | Q(started_on__lte=day)
    return begun & (Q(ended_on__isnull=True) | Q(ended_on__gte=day))


def _rows(within: Any, day: dt.date, known: Known) -> QuerySet[Any, Any]:
    held = Posting.objects.filter(known.condition, held_on(day), person_id__in=within)
    asked = _plain_answers(known).filter(person_id=OuterRef("person_id"))
    return (
        held.order_by().annotate(is_asked=Exists(asked)).values_list(*HeldPost._fields, "is_asked")
    )


def _answers(people: Sequence[int], known: Known) -> QuerySet[DutyAnswer]:
    return _plain_answers(known).filter(person_id__in=people).order_by("pk")


def _plain_answers(known: Known) -> QuerySet[DutyAnswer]:
    return DutyAnswer.objects.filter(known.condition, question__in=PLAIN)
