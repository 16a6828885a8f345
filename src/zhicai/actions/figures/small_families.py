"""Which nodes of a tree tell nothing, so that no number of one or two people can be worked out.

A node has some cells, and tells all of them or none. The members of a family are the subordinates
of a node and the node's own people: what its hidden members have in common is the node less all
that is shown, so they are at least two and their sum is safe itself.
"""

from collections.abc import Iterable, Mapping

FEWEST = 3
FEWEST_HIDDEN = 2
OWN = 0
Cells = tuple[int, ...]


def are_safe(cells: Iterable[int]) -> bool:
    """Nobody at all tells of nobody; three or more do not tell of one.

    >>> are_safe((3, 0)), are_safe((40, 2))
    (True, False)
    """
    return all(cell == 0 or cell >= FEWEST for cell in cells)


def hidden_nodes(
    children: Mapping[int, Iterable[int]], root: int, cells: Mapping[int, Cells]
) -> set[int]:
    """The nodes at and below the root that tell nothing; the same whoever asks and wherever."""
    nothing = (0,) * len(next(iter(cells.values()), ()))
    found = set() if are_safe(cells.get(root, nothing)) else {root}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        below = list(children.get(node, ()))
        if node in found:
            found.update(below)
        else:
            members = {child: cells.get(child, nothing) for child in below}
            members[OWN] = rest_of(cells.get(node, nothing), members.values())
            found.update(_hidden_in(members) - {OWN})
        waiting.extend(below)
    return found


def rest_of(whole: Cells, parts: Iterable[Cells]) -> Cells:
    """What is left of a whole."""
    held = sum_of(parts, len(whole))
    return tuple(one - other for one, other in zip(whole, held, strict=True))


def sum_of(parts: Iterable[Cells], width: int) -> Cells:
    return tuple(map(sum, zip((0,) * width, *parts, strict=True)))


def _hidden_in(members: Mapping[int, Cells]) -> set[int]:
    """Members that are unsafe, and others beside until two or more have a safe sum.

    The others are taken by key, not by size: a choice that looks at the numbers tells of them.
    """
    hidden = {key for key, one in members.items() if not are_safe(one)}
    left = sorted(key for key, one in members.items() if key not in hidden and any(one))
    while hidden and left and not _is_enough([members[key] for key in hidden]):
        hidden.add(left.pop(0))
    return hidden


def _is_enough(hidden: list[Cells]) -> bool:
    return len(hidden) >= FEWEST_HIDDEN and are_safe(sum_of(hidden, len(hidden[0])))
