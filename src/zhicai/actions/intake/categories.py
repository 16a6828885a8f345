"""Staff categories as the rulebook knows them on a day."""

import datetime as dt

from zhicai.basics.text import fold
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import categories_of
from zhicai.core.rules.load import Rulebook

OUTSIDE_ALL = len(Scope) + 1


def category_words(rulebook: Rulebook, as_of: dt.date) -> dict[str, str]:
    """Every name and alias of a category, folded → its key."""
    vocabulary = rulebook.value("staff.categories", as_of)
    return {
        fold(word): key
        for key, entry in vocabulary.items()
        for word in (entry["name"], *entry.get("aliases", ()))
    }


def scope_order(rulebook: Rulebook, category: str, as_of: dt.date) -> int:
    """1 for whom the first scope holds, 2 for the second, 3 for the third, 4 for none."""
    for order, scope in enumerate(Scope, 1):
        if category in categories_of(scope, rulebook, as_of):
            return order
    return OUTSIDE_ALL
