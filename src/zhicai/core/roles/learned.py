"""What an authority's own decisions have taught: weights of character runs, and their odds."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhicai.basics.words import TalentRole

SHORTEST, LONGEST = 2, 4
WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LearnedPart:
    """A linear model, written and read as plain numbers.

    `weights`: of each run its rarity, then what it adds for each of `roles`. `temperature` makes
    the odds as sure as they proved to be on statements that were kept back.
    """

    fingerprint: str
    roles: tuple[TalentRole, ...]
    weights: Mapping[str, tuple[float, ...]]
    starts: tuple[float, ...]
    temperature: float


def runs_of(duties: Iterable[str]) -> dict[str, int]:
    """Runs of two to four characters inside each duty, whatever the order of the duties.

    >>> runs_of(["維護網站"])
    {'維護': 1, '護網': 1, '網站': 1, '維護網': 1, '護網站': 1, '維護網站': 1}
    """
    runs: dict[str, int] = {}
    for duty in duties:
        for word in WORDS.findall(duty):
            for length in range(SHORTEST, LONGEST + 1):
                for at in range(len(word) - length + 1):
                    run = word[at : at + length]
                    runs[run] = runs.get(run, 0) + 1
    return runs


def odds_of(runs: Mapping[str, int], part: LearnedPart) -> dict[TalentRole, float]:
    """What share of such statements were decided to be each role."""
    return soften(scores_of(runs, part), part.roles, part.temperature)


def scores_of(runs: Mapping[str, int], part: LearnedPart) -> list[float]:
    sums, square, weights = [0.0] * len(part.roles), 0.0, part.weights
    for run, count in runs.items():
        row = weights.get(run)
        if row is not None:
            value = row[0] if count == 1 else (1 + math.log(count)) * row[0]
            square += value * value
            for at, weight in enumerate(row[1:]):
                sums[at] += value * weight
    length = math.sqrt(square) or 1.0
    return [one / length + start for one, start in zip(sums, part.starts, strict=True)]


def soften(
    scores: Sequence[float], roles: Sequence[TalentRole], temperature: float
) -> dict[TalentRole, float]:
    highest = max(scores)
    powers = [math.exp((score - highest) / temperature) for score in scores]
    whole = sum(powers)
    return {role: power / whole for role, power in zip(roles, powers, strict=True)}
