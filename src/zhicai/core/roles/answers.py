"""What a head of division answered moves the shares of the duties, each by what is told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from zhicai.basics.shares import WHOLE
from zhicai.basics.words import TalentRole
from zhicai.core.roles.lexicon import Decision
from zhicai.core.roles.readable import OBSTACLES
from zhicai.core.roles.suggest_role import confidence_of, doubt_of, second_of
from zhicai.core.roles.suggestion import RoleSuggestion
from zhicai.core.rules.book import Rulebook

POINTS = "roles.answer_points"
TECHNOLOGY = (TalentRole.POLICY, TalentRole.DEVELOPMENT, TalentRole.RESEARCH)

Shares = Mapping[TalentRole, float]


class Question(StrEnum):
    """The first four questions; the fifth asks for tools and moves nothing."""

    PLANNING = "planning"
    OVERSIGHT = "oversight"
    BUILDING = "building"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class AnswerPoints:
    """Percent of the duties that a yes adds to a role and a no takes from it, and the most."""

    talent_roles: Mapping[Question, TalentRole]
    yes: int
    no: int
    most: int


@dataclass(frozen=True, slots=True)
class Move:
    """One answer and what it did: `points` are those that counted after the limits."""

    question: Question
    is_yes: bool
    talent_role: TalentRole
    points: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The shares before and after, with the moves between them."""

    before: Shares
    after: Shares
    moves: tuple[Move, ...]
    talent_role: TalentRole

    @property
    def is_moved(self) -> bool:
        return any(move.points for move in self.moves)


def read_points(book: Rulebook, as_of: dt.date) -> AnswerPoints:
    """The points of that day; raises NotInForce before the guideline."""
    told: Mapping[str, Any] = book.value(POINTS, as_of)
    roles = {Question(row["question"]): TalentRole(row["talent_role"]) for row in told["rows"]}
    return AnswerPoints(roles, told["yes_percent"], told["no_percent"], told["most_percent"])


def combine_answers(
    shares: Shares,
    answers: Mapping[Question, bool],
    *,
    suggested: TalentRole,
    points: AnswerPoints,
    limits: Decision,
) -> Answered:
    """What was not answered is unknown and moves nothing; without a move the role stays.

    A no takes at most what the duties gave; no role moves by more than `most`, whatever the number
    of answers. The rest of the duties is application.
    """
    after = {role: shares[role] for role in TalentRole}
    moves = []
    for question, role in points.talent_roles.items():
        if question in answers:
            moved = _moved(after[role], shares[role], is_yes=answers[question], points=points)
            moves.append(Move(question, answers[question], role, moved))
            after[role] += moved
    found = Answered(shares, _whole(after), tuple(moves), suggested)
    if not found.is_moved:
        return found
    return Answered(shares, found.after, found.moves, _decide(found.after, suggested, limits))


def answer_suggestion(
    found: RoleSuggestion, answered: Answered, limits: Decision
) -> RoleSuggestion:
    """The suggestion as the answers leave it; a text that can't be read stays a question."""
    if not answered.is_moved:
        return found
    role, shares = answered.talent_role, answered.after
    obstacle = found.abstained if found.abstained in OBSTACLES else None
    reason = obstacle or doubt_of(role, shares, limits)
    sure = confidence_of(role, shares, limits)
    return replace(
        found,
        talent_role=role,
        second_talent_role=second_of(role, shares, limits),
        confidence=sure if reason is None else min(sure, limits.most_when_unsure_percent),
        abstained=reason,
        shares=shares,
    )


def _moved(now: float, before: float, *, is_yes: bool, points: AnswerPoints) -> float:
    wanted = now + (points.yes if is_yes else -points.no)
    least, most = max(0.0, before - points.most), min(float(WHOLE), before + points.most)
    return min(most, max(least, wanted)) - now


def _whole(shares: Shares) -> dict[TalentRole, float]:
    """All shares together are the whole of the duties again."""
    told = sum(shares[role] for role in TECHNOLOGY)
    scale = WHOLE / told if told > WHOLE else 1.0
    after = {role: shares[role] * scale for role in TECHNOLOGY}
    return {**after, TalentRole.APPLICATION: max(0.0, WHOLE - sum(after.values()))}


def _decide(shares: Shares, suggested: TalentRole, limits: Decision) -> TalentRole:
    """Technology needs its share of the duties; a tie leaves what the duties suggest."""
    distance = sum(shares[role] for role in TECHNOLOGY) - limits.technology_share_percent
    if abs(distance) <= limits.tie_percent:
        return suggested
    if distance < 0:
        return TalentRole.APPLICATION
    first, second, *_ = sorted(TECHNOLOGY, key=lambda role: -shares[role])
    is_tied = shares[first] - shares[second] <= limits.tie_percent
    return suggested if is_tied and suggested in {first, second} else first
