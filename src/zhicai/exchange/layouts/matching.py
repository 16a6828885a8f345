"""Which column means which field, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from zhicai.basics.errors import Unreadable
from zhicai.exchange.layouts.catalogue import certain_keys, names_of, weak_keys
from zhicai.exchange.layouts.fields import Field, Layout
from zhicai.exchange.layouts.headers import Header, fold_header
from zhicai.exchange.layouts.tables import Table
from zhicai.exchange.sheets.model import Value

How = Literal["map", "exact", "alias", "memory", "proven"]

NOT_USED = "-"
SIMILAR = 0.6
LEAST_PROOFS = 3
MOSTLY = 0.8
GLANCED_AT = 10

# The ID of somebody else than the person of the row.
_OTHERS = re.compile(
    "配偶|眷屬|子女|主管|首長|代理|承辦|聯絡|連絡|監護|家長|推薦|負責人|講師|雇主|緊急"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the officer said (`--map 欄名=field`), and what was learned before; folded headers.

    `only` is the layout that the officer says the file is.
    """

    maps: Mapping[str, str]
    memory: Mapping[str, str]
    only: str | None = None

    @classmethod
    def of(
        cls, maps: Mapping[str, str], memory: Mapping[str, str], only: str | None = None
    ) -> Told:
        """Fold the headers of both."""
        return cls(_folded(maps), _folded(memory), only)


def _folded(some: Mapping[str, str]) -> dict[str, str]:
    return {fold_header(header): name.strip() for header, name in some.items()}


@dataclass(frozen=True, slots=True)
class Match:
    header: Header
    field: Field
    how: How


@dataclass(slots=True)
class Matching:
    """The columns of one table read as one layout."""

    matches: dict[str, Match] = field(default_factory=dict)
    twice: dict[str, list[Header]] = field(default_factory=dict)
    left: list[Header] = field(default_factory=list)
    known_unused: list[Header] = field(default_factory=list)
    is_forbidden: bool = False

    @property
    def recognised(self) -> int:
        return len(self.matches) + len(self.twice) + len(self.known_unused)

    def has(self, names: Sequence[str]) -> bool:
        return all(name in self.matches for name in names)


def resolve(layout: Layout, target: str) -> str | None:
    """Find the field that a map names: by its identifier, by a key, or by what officers call it."""
    for some in layout.fields:
        if target == some.name or target in some.targets:
            return some.name
    key = fold_header(target)
    return next((some.name for some in layout.fields if key in certain_keys(some)), None)


def match_headers(layout: Layout, table: Table, *, told: Told) -> Matching:
    """Match by the officer's word, exact name, alias, memory, and last by the check digits."""
    matching = Matching()
    claims: dict[str, list[Match]] = {}
    for header in table.named:
        match = _known_as(header, layout, told)
        if match is not None:
            claims.setdefault(match.field.name, []).append(match)
        else:
            _put_aside(header, layout, told=told, into=matching)
    for name, rivals in claims.items():
        _settle(name, rivals, table=table, into=matching)
    for some in layout.fields:
        if some.is_proven and some.name not in (*matching.matches, *matching.twice):
            _prove(some, table, into=matching)
    return matching


def _known_as(header: Header, layout: Layout, told: Told) -> Match | None:
    names = names_of(layout)
    said = _first(header, told.maps)
    if said is not None:
        name = None if said == NOT_USED else resolve(layout, said)
        return Match(header, layout.get_field(name), "map") if name else None
    sources: tuple[tuple[How, Mapping[str, str]], ...] = (
        ("exact", names.exact),
        ("alias", names.certain),
    )
    for how, source in sources:
        if (name := _first(header, source)) is not None:
            return Match(header, layout.get_field(name), how)
    kept = _first(header, told.memory)
    name = resolve(layout, kept) if kept and kept != NOT_USED else None
    return Match(header, layout.get_field(name), "memory") if name else None


def _first(header: Header, source: Mapping[str, str]) -> str | None:
    return next((source[key] for key in header.keys if key in source), None)


def _put_aside(header: Header, layout: Layout, *, told: Told, into: Matching) -> None:
    names = names_of(layout)
    is_settled = any(
        _first(header, source) == NOT_USED for source in (told.maps, told.memory)
    ) or not names.unused.isdisjoint(header.keys)
    (into.known_unused if is_settled else into.left).append(header)
    if not names.forbidden.isdisjoint(header.keys) and not is_settled:
        into.is_forbidden = True


def _settle(name: str, rivals: list[Match], *, table: Table, into: Matching) -> None:
    """Of two columns for one field, the officer's word decides, or that one of them is empty."""
    said = [match for match in rivals if match.how == "map"]
    filled = [match for match in rivals if table.has_values(match.header.index)]
    rest = said if len(said) == 1 else filled or rivals[:1]
    if len(rest) == 1:
        into.matches[name] = rest[0]
        into.left += [match.header for match in rivals if match is not rest[0]]
    else:
        into.twice[name] = [match.header for match in rest]


def _prove(some: Field, table: Table, *, into: Matching) -> None:
    """A column is what its check digits say, whatever it is called; two such columns are none."""
    proven = [header for header in into.left if is_proven(some, header, table=table)]
    if len(proven) == 1:
        into.matches[some.name] = Match(proven[0], some, "proven")
        into.left.remove(proven[0])
    elif proven:
        into.twice[some.name] = proven
        into.left = [header for header in into.left if header not in proven]


def is_proven(some: Field, header: Header, *, table: Table) -> bool:
    """Whether nearly all values are IDs; of one or two rows all must be, under a fitting name."""
    if _OTHERS.search(header.text):
        return False
    samples = table.samples(header.index)
    glance = samples[:GLANCED_AT]
    if readable(some, glance) < MOSTLY * len(glance) / 2:
        return False
    read = readable(some, samples)
    if read >= LEAST_PROOFS:
        return read >= MOSTLY * len(samples)
    is_fitting = not weak_keys(some).isdisjoint(header.keys)
    return bool(samples) and read == len(samples) and is_fitting


def readable(some: Field, samples: Sequence[Value]) -> int:
    """Count the values that the field can read."""
    return sum(_can_read(some, value) for value in samples)


def _can_read(some: Field, value: Value) -> bool:
    try:
        some.parse(value)
    except Unreadable:
        return False
    return True


def candidates(
    some: Field, matching: Matching, *, table: Table, least: float = SIMILAR
) -> list[Header]:
    """The unmatched columns that may be this field: by a weak name, or by a similar one."""
    weak = weak_keys(some)
    ranked = []
    for header in matching.left:
        closeness = 1.0 if not weak.isdisjoint(header.keys) else _similarity(some, header)
        if closeness < least or not header.is_named:
            continue
        samples = table.samples(header.index)
        if readable(some, samples) >= MOSTLY * len(samples):
            ranked.append((-closeness, header.index, header))
    return [header for _, _, header in sorted(ranked, key=lambda entry: entry[:2])]


def _similarity(some: Field, header: Header) -> float:
    best = 0.0
    for key in header.keys:
        for name in certain_keys(some):
            # No more characters can agree than the two have in common.
            most = 2 * sum(key.count(one) for one in set(name)) / (len(key) + len(name))
            if most > best and most >= SIMILAR:
                best = max(best, SequenceMatcher(None, key, name).ratio())
    return best
