"""Facts as they stand while a command is being planned: what is held, what would change."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    """What becomes of one row; the five always add up to the rows of the file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAULTY = "faulty"


class Source(NamedTuple):
    """The file and the place that a version was read from; an edit has neither."""

    file_id: int | None
    place: str


@dataclass(slots=True)
class Held:
    """One fact: `original` is the version in the database, None where there is none yet.

    Values are named tuples, one type for each kind of fact.
    """

    values: Any
    row_id: int | None = None
    original: Any = None
    source: Source | None = None

    @property
    def is_changed(self) -> bool:
        return bool(self.values != self.original)


@dataclass(frozen=True, slots=True)
class Change:
    """Close the version `replaces` and open `values`, or close it only."""

    replaces: int | None
    values: Any
    source: Source
    is_closing_only: bool = False


class Shelf:
    """All facts of one kind that a plan may touch, by natural key."""

    def __init__(self, kind: str, key: Callable[[Any], Hashable]) -> None:
        self.kind = kind
        self.key = key
        self._held: dict[Hashable, Held] = {}

    def __iter__(self) -> Iterator[Held]:
        return iter(self._held.values())

    def load(self, rows: Iterable[tuple[int, Any]]) -> None:
        """Put versions of the database here; those already here stay as planned."""
        for row_id, values in rows:
            self._held.setdefault(self.key(values), Held(values, row_id, values))

    def find(self, key: Hashable) -> Held | None:
        return self._held.get(key)

    def put(self, values: Any, source: Source) -> Outcome:
        """Make `values` the version under their key and tell what that does to it."""
        held = self._held.get(self.key(values))
        if held is None:
            self._held[self.key(values)] = Held(values, source=source)
            return Outcome.ADDED
        if held.values == values:
            return Outcome.UNCHANGED
        held.values, held.source = values, source
        return Outcome.UPDATED

    def merge(self, values: Any, source: Source) -> Outcome:
        """As `put`, but what the file does not say stays as it is held."""
        held = self._held.get(self.key(values))
        if held is not None:
            pairs = zip(values, held.values, strict=True)
            said = (old if new is None or new == "" else new for new, old in pairs)
            values = type(values)(*said)
        return self.put(values, source)

    def add(self, held: Held) -> None:
        self._held[self.key(held.values)] = held

    def replay(self, changes: Iterable[Change]) -> None:
        """Close and open versions as a plan says."""
        for change in changes:
            if change.replaces is not None:
                self._held = {
                    key: held for key, held in self._held.items() if held.row_id != change.replaces
                }
            if not change.is_closing_only:
                self._held[self.key(change.values)] = Held(change.values)

    def changes(self) -> list[Change]:
        """What the database must do so that it holds what is planned here."""
        return [
            Change(held.row_id, held.values, held.source or Source(None, ""))
            for held in self._held.values()
            if held.is_changed
        ]
