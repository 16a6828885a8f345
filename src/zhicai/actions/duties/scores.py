"""The shares of the duties of people before and after what was answered about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.actions.roles.held_duties import HeldDuties, held_duties
from zhicai.actions.roles.suggestions import read_duties
from zhicai.basics.errors import Refused
from zhicai.basics.words import TalentRole
from zhicai.core.roles.answers import Answered, Question

PLANS = (Question.PLANNING.value, Question.OVERSIGHT.value)


@dataclass(frozen=True, slots=True)
class Scored:
    """`suggested` is what the duties alone suggest; `is_doubtful`: 應列為 or 可列為."""

    suggested: TalentRole
    answered: Answered
    is_doubtful: bool


def scores_of(people: Sequence[int], *, by: Caller) -> dict[int, Scored]:
    """Of everybody who holds a post today; nobody on a day before the guideline."""
    held = held_duties(list(people), by.today)
    try:
        return {person: _score(one, by) for person, one in held.items()}
    except Refused:
        return {}


def _score(held: HeldDuties, by: Caller) -> Scored:
    """Only answers about a post that she holds now move anything."""
    reading = read_duties(held.statement, held.answers, by.today)
    plans = any(is_yes and question in PLANS for question, is_yes in held.answers)
    found = reading.by_duties.talent_role
    return Scored(found, reading.answered, plans and held.is_supervisor)
