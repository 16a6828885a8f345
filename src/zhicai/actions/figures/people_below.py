"""Everybody who has ever held a post at or below an agency, as known at an instant."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.tree import Tree
from zhicai.actions.rights.wall import above_the_wall

MANY = 2000


def people_below(known: Known, tree: Tree, *, root_id: int, as_of: dt.date) -> list[int] | None:
    """Person ids, sorted; None stands for everybody where the subtree is most of the tree."""
    nodes = tree.below(root_id, as_of)
    return None if len(nodes) >= len(tree.slices) else people_in(known, nodes)


def people_in(known: Known, agency_ids: Iterable[int]) -> list[int]:
    """Everybody who has ever held a post in, or belonging to, one of these agencies."""
    nodes = list(agency_ids)
    found: set[int] = set()
    with above_the_wall():
        found.update(_posted_in(known, nodes))
    if known.plan is not None:
        chosen = set(nodes)
        changes = known.plan.changes.get("Posting", ())
        found.update(row.values[0] for row in changes if row.values[1] in chosen)
    return sorted(found)


def _posted_in(known: Known, nodes: list[int]) -> Iterator[int]:
    for start in range(0, len(nodes), MANY):
        part = nodes[start : start + MANY]
        within = Q(agency_id__in=part) | Q(establishment_id__in=part)
        yield from (row[1] for row in Known(known.at).rows("Posting", within))
