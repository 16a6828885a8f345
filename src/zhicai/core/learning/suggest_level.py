"""Suggests the AI level of a course from its name and category; a person decides."""

import datetime as dt
import re
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


def suggest_level(
    book: Rulebook, as_of: dt.date, *, course_name: str, category: str = ""
) -> LevelSuggestion | None:
    """The level that name and category hint at, or None where they hint at nothing.

    A hint never counts: minutes stay unconfirmed until a personnel officer has decided.
    Words of both levels, or of neither, leave the level open.
    """
    patterns = book.find_value(PATTERNS, as_of)
    if patterns is None:
        return None
    name, path = fold(course_name), fold(category)
    if not _is_about_ai(book, as_of, words=patterns["ai_words"], texts=(name, path)):
        is_other = re.search(patterns["other_categories"], path)
        return LevelSuggestion.NONE if is_other else None
    text = f"{name} {path}"
    is_basic = re.search(patterns["basic_words"], text) is not None
    is_advanced = re.search(patterns["advanced_words"], text) is not None
    if is_basic == is_advanced:
        return LevelSuggestion.AI
    return LevelSuggestion.BASIC if is_basic else LevelSuggestion.ADVANCED


def _is_about_ai(book: Rulebook, as_of: dt.date, *, words: str, texts: tuple[str, str]) -> bool:
    """A word in either text, or a category that the AI zone lists by name."""
    zones = [fold(zone) for zone in book.find_value(AI_CATEGORIES, as_of) or ()]
    _, path = texts
    return any(re.search(words, text) for text in texts) or any(zone in path for zone in zones)
