"""One source: its marks, the letters it came through, and what rests on it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.rulebook.describe import SourceLine, Standing, describe_source, standing_on
from zhicai.actions.rulebook.find_provision_page import DoubtLine, doubt_lines
from zhicai.basics.errors import Refused
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.provision import Basis, Gap
from zhicai.core.rules.source import Relation, Source

ITSELF = "itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    agency_code: str
    source_id: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class LinkLine:
    """Another document and how the two speak of each other."""

    source: SourceLine
    relations: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A document of the chain; `relation` is how it speaks of the one before it."""

    source: SourceLine
    relation: str
    addressee: str | None


@dataclass(frozen=True, slots=True)
class RestLine:
    """A provision that rests on the source: with which clauses, since when."""

    id: str
    name: str
    clauses: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class SourcePage:
    source: Source
    line: SourceLine
    chain: tuple[Step, ...]
    cites: tuple[LinkLine, ...]
    cited_by: tuple[LinkLine, ...]
    rests: tuple[RestLine, ...]
    doubts: tuple[DoubtLine, ...]

    @property
    def unpublished(self) -> tuple[Gap, ...]:
        return self.source.unpublished


@walled
def find_source_page(query: SourceQuery, *, by: Caller) -> SourcePage:
    """Raises Refused("source.not_found")."""
    require(by, Permission.RULEBOOK_READ, query.agency_code)
    book = rulebook()
    source = book.sources.get(query.source_id)
    if source is None:
        raise Refused("source.not_found", value=query.source_id[:100])
    return SourcePage(
        source=source,
        line=describe_source(source),
        chain=chain_of(source, book),
        cites=tuple(_links(_cited(source), book)),
        cited_by=tuple(_links(_citing(source, book), book)),
        rests=tuple(_rests(source, book, query.as_of)),
        doubts=doubt_lines(source.doubts, book),
    )


@walled
def list_sources(agency_code: str, *, by: Caller) -> tuple[tuple[SourceLine, int], ...]:
    """Every source and how many provisions rest on it; letters first, newest first."""
    require(by, Permission.RULEBOOK_READ, agency_code)
    book = rulebook()
    counts: dict[str, int] = {}
    for provision in book.provisions.values():
        for source_id in {one.source for entry in provision.values for one in entry.basis}:
            counts[source_id] = counts.get(source_id, 0) + 1
    lines = (describe_source(source) for source in book.sources.values())
    ordered = sorted(
        lines,
        key=lambda line: (line.issue_number is None, _newest_first(line.issued_on), line.id),
    )
    return tuple((line, counts.get(line.id, 0)) for line in ordered)


def _newest_first(day: dt.date | None) -> int:
    return -(day or dt.date.min).toordinal()


def chain_of(source: Source, book: Rulebook) -> tuple[Step, ...]:
    """From the first document that was passed on, through this one, to the last letter.

    A letter that nobody relayed goes on where a later letter cites it: 院 → 總處 → 部 → 署.
    """
    letters = [source]
    while (before := _relayed(letters[0], book, letters)) is not None:
        letters.insert(0, before)
    while (after := _passed_on(letters[-1], book, letters)) is not None:
        letters.append(after)
    relations = [ITSELF, *(_relation(one, before) for before, one in pairwise(letters))]
    return tuple(
        Step(describe_source(one), relation, one.addressee)
        for one, relation in zip(letters, relations, strict=True)
    )


def _relation(source: Source, before: Source) -> str:
    """What a letter says of the one before it: that it passes it on, else what it says first."""
    found = [citation.relation for citation in source.cites if citation.source == before.id]
    return (Relation.RELAY if Relation.RELAY in found else found[0]).value


def _relayed(source: Source, book: Rulebook, seen: Sequence[Source]) -> Source | None:
    """The document that this letter passes on."""
    relayed = (c.source for c in source.cites if c.relation is Relation.RELAY)
    return next((book.sources[one] for one in relayed if book.sources[one] not in seen), None)


def _passed_on(source: Source, book: Rulebook, seen: Sequence[Source]) -> Source | None:
    """The next letter: the one that relays this, else the earliest numbered one that cites it."""
    later = [one for one in book.sources.values() if one not in seen]
    relaying = [one for one in later if one.relays(source.id)]
    if relaying or source.issue_number is None:
        return min(relaying, key=_age, default=None)
    numbered = (one for one in later if one.issue_number is not None)
    citing = [one for one in numbered if any(c.source == source.id for c in one.cites)]
    return min(citing, key=_age, default=None)


def _age(source: Source) -> tuple[dt.date, str]:
    return source.issued_on or dt.date.max, source.id


Cited = Mapping[str, list[tuple[str, str | None]]]


def _cited(source: Source) -> Cited:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for citation in source.cites:
        found.setdefault(citation.source, []).append((citation.relation.value, citation.clause))
    return found


def _citing(source: Source, book: Rulebook) -> Cited:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for other in sorted(book.sources.values(), key=_age):
        for citation in other.cites:
            if citation.source == source.id:
                found.setdefault(other.id, []).append((citation.relation.value, citation.clause))
    return found


def _links(cited: Cited, book: Rulebook) -> Iterator[LinkLine]:
    for source_id, told in cited.items():
        yield LinkLine(
            describe_source(book.sources[source_id]),
            _each(relation for relation, _ in told),
            _each(clause for _, clause in told if clause),
        )


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _cited_in(basis: Basis, book: Rulebook) -> str:
    """The clause of another letter that names this document."""
    letter = book.sources[basis.source]
    return f"{letter.issue_number or letter.title} {basis.clause}引用"


def _rests(source: Source, book: Rulebook, day: dt.date) -> Iterator[RestLine]:
    """Provisions by id; `citing` counts too: the clause of another letter that names this one."""
    for _, provision in sorted(book.provisions.items()):
        clauses = _each(
            one.clause if one.source == source.id else _cited_in(one, book)
            for entry in provision.values
            for one in entry.basis
            if source.id in {one.source, one.citing}
        )
        if clauses:
            yield RestLine(provision.id, provision.name, clauses, standing_on(provision, book, day))
