"""Whatever one rulebook file says about another must exist there."""

from collections import Counter
from collections.abc import Iterable, Iterator

from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.coverage import Registers
from zhicai.core.rules.faults import Fault
from zhicai.core.rules.provision import Doubt, Gap, Provision
from zhicai.core.rules.source import Source
from zhicai.core.rules.value_words import unnamed


def find_broken_links(book: Rulebook) -> list[Fault]:
    """Every reference to a missing source, provision, row, screen or number."""
    faults: list[Fault] = []
    for provision in book.provisions.values():
        faults += _provision_links(provision, book)
    for source in book.sources.values():
        faults += _source_links(source, book)
    faults += _coverage_links(book)
    if book.registers is not None:
        faults += _number_links(book, book.registers)
    return faults


def _fault(path: str, line: int, code: str, **details: str) -> Fault:
    return Fault(path, line, f"rulebook.{code}", details)


def _provision_links(provision: Provision, book: Rulebook) -> Iterator[Fault]:
    path = provision.path
    for entry in provision.values:
        for basis in entry.basis:
            for source in filter(None, (basis.source, basis.citing)):
                if source not in book.sources:
                    yield _fault(path, basis.line, "unknown_source", seen=source)
    for related in provision.related:
        if related not in book.provisions:
            yield _fault(path, provision.line, "unknown_provision", seen=related)
    yield from _doubt_links(path, provision.doubts, book)
    yield from _overlay_links(provision, book)


def _overlay_links(provision: Provision, book: Rulebook) -> Iterator[Fault]:
    """The least value of a field stands elsewhere; every key and code has a name."""
    rule = provision.overlay
    for one in rule.fields if rule is not None else ():
        if one.not_below is not None and one.not_below not in book.provisions:
            yield _fault(provision.path, provision.line, "unknown_provision", seen=one.not_below)
    for line, word in unnamed(provision, book.words) if book.words is not None else ():
        yield _fault(provision.path, line, "key_unnamed", seen=word)


def _source_links(source: Source, book: Rulebook) -> Iterator[Fault]:
    for citation in source.cites:
        if citation.source not in book.sources:
            yield _fault(source.path, citation.line, "unknown_source", seen=citation.source)
    if book.registers is not None and source.kind not in book.registers.document_kinds:
        known = " ".join(book.registers.document_kinds)
        yield _fault(
            source.path, source.line, "unknown_word", key="kind", seen=source.kind, known=known
        )
    yield from _doubt_links(source.path, source.doubts, book)


def _doubt_links(path: str, doubts: Iterable[Doubt], book: Rulebook) -> Iterator[Fault]:
    for doubt in doubts:
        for place in doubt.places:
            if place.source not in book.sources:
                yield _fault(path, doubt.line, "unknown_source", seen=place.source)


def _coverage_links(book: Rulebook) -> Iterator[Fault]:
    rows = {row.id for row in book.coverage}
    for row in book.coverage:
        for provision in row.provisions:
            if provision not in book.provisions:
                yield _fault(row.path, row.line, "unknown_provision", seen=provision)
        for other in row.equals:
            if other not in rows or other == row.id:
                yield _fault(row.path, row.line, "unknown_row", row=row.id, seen=other)
        for screen in row.screens:
            if book.registers is not None and screen not in book.registers.screens:
                known = " ".join(book.registers.screens)
                yield _fault(row.path, row.line, "unknown_screen", seen=screen, known=known)


def _number_links(book: Rulebook, registers: Registers) -> Iterator[Fault]:
    seen = Counter(row.id for row in book.coverage)
    rows = set(registers.coverage)
    for row in book.coverage:
        if row.id not in rows:
            yield _fault(row.path, row.line, "unknown_number", seen=row.id)
        if seen[row.id] > 1:
            yield _fault(row.path, row.line, "double_row", row=row.id)
    known = {*registers.unpublished, *registers.conflicts}
    for holder in _holders(book):
        numbered: list[Gap | Doubt] = [*holder.unpublished, *holder.doubts]
        for item in numbered:
            if item.id is not None and item.id not in known:
                yield _fault(holder.path, item.line, "unknown_number", seen=item.id)


def _holders(book: Rulebook) -> list[Provision | Source]:
    return [*book.provisions.values(), *book.sources.values()]


def find_missing_numbers(book: Rulebook) -> list[Fault]:
    """Rows, unpublished things and conflicts of the registers that no file deals with yet.

    An unpublished thing must stand on a provision; a conflict may be a doubt of a source too.
    """
    registers = book.registers
    if registers is None:
        return []
    rows = {row.id for row in book.coverage}
    gaps = {gap.id for provision in book.provisions.values() for gap in provision.unpublished}
    doubts = {doubt.id for holder in _holders(book) for doubt in holder.doubts}
    runs = (
        (registers.coverage, rows),
        (registers.unpublished, gaps),
        (registers.conflicts, doubts),
    )
    return [
        _fault(registers.path, 1, "number_missing", number=number)
        for run, seen in runs
        for number in run
        if number not in seen
    ]
