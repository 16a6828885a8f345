"""What may be kept of a question, and how a kept one looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.records.accounts.models import SavedFilter

# Parts of an address that say nothing about any person: a searched text is none of them.
KEPT = (
    "year",
    "as_of",
    "known_at",
    "scope",
    "node",
    "provision",
    "verdict",
    "division",
    "category",
    "reason",
    "missing",
    "sort",
    "order",
)
MOST = 50
LONGEST_VALUE = 100


@dataclass(frozen=True, slots=True)
class FilterLine:
    """A kept question: its name and the parts of the address, each with its values."""

    key: int
    name: str
    query: tuple[tuple[str, str], ...]


def plain_query(parts: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Only what may be kept, in one order, blanks left out."""
    told = {
        name: [value[:LONGEST_VALUE] for value in parts.get(name, ()) if value] for name in KEPT
    }
    return {name: values for name, values in told.items() if values}


def line_of(row: SavedFilter) -> FilterLine:
    """In the order of KEPT, whatever order the database gives."""
    pairs = [(name, value) for name in KEPT for value in row.query.get(name, ())]
    return FilterLine(row.pk, row.name, tuple(pairs))


def filters_of(by: Caller, agency_code: str) -> list[SavedFilter]:
    """Those of one account at one agency, by name."""
    own = SavedFilter.objects.filter(account=by.account, agency_code=agency_code)
    return list(own.order_by("name", "pk"))
