"""The kinds of status event that the rulebook knows, and how each is counted."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.basics.text import fold

EVENTS = "staff.events."
OTHER_WORDS = {
    "退休": "departure",
    "離職": "departure",
    "辭職": "departure",
    "商調": "transfer",
    "調任": "transfer",
    "借調出": "loan_out",
    "支援他機關": "loan_out",
    "借調入": "loan_in",
    "他機關支援": "loan_in",
}


@dataclass(frozen=True, slots=True)
class EventKind:
    """`effect` is None where nothing is in force; `doubts` are (asked, read as)."""

    key: str
    name: str
    about: str
    effect: str | None
    provision_id: str
    doubts: tuple[tuple[str, str], ...]


def event_kinds(as_of: dt.date) -> tuple[EventKind, ...]:
    """All kinds, in the order of their names in the rulebook."""
    book = rulebook()
    found = []
    for provision_id in sorted(name for name in book.provisions if name.startswith(EVENTS)):
        provision = book.get_provision(provision_id)
        value = book.find_value(provision_id, as_of)
        found.append(
            EventKind(
                provision_id.removeprefix(EVENTS),
                provision.name,
                provision.about or "",
                value["effect"] if value else None,
                provision_id,
                tuple((doubt.asks, doubt.read_as) for doubt in provision.doubts),
            )
        )
    return tuple(found)


def words_of_kinds() -> dict[str, str]:
    """Key, name and other usual words of each kind, folded → its key."""
    names = {
        name.removeprefix(EVENTS): provision.name
        for name, provision in rulebook().provisions.items()
        if name.startswith(EVENTS)
    }
    words = {fold(word): key for key, name in names.items() for word in (key, name)}
    return words | {fold(word): key for word, key in OTHER_WORDS.items()}
