"""Counts that tell of one or two people are hidden, with so much beside that nobody subtracts them.

A node tells how many are counted, met and not met, or nothing: see `small_families`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhicai.actions.figures.figure import Counts
from zhicai.actions.figures.small_families import Cells, are_safe, hidden_nodes


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """What may be told of counts; None is hidden, and stands nowhere else in the answer.

    Short and unknown are one number: split, their sums over a family would give small ones away.
    """

    counted: int | None
    met: int | None

    @property
    def is_hidden(self) -> bool:
        return self.counted is None

    @property
    def gap(self) -> int | None:
        return None if self.counted is None or self.met is None else self.counted - self.met


def show_counts(counts: Counts, *, is_hidden: bool) -> ShownCounts:
    return ShownCounts(None, None) if is_hidden else ShownCounts(counts.counted, counts.met)


def is_safe(counts: Counts) -> bool:
    """Nobody at all tells of nobody; three or more do not tell of one.

    >>> is_safe(Counts(3, 0)), is_safe(Counts(40, 38))
    (True, False)
    """
    return are_safe(_cells(counts))


def hidden_of(
    children: Mapping[int, Iterable[int]], root: int, counts: Mapping[int, Counts]
) -> set[int]:
    """The nodes at and below the root that tell nothing; the same whoever asks and wherever."""
    return hidden_nodes(children, root, {node: _cells(one) for node, one in counts.items()})


def _cells(counts: Counts) -> Cells:
    return counts.met, counts.counted - counts.met


def less(whole: Counts, parts: Iterable[Counts]) -> Counts:
    """What is left of a whole; short is not told here and stays out."""
    held = list(parts)
    return Counts(
        whole.counted - sum(one.counted for one in held), whole.met - sum(one.met for one in held)
    )
