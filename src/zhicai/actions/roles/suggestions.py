"""What the duties of a person suggest: asked in one place, so that every face is told the same."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.roles.held_duties import Answers, HeldDuties, HeldPost
from zhicai.actions.roles.learned_part import find_learned
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.basics.words import TalentRole
from zhicai.core.roles.answers import (
    Answered,
    Question,
    answer_suggestion,
    combine_answers,
    read_points,
)
from zhicai.core.roles.lexicon import Lexicon, read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement, RoleSuggestion
from zhicai.core.rules.book import NotInForce

LESS_CERTAIN = "roles.unconfirmed_words"
KEPT = 65_536


@dataclass(frozen=True, slots=True)
class Gist:
    """A suggestion without its evidence: small enough to be kept for everybody of an office.

    `by_duties`: the role without what the head answered; blank where the answers moved nothing.
    """

    talent_role: str
    second_talent_role: str
    confidence: int
    abstained: str
    has_policy: bool
    by_duties: str = ""


def lexicon_on(day: dt.date) -> Lexicon:
    """Raises Refused("duty.not_in_force") for a day before the guideline."""
    try:
        return read_lexicon(rulebook(), day)
    except NotInForce as none:
        raise Refused("duty.not_in_force", value=format_roc(day)) from none


@dataclass(frozen=True, slots=True)
class Reading:
    """What the duties alone suggest, what the answers moved, and what both suggest together."""

    by_duties: RoleSuggestion
    answered: Answered
    suggestion: RoleSuggestion


def read_duties(statement: DutyStatement, answers: Answers, day: dt.date) -> Reading:
    """The one way from duties and answers to a suggestion, behind every page and list."""
    lexicon = lexicon_on(day)
    found = suggest_role(statement, lexicon, find_learned())
    answered = combine_answers(
        found.shares,
        {Question(question): is_yes for question, is_yes in answers},
        suggested=found.talent_role,
        points=read_points(rulebook(), day),
        limits=lexicon.decision,
    )
    return Reading(found, answered, answer_suggestion(found, answered, lexicon.decision))


def suggest_for(held: HeldDuties, day: dt.date) -> RoleSuggestion:
    return read_duties(held.statement, held.answers, day).suggestion


def gist_for(held: HeldDuties, post: HeldPost, day: dt.date) -> Gist:
    """The same in short; each text is read once a process, as long as the rulebook stays.

    Where the words of such posts are little tried, it is no surer than any unsure suggestion.
    """
    learned = find_learned()
    version = f"{rulebook().version} {learned.fingerprint if learned else ''}"
    found = _gist(version, day, told=(held.statement, held.answers))
    most = lexicon_on(day).decision.most_when_unsure_percent
    if found.confidence <= most or not is_less_certain(post, day):
        return found
    return replace(found, confidence=most)


@lru_cache(maxsize=KEPT)
def _gist(_version: str, day: dt.date, *, told: tuple[DutyStatement, Answers]) -> Gist:
    reading = read_duties(*told, day)
    found = reading.suggestion
    return Gist(
        found.talent_role.value,
        found.second_talent_role.value if found.second_talent_role else "",
        found.confidence,
        found.abstained.value if found.abstained else "",
        found.shares[TalentRole.POLICY] > 0,
        reading.by_duties.talent_role.value if reading.answered.is_moved else "",
    )


def is_less_certain(post: HeldPost | None, day: dt.date) -> bool:
    """Whether the words of such posts are little tried: 約聘僱, teachers, police."""
    told = rulebook().find_value(LESS_CERTAIN, day)
    if told is None or post is None:
        return False
    is_such = post.staff_category in told["staff_categories"]
    return is_such or any(word in post.rank_text for word in told["rank_words"])


def document_of(found: RoleSuggestion) -> Mapping[str, Any]:
    """What a decision keeps of the suggestion that was shown."""
    return {
        "talent_role": found.talent_role.value,
        "second_talent_role": found.second_talent_role.value if found.second_talent_role else "",
        "confidence": found.confidence,
        "abstained": found.abstained.value if found.abstained else "",
        "evidence": [
            {
                "phrase": one.phrase,
                "start": one.start,
                "end": one.end,
                "talent_role": one.talent_role.value,
            }
            for one in found.evidence
        ],
        "rulebook": rulebook().version,
    }
