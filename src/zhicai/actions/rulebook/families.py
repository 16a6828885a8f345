"""The subjects of the rulebook, as its folders name them."""

from zhicai.core.rules.book import Rulebook


def family_of(provision_id: str) -> str:
    return provision_id.partition(".")[0]


def family_name(family: str, book: Rulebook) -> str:
    """What an officer calls the subject."""
    names = book.words.families if book.words is not None else {}
    return names.get(family, family)
