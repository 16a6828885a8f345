"""A sight → the agency, its subordinates and the cells behind every table."""

import datetime as dt
from collections.abc import Mapping, Sequence

from zhicai.actions.distribution.cells import Kept, Told
from zhicai.actions.distribution.figure import Rule
from zhicai.actions.distribution.placed import PlacedPerson, placed_people
from zhicai.actions.distribution.question import Sight
from zhicai.actions.distribution.tables import Children
from zhicai.actions.figures.assemble import document_text
from zhicai.actions.figures.figure import Citation
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import find_root
from zhicai.basics.errors import Refused
from zhicai.core.rules.load import Rulebook
from zhicai.records.agencies.models import Agency, AgencyPath

RULES = (
    "roles.assignment_basis",
    "roles.policy",
    "roles.application",
    "roles.development",
    "roles.research",
    "roles.default_suggestion",
)


def look(sight: Sight) -> tuple[Kept | Told, Children, str]:
    """Where the numbers come from, the subordinates, and the name of the agency."""
    return _kept(sight) if sight.is_kept else _told(sight)


def people_at(sight: Sight) -> tuple[list[PlacedPerson], Tree, int]:
    """Everybody by name, whatever the size: for lists and for what changed."""
    tree = Tree(sight.place.known)
    root_id = find_root(tree, sight.place.agency_code)
    return placed_people(sight, tree, root_id=root_id), tree, root_id


def _kept(sight: Sight) -> tuple[Kept, Children, str]:
    """A fixed number of statements, whatever stands below the agency."""
    code, day = sight.place.agency_code, sight.place.as_of
    root = Agency.objects.filter(code=code).first()
    if root is None:
        raise Refused("agency.not_found", value=code)
    down = AgencyPath.objects.filter(from_on__lte=day, until_on__gte=day)
    direct = down.filter(ancestor_id=root.pk, depth=1)
    ids = sorted(direct.values_list("descendant_id", flat=True))
    tree = Tree(sight.place.known, [root.pk, *ids])
    find_root(tree, code)
    below = down.filter(ancestor_id__in=direct.values("descendant_id"))
    of = dict(below.values_list("descendant_id", "ancestor_id"))
    children = _children(tree, root.pk, of=of, ids=ids, day=day)
    return Kept(sight, root.pk, len(of)), children, tree.name_on(root.pk, day)


def _told(sight: Sight) -> tuple[Told, Children, str]:
    people, tree, root_id = people_at(sight)
    day = sight.place.as_of
    return Told(people, root_id), subordinates(tree, root_id, day), tree.name_on(root_id, day)


def subordinates(tree: Tree, root_id: int, day: dt.date) -> Children:
    """The direct subordinates of the day, and which of them each agency below belongs to."""
    below = tree.below(root_id, day)
    of: dict[int, int] = {}
    for child in below[root_id]:
        waiting = [child]
        while waiting:
            node = waiting.pop()
            of[node] = child
            waiting.extend(below.get(node, ()))
    return _children(tree, root_id, of=of, ids=below[root_id], day=day)


def _is_closed(tree: Tree, agency_id: int, day: dt.date) -> bool:
    found = tree.on(agency_id, day)
    return found is None or (found.closed_on is not None and found.closed_on <= day)


def _children(
    tree: Tree, root_id: int, *, of: Mapping[int, int], ids: Sequence[int], day: dt.date
) -> Children:
    named = {key: (tree.code_of[key], tree.name_on(key, day)) for key in ids}
    closed = frozenset(tree.code_of[key] for key in ids if _is_closed(tree, key, day))
    return Children(root_id, tree.code_of[root_id], of, named, closed)


def rules_on(book: Rulebook, day: dt.date) -> tuple[Rule, ...]:
    """The provisions that say what the roles are and who decides, with their clauses."""
    found = []
    for provision_id in RULES:
        entry = book.in_force(provision_id, day)
        places = entry.basis if entry is not None else ()
        clauses: dict[str, list[str]] = {}
        for place in places:
            clauses.setdefault(place.source, []).append(place.clause)
        told = tuple(Citation(document_text(book, s), "、".join(c)) for s, c in clauses.items())
        found.append(Rule(provision_id, book.get_provision(provision_id).name, told))
    return tuple(found)
