"""What the duties of a person suggest: asked in one place, so that every face is told the same."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.roles.held_duties import HeldDuties, HeldPost
from zhicai.actions.roles.learned_part import find_learned
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.basics.words import TalentRole
from zhicai.core.roles.lexicon import Lexicon, read_lexicon
from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement, RoleSuggestion
from zhicai.core.rules.book import NotInForce

LESS_CERTAIN = "roles.unconfirmed_words"
KEPT = 65_536


@dataclass(frozen=True, slots=True)
class Gist:
    """A suggestion without its evidence: small enough to be kept for everybody of an office."""

    talent_role: str
    second_talent_role: str
    confidence: int
    abstained: str
    has_policy: bool


def lexicon_on(day: dt.date) -> Lexicon:
    """Raises Refused("duty.not_in_force") for a day before the guideline."""
    try:
        return read_lexicon(rulebook(), day)
    except NotInForce as none:
        raise Refused("duty.not_in_force", value=format_roc(day)) from none


def suggest_for(held: HeldDuties, day: dt.date) -> RoleSuggestion:
    return suggest_role(held.statement, lexicon_on(day), find_learned())


def gist_for(held: HeldDuties, post: HeldPost, day: dt.date) -> Gist:
    """The same in short; each text is read once a process, as long as the rulebook stays.

    Where the words of such posts are little tried, it is no surer than any unsure suggestion.
    """
    learned = find_learned()
    version = f"{rulebook().version} {learned.fingerprint if learned else ''}"
    found = _gist(version, day, held.statement)
    most = lexicon_on(day).decision.most_when_unsure_percent
    if found.confidence <= most or not is_less_certain(post, day):
        return found
    return replace(found, confidence=most)


@lru_cache(maxsize=KEPT)
def _gist(_version: str, day: dt.date, statement: DutyStatement) -> Gist:
    found = suggest_role(statement, lexicon_on(day), find_learned())
    return Gist(
        found.talent_role.value,
        found.second_talent_role.value if found.second_talent_role else "",
        found.confidence,
        found.abstained.value if found.abstained else "",
        found.shares[TalentRole.POLICY] > 0,
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
