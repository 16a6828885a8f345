"""Suggests the AI level of a course from its name and category; a person decides."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zhicai.basics.text import fold
from zhicai.core.rules.book import Rulebook

PATTERNS = "learning.level_suggestions"
AI_CATEGORIES = "learning.ai_categories"


class LevelSuggestion(StrEnum):
    """What a course seems to be. AI means: about AI, but nothing tells the level."""

    NONE = "none"
    BASIC = "basic"
    ADVANCED = "advanced"
    AI = "ai"


@dataclass(frozen=True, slots=True)
class LevelHint:
    """A suggestion with the words of name or category that decided it, as they were found."""

    suggestion: LevelSuggestion
    phrases: tuple[str, ...]


def suggest_level(
    book: Rulebook, as_of: dt.date, *, course_name: str, category: str = ""
) -> LevelSuggestion | None:
    """The level that name and category hint at, or None where they hint at nothing.

    A hint never counts: minutes stay unconfirmed until a personnel officer has decided.
    Words of both levels, or of neither, leave the level open.
    """
    hint = find_hint(book, as_of, course_name=course_name, category=category)
    return hint.suggestion if hint else None


def find_hint(
    book: Rulebook, as_of: dt.date, *, course_name: str, category: str = ""
) -> LevelHint | None:
    """The suggestion with its reason, or None where nothing hints at anything."""
    patterns = book.find_value(PATTERNS, as_of)
    if patterns is None:
        return None
    name, path = fold(course_name), fold(category)
    about = _about_ai(book, as_of, words=patterns["ai_words"], texts=(name, path))
    if not about:
        other = _phrases(patterns["other_categories"], (path,))
        return LevelHint(LevelSuggestion.NONE, other) if other else None
    basic = _phrases(patterns["basic_words"], (name, path))
    advanced = _phrases(patterns["advanced_words"], (name, path))
    if bool(basic) == bool(advanced):
        return LevelHint(LevelSuggestion.AI, _once((*about, *basic, *advanced)))
    level = LevelSuggestion.BASIC if basic else LevelSuggestion.ADVANCED
    return LevelHint(level, _once((*about, *basic, *advanced)))


def _about_ai(book: Rulebook, as_of: dt.date, *, words: str, texts: tuple[str, str]) -> list[str]:
    """Words in either text, or a category that the AI zone lists by name."""
    zones = [fold(zone) for zone in book.find_value(AI_CATEGORIES, as_of) or ()]
    _, path = texts
    return [*_phrases(words, texts), *(zone for zone in zones if zone in path)]


def _phrases(pattern: str, texts: Iterable[str]) -> tuple[str, ...]:
    return _once(found[0] for text in texts for found in re.finditer(pattern, text) if found[0])


def _once(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))
