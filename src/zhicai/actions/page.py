"""One page of a longer list, as every list of the house hands it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Other = TypeVar("Other")
SIZE = 50
LARGEST = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """`number` counts from 1; `total` is how many rows all pages hold together."""

    rows: tuple[Item, ...]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one, with nothing on it."""
        return max(1, -(-self.total // self.size))

    @property
    def has_next(self) -> bool:
        return self.number < self.pages

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def first(self) -> int:
        """The place of the first row in the whole list, from 1; 0 where there is none."""
        return self.start + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.start + len(self.rows)

    @property
    def start(self) -> int:
        """How many rows stand on the pages before."""
        return (self.number - 1) * self.size


def clip(number: int, size: int, total: int) -> tuple[int, int]:
    """A page number and size that exist, whatever an address asked for.

    >>> clip(9, 50, 120), clip(0, 0, 0), clip(1, 9999, 3)
    ((3, 50), (1, 1), (1, 500))
    """
    kept = min(max(1, size), LARGEST)
    return min(max(1, number), max(1, -(-total // kept))), kept


def page_of(rows: Sequence[Item], *, number: int = 1, size: int = SIZE) -> Page[Item]:
    """Cut one page out of a list that lies in memory.

    >>> page_of("abcde", number=2, size=2).rows
    ('c', 'd')
    """
    shown, kept = clip(number, size, len(rows))
    start = (shown - 1) * kept
    return Page(tuple(rows[start : start + kept]), shown, kept, len(rows))


def map_page(page: Page[Item], change: Callable[[Item], Other]) -> Page[Other]:
    """The same page of other rows."""
    return Page(tuple(map(change, page.rows)), page.number, page.size, page.total)
