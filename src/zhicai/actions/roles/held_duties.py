"""The duties that people hold on a day, as the records knew them at an instant."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from zhicai.actions.figures.known import Known
from zhicai.basics.text import fold
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.records.staff.models import Posting

CHUNK = 5000


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
    """All that one person does, at every post; `text` is blank where no file told it."""

    posts: tuple[HeldPost, ...]
    statement: DutyStatement
    duty_hash: str

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
    for within in _parts(people):
        for row in _rows(within, day, known or Known()):
            posts[row[0]].append(HeldPost(*row))
    return {person: duties_of(held) for person, held in posts.items()}


def duties_of(posts: Sequence[HeldPost]) -> HeldDuties:
    """Posts in an order that does not change when one of them is written anew."""
    ordered = tuple(sorted(posts, key=lambda post: (post[1], post[2], post[3] or dt.date.min)))
    statement = statement_of(ordered)
    return HeldDuties(ordered, statement, hash_duties(statement))


def statement_of(posts: Sequence[HeldPost]) -> DutyStatement:
    """The texts of several posts one after another, each once; the first post names the rest."""
    texts = dict.fromkeys(text for post in posts if (text := post.duty_text.strip()))
    first = next((post for post in posts if post.duty_text.strip()), posts[0] if posts else None)
    if first is None:
        return DutyStatement("")
    return DutyStatement("\n".join(texts), first.job_title, first.job_series, first.rank_text)


def hash_duties(statement: DutyStatement) -> str:
    """Of the words alone: width, blanks, title and rank make no other duties."""
    return hashlib.sha256(fold(statement.text).encode()).hexdigest()


def _parts(people: Sequence[int] | QuerySet[Any]) -> Sequence[Any]:
    if isinstance(people, QuerySet):
        return (people,)
    return [people[start : start + CHUNK] for start in range(0, len(people), CHUNK)]


def _rows(within: Any, day: dt.date, known: Known) -> QuerySet[Any, Any]:
    begun = Q(started_on__isnull=True) | Q(started_on__lte=day)
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    held = Posting.objects.filter(known.condition, begun, lasting, person_id__in=within)
    return held.order_by().values_list(*HeldPost._fields)
