"""What to ask about a book that cannot be read without an answer: the kind of file, its columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.catalogue import all_layouts, vocabulary
from zhicai.exchange.layouts.choosing import (
    LEAST_RECOGNISED,
    Attempt,
    attempts_on,
    choose,
    label_of,
    rivals_of,
    samples_of,
)
from zhicai.exchange.layouts.fields import Field
from zhicai.exchange.layouts.headers import Header
from zhicai.exchange.layouts.matching import MOSTLY, Told, readable
from zhicai.exchange.layouts.parsers import text_of
from zhicai.exchange.layouts.questions import doubtful
from zhicai.exchange.layouts.tables import Table, tables_in
from zhicai.exchange.sheets.model import Book

ASKABLE = frozenset(
    f"layout.{name}"
    for name in ("unknown", "ambiguous", "column_missing", "column_uncertain", "column_twice")
)
LIKELY_LAYOUTS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a column may mean; `is_twice`: another column could be it as well."""

    field: str
    label: str
    is_likely: bool
    is_twice: bool = False


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """One column; `is_needed`: the file is of no use while nobody says what it is."""

    sheet: str
    cell: str
    header: str
    samples: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    is_needed: bool


@dataclass(slots=True)
class Asked:
    """All questions about one book at once; `lacks` is what none of its columns can be.

    `nearest` is the layout that the book probably is.
    """

    nearest: str = ""
    layouts: list[tuple[str, str, bool]] = field(default_factory=list)
    columns: list[AskedColumn] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)


def ask_about(
    book: Book, *, maps: Mapping[str, str], memory: Mapping[str, str], only: str | None = None
) -> Asked:
    """Everything that keeps a book from being read, and what is doubtful besides."""
    told = Told.of(maps, memory, only)
    known = vocabulary().also((*told.maps, *told.memory))
    asked = Asked()
    tables = [table for sheet in book.sheets for table in tables_in(sheet, known)]
    for table in tables:
        _ask_about_table(table, told, asked)
    if not tables:
        asked.layouts = [(layout.name, layout.title, False) for layout in all_layouts()]
    return asked


def fingerprint(book: Book) -> str:
    """A text that all books with these headers share, and no other."""
    known = vocabulary()
    told = []
    for sheet in book.sheets:
        tables = tables_in(sheet, known)
        told += [header.text for table in tables for header in table.headers if header.is_named]
        if not tables and sheet.lines:
            told += [text_of(value) for value in sheet.lines[0].values]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()


def _ask_about_table(table: Table, told: Told, asked: Asked) -> None:
    try:
        attempt = choose(table, told=told)
    except Refused as refused:
        nearest = _nearest(table, told)
        asked.nearest = asked.nearest or nearest.layout.name
        is_of_kind = told.only is not None and not nearest.matching.is_forbidden
        if is_of_kind or refused.code not in {"layout.unknown", "layout.ambiguous"}:
            _ask_for_needs(nearest, asked)
        else:
            anything = attempts_on(table, told=replace(told, only=None))
            _ask_for_layout(anything, refused, asked)
        return
    asked.columns += optional_columns(attempt)


def _nearest(table: Table, told: Told) -> Attempt:
    return max(attempts_on(table, told=told), key=lambda attempt: attempt.nearness)


def _ask_for_layout(attempts: Iterable[Attempt], refused: Refused, asked: Asked) -> None:
    """Every layout there is, the likely ones first."""
    named = refused.details.get("layouts", "").split("、")
    ranked = sorted(attempts, key=lambda attempt: attempt.nearness, reverse=True)
    for at, attempt in enumerate(ranked):
        is_near = at < LIKELY_LAYOUTS and attempt.matching.recognised >= LEAST_RECOGNISED
        is_likely = attempt.layout.name in named if refused.code == "layout.ambiguous" else is_near
        told = (attempt.layout.name, attempt.layout.title, is_likely)
        if attempt.layout.name not in {name for name, _, _ in asked.layouts}:
            asked.layouts.append(told)
    asked.layouts.sort(key=lambda one: not one[2])


def _ask_for_needs(attempt: Attempt, asked: Asked) -> None:
    """The columns that may be what is lacking: likely ones by name, others by their values."""
    found: dict[Header, dict[str, Candidate]] = {}
    for need in attempt.lacking:
        rivals = list(_by_name(attempt, need)) or list(_by_values(attempt, need))
        if not rivals:
            asked.lacks.append(label_of(attempt.layout, need))
        for header, candidate in rivals:
            found.setdefault(header, {}).setdefault(candidate.field, candidate)
    for header, candidates in found.items():
        asked.columns.append(
            _column(attempt, header, candidates=candidates.values(), is_needed=True)
        )
    asked.columns += [
        one for one in optional_columns(attempt) if one.cell not in _cells(asked, one.sheet)
    ]


def _cells(asked: Asked, sheet: str) -> set[str]:
    return {one.cell for one in asked.columns if one.sheet == sheet}


Need = tuple[tuple[str, ...], ...]


def _by_name(attempt: Attempt, need: Need) -> Iterator[tuple[Header, Candidate]]:
    for some, headers, is_twice in rivals_of(attempt, need):
        for header in headers:
            yield header, Candidate(some.name, some.label, is_likely=True, is_twice=is_twice)


def _by_values(attempt: Attempt, need: Need) -> Iterator[tuple[Header, Candidate]]:
    """Any column left over whose values the field can read."""
    names = dict.fromkeys(name for some in need for name in some)
    missing = [name for name in names if name not in attempt.matching.matches]
    for header in attempt.matching.left:
        samples = attempt.table.samples(header.index)
        for name in missing:
            some = attempt.layout.get_field(name)
            if header.is_named and samples and readable(some, samples) >= MOSTLY * len(samples):
                yield header, Candidate(some.name, some.label, is_likely=False)


def optional_columns(attempt: Attempt) -> list[AskedColumn]:
    """Columns that may mean something which the layout can do without."""
    return [
        _column(attempt, header, candidates=[_optional(attempt, some, header)], is_needed=False)
        for some, header in doubtful(attempt)
    ]


def _optional(attempt: Attempt, some: Field, header: Header) -> Candidate:
    is_twice = header in attempt.matching.twice.get(some.name, ())
    return Candidate(some.name, some.label, is_likely=True, is_twice=is_twice)


def _column(
    attempt: Attempt, header: Header, *, candidates: Iterable[Candidate], is_needed: bool
) -> AskedColumn:
    shown = tuple(candidates)
    return AskedColumn(
        sheet=attempt.table.sheet.name,
        cell=attempt.table.cell(header),
        header=header.text,
        samples=samples_of(attempt.table, header, key=shown[0].field),
        candidates=shown,
        is_needed=is_needed,
    )
