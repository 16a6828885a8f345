"""One provision with its history. The rulebook is public: nobody needs a permission."""

import datetime as dt
import difflib
from dataclasses import dataclass

from zhicai.actions.rulebook.describe import Standing, ValueLine, describe_value, standing_on
from zhicai.basics.errors import Refused
from zhicai.basics.text import fold
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.provision import Doubt, Gap, Provision

LIKENESS, MOST_GUESSES = 0.5, 3


@dataclass(frozen=True, slots=True)
class ProvisionSheet:
    """Everything that an officer may ask about one provision."""

    provision: Provision
    as_of: dt.date
    version: str
    standing: Standing
    history: tuple[ValueLine, ...]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return self.provision.doubts

    @property
    def unpublished(self) -> tuple[Gap, ...]:
        return self.provision.unpublished


def show_provision(
    provision_id: str, as_of: dt.date, book: Rulebook | None = None
) -> ProvisionSheet:
    """The provision of that id; an unknown id is refused with the ids that look like it."""
    book = book or load_rulebook()
    provision = book.provisions.get(provision_id)
    if provision is None:
        hints = " ".join(_look_alikes(provision_id, book))
        raise Refused("provision.not_found", value=provision_id, hints=hints)
    entries = (*provision.agency_values, *provision.values)
    return ProvisionSheet(
        provision=provision,
        as_of=as_of,
        version=book.version,
        standing=standing_on(provision, book, as_of),
        history=tuple(describe_value(entry, provision.unit, book) for entry in entries),
    )


def _look_alikes(asked: str, book: Rulebook) -> list[str]:
    """Ids that are spelt alike, then ids whose last part or name holds what was asked."""
    spelt = difflib.get_close_matches(asked, book.provisions, n=MOST_GUESSES, cutoff=LIKENESS)
    wanted = fold(asked)
    named = [
        provision.id
        for provision in book.provisions.values()
        if wanted and (wanted in fold(provision.name) or wanted in provision.id)
    ]
    return list(dict.fromkeys([*spelt, *sorted(named)]))[:MOST_GUESSES]
