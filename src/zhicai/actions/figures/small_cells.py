"""Counts that tell of one or two people are hidden, with so much beside that nobody subtracts them.

A node tells how many are counted, met and not met, or nothing. The members of a family are the
subordinates of a node and the node's own people: what its hidden members have in common is the
node less all that is shown, so they are at least two and their sum is safe itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhicai.actions.figures.figure import Counts

FEWEST = 3
FEWEST_HIDDEN = 2
OWN = 0


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
    cells = (counts.met, counts.counted - counts.met)
    return all(cell == 0 or cell >= FEWEST for cell in cells)


def hidden_of(
    children: Mapping[int, Iterable[int]], root: int, counts: Mapping[int, Counts]
) -> set[int]:
    """The nodes at and below the root that tell nothing; the same whoever asks and wherever."""
    nothing = Counts()
    found = set() if is_safe(counts.get(root, nothing)) else {root}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        below = list(children.get(node, ()))
        if node in found:
            found.update(below)
        else:
            members = {child: counts.get(child, nothing) for child in below}
            members[OWN] = less(counts.get(node, nothing), members.values())
            found.update(_hidden_in(members) - {OWN})
        waiting.extend(below)
    return found


def less(whole: Counts, parts: Iterable[Counts]) -> Counts:
    """What is left of a whole; short is not told here and stays out."""
    held = list(parts)
    return Counts(
        whole.counted - sum(one.counted for one in held), whole.met - sum(one.met for one in held)
    )


def _hidden_in(members: Mapping[int, Counts]) -> set[int]:
    """Members that are unsafe, and others beside until two or more have a safe sum.

    The others are taken by key, not by size: a choice that looks at the numbers tells of them.
    """
    hidden = {key for key, one in members.items() if not is_safe(one)}
    left = sorted(key for key, one in members.items() if key not in hidden and one.counted)
    while hidden and left and not _is_enough([members[key] for key in hidden]):
        hidden.add(left.pop(0))
    return hidden


def _is_enough(hidden: list[Counts]) -> bool:
    whole = Counts(sum(one.counted for one in hidden), sum(one.met for one in hidden))
    return len(hidden) >= FEWEST_HIDDEN and is_safe(whole)
