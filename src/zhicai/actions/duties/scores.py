"""The shares of the duties of people before and after what was answered about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.duties.answers import Reply, find_answers, is_of_post
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.roles.held_duties import HeldDuties, held_duties
from zhicai.basics.words import TalentRole
from zhicai.core.roles.answers import Answered, Question, combine_answers, read_points
from zhicai.core.roles.lexicon import read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.rules.book import NotInForce
from zhicai.records.duties.models import DutyAnswer

CODES = frozenset(question.value for question in Question)


@dataclass(frozen=True, slots=True)
class Scored:
    """`suggested` is what the duties alone suggest; `is_doubtful`: 應列為 or 可列為."""

    suggested: TalentRole
    answered: Answered
    is_doubtful: bool


def scores_of(people: Sequence[int], *, by: Caller) -> dict[int, Scored]:
    """Of everybody who holds a post today; nobody on a day before the guideline."""
    answers = find_answers(people)
    return {
        person: scored
        for person, held in held_duties(list(people), by.today).items()
        if (scored := score(held, answers.get(person, {}), by=by)) is not None
    }


def score(held: HeldDuties, answers: Mapping[str, DutyAnswer], *, by: Caller) -> Scored | None:
    """Only answers about a post that she holds now move anything."""
    try:
        lexicon = read_lexicon(rulebook(), by.today)
        points = read_points(rulebook(), by.today)
    except NotInForce:
        return None
    found = suggest_role(held.statement, lexicon)
    told = {
        Question(code): row.answer == Reply.YES
        for code, row in answers.items()
        if code in CODES and _is_of(held, row)
    }
    answered = combine_answers(
        found.shares, told, suggested=found.talent_role, points=points, limits=lexicon.decision
    )
    plans = told.get(Question.PLANNING, False) or told.get(Question.OVERSIGHT, False)
    return Scored(found.talent_role, answered, plans and held.is_supervisor)


def _is_of(held: HeldDuties, row: DutyAnswer) -> bool:
    return any(
        is_of_post(row, division=post.division, job_title=post.job_title) for post in held.posts
    )
