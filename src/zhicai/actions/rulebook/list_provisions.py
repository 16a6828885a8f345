"""All provisions on one day. The rulebook is public: nobody needs a permission."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.rulebook.describe import BasisLine, Standing, standing_on
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.load import load_rulebook


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One provision in a list."""

    id: str
    name: str
    about: str | None
    norm: str
    unit: str | None
    standing: Standing
    doubt_count: int
    gaps: tuple[str, ...]
    is_open: bool

    @property
    def sources(self) -> tuple[BasisLine, ...]:
        """The first document that the value of the day rests on, if there is one."""
        return self.standing.entry.basis[:1] if self.standing.entry is not None else ()


@dataclass(frozen=True, slots=True)
class ProvisionList:
    """The whole rulebook on one day, by id."""

    as_of: dt.date
    version: str
    provisions: tuple[ProvisionLine, ...]


def list_provisions(as_of: dt.date, book: Rulebook | None = None) -> ProvisionList:
    """Every provision with what it says on that day."""
    book = book or load_rulebook()
    lines = [
        ProvisionLine(
            id=provision.id,
            name=provision.name,
            about=provision.about,
            norm=provision.norm.value,
            unit=provision.unit,
            standing=standing_on(provision, book, as_of),
            doubt_count=len(provision.doubts),
            gaps=tuple(gap.id for gap in provision.unpublished if gap.id is not None),
            is_open=provision.overlay is not None and provision.overlay.is_open,
        )
        for _, provision in sorted(book.provisions.items())
    ]
    return ProvisionList(as_of, book.version, tuple(lines))
