"""The subjects of the rulebook, as its folders name them."""

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.core.rules.book import Rulebook


def family_of(provision_id: str) -> str:
    return provision_id.partition(".")[0]


def family_name(family: str, book: Rulebook) -> str:
    """What an officer calls the subject."""
    names = book.words.families if book.words is not None else {}
    return names.get(family, family)


def families_of(book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Key and name of every subject, in the order of the words; one without a name comes last."""
    named = book.words.families if book.words is not None else {}
    found = {family_of(one) for one in book.provisions}
    order = [*(key for key in named if key in found), *sorted(found - set(named))]
    return tuple((key, family_name(key, book)) for key in order)


def list_families() -> tuple[tuple[str, str], ...]:
    """The subjects of the rulebook in use. It is public: nobody needs a permission."""
    return families_of(rulebook())
