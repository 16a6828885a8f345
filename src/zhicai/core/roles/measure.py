"""How far a share that was counted may be trusted, and whether one way is better than another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

NORMAL = 1.959963984540054
BINS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`, with the Wilson interval at 95 percent."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The two ends.

        >>> [round(end, 3) for end in Share(95, 100).interval]
        [0.888, 0.978]
        """
        if not self.of:
            return None
        share, square = self.right / self.of, NORMAL * NORMAL / self.of
        middle = (share + square / 2) / (1 + square)
        half = math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how sure on average, and how many of them were right."""

    confidence: float
    share: Share


def sign_test(won: int, lost: int) -> float:
    """How often chance alone would win as many of the pairs that differ, or more.

    >>> sign_test(5, 0)
    0.03125
    """
    pairs = won + lost
    ways = sum(math.comb(pairs, wins) for wins in range(won, pairs + 1))
    return float(ways / 2**pairs)


def bin_answers(answers: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Answers of 0 to 1 in five bins of equal width; empty ones are left out."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in answers:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return tuple(
        Bin(sum(one for one, _ in held) / len(held), Share(sum(ok for _, ok in held), len(held)))
        for held in bins
        if held
    )


def brier(answers: Sequence[tuple[float, bool]]) -> float | None:
    """The mean squared distance between how sure it was and whether it was right."""
    if not answers:
        return None
    return sum((confidence - is_right) ** 2 for confidence, is_right in answers) / len(answers)
