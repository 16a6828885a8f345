"""Cells of an axis → lines in the order of paper; every person stands on one of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from zhicai.actions.distribution.cells import Cells, Key
from zhicai.actions.distribution.figure import Axis, Line, Table, Tally
from zhicai.actions.distribution.ranks import RANK_KEYS, rank_key
from zhicai.basics.distribution_words import BELOW, ITSELF, NO_DIVISION, NO_SERIES, RANKS

OWN, REST = "own", "below"
NAMED = "="  # before the text of a division or series, so that no text is taken for a key


@dataclass(frozen=True, slots=True)
class Children:
    """The agency itself and its direct subordinates: who belongs to which, and their names."""

    root_id: int
    code: str
    of: Mapping[int, int]
    named: Mapping[int, tuple[str, str]]
    closed: frozenset[str] = frozenset()

    def line_of(self, agency: Key) -> str:
        """The code of the subordinate that an agency stands at or below; OWN for the root."""
        child = self.of.get(agency) if isinstance(agency, int) else None
        return OWN if child is None else self.named[child][0]


def table_of(axis: Axis, cells: Cells, children: Children) -> Table:
    """The lines of one axis."""
    told = _gather(cells, lambda key: line_key(axis, key, children))
    if axis is Axis.AGENCY:
        return Table(axis, _agency_lines(told, children))
    if axis is Axis.RANK:
        return Table(axis, tuple(Line(k, RANKS[k], told[k]) for k in RANK_KEYS if k in told))
    name_of = _division_name if axis is Axis.DIVISION else _series_name
    lines = [Line(key, name_of(key), tally) for key, tally in told.items()]
    return Table(axis, tuple(sorted(lines, key=_order)))


def line_key(axis: Axis, key: Key, children: Children) -> str:
    """The line on which somebody of this key stands."""
    if axis is Axis.AGENCY:
        return children.line_of(key)
    return rank_key(str(key)) if axis is Axis.RANK else text_key(key)


def _agency_lines(told: Mapping[str, Tally], children: Children) -> tuple[Line, ...]:
    """The agency's own people first, then each subordinate with all below it, by code.

    A closed one is shown only as long as somebody is still counted there.
    """
    own = Line(OWN, ITSELF, told.get(OWN, Tally()), children.code)
    named = [one for one in children.named.values() if one[0] not in children.closed - told.keys()]
    below = (Line(code, name, told.get(code, Tally()), code) for code, name in sorted(named))
    return (own, *below) if own.tally.counted or not named else tuple(below)


def _order(line: Line) -> tuple[int, int, str]:
    """Whoever has most people first; what is not filled in, and what stands below, last."""
    last = {NAMED: 1, REST: 2}.get(line.key, 0)
    return last, -line.tally.counted, line.name


def text_key(key: Key) -> str:
    """The key of a line; a blank text is one that nobody filled in."""
    return REST if key is None else f"{NAMED}{str(key).strip()}"


def _division_name(key: str) -> str:
    return BELOW if key == REST else key.removeprefix(NAMED) or NO_DIVISION


def _series_name(key: str) -> str:
    return key.removeprefix(NAMED) or NO_SERIES


def _gather(cells: Cells, line_of: Callable[[Key], str]) -> dict[str, Tally]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (key, state), count in cells.items():
        found[line_of(key)][state] += count
    return {key: Tally.of(told) for key, told in found.items()}


def total_of(tables: Iterable[Table]) -> Tally:
    """Of the first table; the others say the same."""
    return next((Tally.sum(line.tally for line in one.lines) for one in tables), Tally())
