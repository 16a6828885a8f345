"""The five questions about everybody of a division, with what was answered and what it moves."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, rights_at, walled
from zhicai.actions.duties.answers import find_answers, reply_text
from zhicai.actions.duties.people import DutyLine, choose_division, duty_lines
from zhicai.actions.duties.scores import Scored, scores_of
from zhicai.actions.roles.held_duties import is_of_post
from zhicai.records.duties.models import DutyAnswer

Question = DutyAnswer.Question


@dataclass(frozen=True, slots=True)
class PersonAnswers:
    """`replies` are as they are typed; `former`: answers about a post that she has left."""

    line: DutyLine
    replies: Mapping[str, str]
    former: int
    scored: Scored | None


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """`mark` changes with every answer and post; `is_own` False: a paper is entered."""

    division: str | None
    choices: tuple[str, ...]
    people: tuple[PersonAnswers, ...]
    mark: str
    is_own: bool
    may_answer: bool

    @property
    def answered(self) -> int:
        return sum(bool(any(one.replies.values())) for one in self.people)


@walled
def find_answers_page(agency_code: str, division: str | None = None, *, by: Caller) -> AnswersPage:
    """Her own division, or the one that the HR office chose; another looks like none."""
    require(by, Permission.DIVISION_READ, agency_code)
    chosen, is_own, choices = choose_division(agency_code, division, by=by)
    lines = duty_lines(agency_code, chosen, by=by) if chosen is not None else []
    held = find_answers(line.person for line in lines)
    scores = scores_of([line.person for line in lines], by=by)
    each = {line.person: line for line in reversed(lines)}
    people = tuple(
        _person(line, held.get(line.person, {}), scores)
        for line in lines
        if each[line.person] is line
    )
    may = Permission.DUTIES_CONFIRM in rights_at(by, agency_code)
    return AnswersPage(chosen, choices, people, mark_of(lines, held), is_own, may)


def mark_of(lines: list[DutyLine], held: Mapping[int, Mapping[str, DutyAnswer]]) -> str:
    """What a page was opened with: another mark, another state of posts or answers."""
    answers = sorted(row.pk for rows in held.values() for row in rows.values())
    told = [*(f"{line.person}:{line.posting}" for line in lines), *map(str, answers)]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:32]


def _person(
    line: DutyLine, held: Mapping[str, DutyAnswer], scores: Mapping[int, Scored]
) -> PersonAnswers:
    now = {
        code: row
        for code, row in held.items()
        if is_of_post(row, division=line.division, job_title=line.job_title)
    }
    replies = {question.value: reply_text(now.get(question.value)) for question in Question}
    return PersonAnswers(line, replies, len(held) - len(now), scores.get(line.person))
