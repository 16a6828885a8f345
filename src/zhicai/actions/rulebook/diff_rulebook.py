"""What differs between two days or two rulebooks. Public: nobody needs a permission."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from zhicai.actions.rulebook.describe import Standing, standing_on
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.load import load_rulebook
from zhicai.core.rules.provision import Provision

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One provision that is not the same on both sides; the value may be, its doubts may not."""

    id: str
    name: str
    unit: str | None
    kind: Kind
    before: Standing | None
    after: Standing | None


def diff_days(day: dt.date, later: dt.date, book: Rulebook | None = None) -> tuple[Difference, ...]:
    """Provisions that say something else on the later day."""
    book = book or load_rulebook()
    found = []
    for _, provision in sorted(book.provisions.items()):
        before, after = standing_on(provision, book, day), standing_on(provision, book, later)
        if (before.state, before.value) != (after.state, after.value):
            kind = _kind(before, after)
            found.append(
                Difference(provision.id, provision.name, provision.unit, kind, before, after)
            )
    return tuple(found)


def _kind(before: Standing, after: Standing) -> Kind:
    if before.state == "not_in_force":
        return "added"
    return "removed" if after.state == "not_in_force" else "changed"


def diff_folders(
    against: Path, as_of: dt.date, book: Rulebook | None = None
) -> tuple[Difference, ...]:
    """Provisions of the other folder that differ from those of this rulebook in any respect."""
    book, other = book or load_rulebook(), load_rulebook(against)
    found = []
    for provision_id in sorted({*book.provisions, *other.provisions}):
        mine = book.provisions.get(provision_id)
        theirs = other.provisions.get(provision_id)
        if _content(mine) != _content(theirs):
            found.append(_difference((theirs, other), (mine, book), as_of))
    return tuple(found)


def _content(provision: Provision | None) -> Provision | None:
    """A provision as far as it means something: who checked it and when does not."""
    if provision is None:
        return None
    return replace(provision, verified_on=dt.date.min, verified_by="")


def _difference(
    before: tuple[Provision | None, Rulebook],
    after: tuple[Provision | None, Rulebook],
    as_of: dt.date,
) -> Difference:
    old, new = before[0], after[0]
    named = new or old
    if named is None:
        raise ValueError("neither side holds the provision")
    kind: Kind = "added" if old is None else "removed" if new is None else "changed"
    return Difference(
        id=named.id,
        name=named.name,
        unit=named.unit,
        kind=kind,
        before=None if old is None else standing_on(old, before[1], as_of),
        after=None if new is None else standing_on(new, after[1], as_of),
    )
