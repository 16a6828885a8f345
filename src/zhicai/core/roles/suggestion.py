"""What is asked of a post, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zhicai.basics.words import TalentRole


class AbstainReason(StrEnum):
    """Why a person must look; basics/role_words has the sentence of each."""

    EMPTY = "empty"
    NOT_CHINESE = "not_chinese"
    SIMPLIFIED = "simplified"
    TOO_LONG = "too_long"
    BOILERPLATE = "boilerplate"
    ELSEWHERE = "elsewhere"
    NEAR_SHARE = "near_share"
    NEAR_LEAD = "near_lead"
    SERIES_DIFFERS = "series_differs"
    LEARNED_DIFFERS = "learned_differs"


@dataclass(frozen=True, slots=True)
class DutyStatement:
    """A post as a roster or a vacancy tells it; only `text` is needed."""

    text: str
    title: str = ""
    series: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`start` and `end` are code points, half-open, of the text as given."""

    phrase: str
    start: int
    end: int
    talent_role: TalentRole


@dataclass(frozen=True, slots=True)
class RoleSuggestion:
    """`shares` are percent of the duties, by role; `confidence` is percent, 50 at a tie."""

    talent_role: TalentRole
    second_talent_role: TalentRole | None
    confidence: int
    abstained: AbstainReason | None
    evidence: tuple[Evidence, ...]
    shares: Mapping[TalentRole, float]
