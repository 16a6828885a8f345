"""Choices that look random and never change: the same seed and key always give the same answer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Dice:
    """A die per question. Adding a person or a question never changes another's answer.

    >>> Dice("示範").below(6, "first throw") == Dice("示範").below(6, "first throw")
    True
    """

    seed: str

    def below(self, end: int, *key: object) -> int:
        """Return a whole number from 0 to end - 1."""
        text = "|".join([self.seed, *map(str, key)])
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % end

    def pick(self, things: Sequence[Thing], *key: object) -> Thing:
        return things[self.below(len(things), *key)]

    def happens(self, percent: int, *key: object) -> bool:
        return self.below(100, *key) < percent
