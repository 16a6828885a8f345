"""The distribution for whoever may see counts, not people: agencies alone, small cells hidden."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.distribution.draw import rules_on, subordinates
from zhicai.actions.distribution.figure import DECIDED, Rule, State
from zhicai.actions.distribution.placed import PlacedPerson, placed_people
from zhicai.actions.distribution.question import DistributionQuery, Sight, sight_of
from zhicai.actions.figures.chain import Link, find_chain
from zhicai.actions.figures.small_families import Cells, hidden_nodes
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_aggregates import month_end
from zhicai.actions.find_standing import find_root
from zhicai.basics.words import Scope

UNDECIDED = "undecided"
WIDTH = len(DECIDED) + 1


@dataclass(frozen=True, slots=True)
class ShownTally:
    """The four roles and all who are not decided; None: hidden, and it stands nowhere else."""

    cells: Cells | None

    @property
    def is_hidden(self) -> bool:
        return self.cells is None

    @property
    def counted(self) -> int | None:
        return None if self.cells is None else sum(self.cells)

    @property
    def shown(self) -> tuple[int | None, ...]:
        return (None,) * WIDTH if self.cells is None else self.cells


@dataclass(frozen=True, slots=True)
class ShownLine:
    code: str
    name: str
    tally: ShownTally


@dataclass(frozen=True, slots=True)
class DistributionAggregates:
    """One agency at the end of a month, and its direct subordinates."""

    code: str
    name: str
    as_of: dt.date
    scope: Scope
    tally: ShownTally
    children: tuple[ShownLine, ...]
    chain: tuple[Link, ...]
    rules: tuple[Rule, ...]


@walled
def find_distribution_aggregates(query: DistributionQuery, *, by: Caller) -> DistributionAggregates:
    """Neither moment nor scope of one's own. Raises Refused("agency.not_found")."""
    require(by, Permission.STANDING_READ, query.agency_code)
    day = month_end(min(query.as_of or by.today, by.today))
    asked = DistributionQuery(agency_code=query.agency_code, as_of=day)
    sight = sight_of(asked, by=by)
    chain = find_chain(query.office_code or query.agency_code, sight.place)
    tree = Tree(sight.place.known)
    root_id = find_root(tree, query.agency_code)
    shown = _shown(sight, tree, root_id)
    children = subordinates(tree, root_id, day)
    ids = {code: key for key, (code, _) in children.named.items()}
    lines = sorted(children.named.values())
    return DistributionAggregates(
        query.agency_code,
        tree.name_on(root_id, day),
        day,
        scope=sight.scope,
        tally=shown[root_id],
        children=tuple(
            ShownLine(code, name, shown[ids[code]])
            for code, name in lines
            if code not in children.closed
        ),
        chain=chain,
        rules=rules_on(sight.place.book, day),
    )


def _shown(sight: Sight, tree: Tree, root_id: int) -> Mapping[int, ShownTally]:
    """From the top of the tree, so that no second page tells what the first one hides."""
    day = sight.place.as_of
    top = tree.above(root_id, day)[-1]
    below = tree.below(top, day)
    cells = _cells_of(placed_people(sight, tree, root_id=top), tree, day)
    hidden = hidden_nodes(below, top, cells)
    nothing = (0,) * WIDTH
    return {
        node: ShownTally(None if node in hidden else cells.get(node, nothing)) for node in below
    }


def _cells_of(people: list[PlacedPerson], tree: Tree, day: dt.date) -> dict[int, Cells]:
    """Of each agency with all below it."""
    own: dict[int, list[int]] = defaultdict(lambda: [0] * WIDTH)
    for one in people:
        own[one.agency][_column(one.state)] += 1
    found: dict[int, list[int]] = defaultdict(lambda: [0] * WIDTH)
    for agency, counts in own.items():
        for node in tree.above(agency, day):
            found[node] = [sum(pair) for pair in zip(found[node], counts, strict=True)]
    return {node: tuple(counts) for node, counts in found.items()}


def _column(state: State) -> int:
    return DECIDED.index(state) if state in DECIDED else WIDTH - 1
