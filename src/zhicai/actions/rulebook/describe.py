"""Provisions as plain lines: the value of a day, and the documents it rests on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from zhicai.actions.rulebook.value_parts import Part, say_value
from zhicai.basics.dates import format_roc
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.provision import Basis, DatedValue, Provision
from zhicai.core.rules.source import Source, TextState

OWN_DEFAULTS = "zhicai-defaults"
State = Literal["in_force", "unpublished", "not_in_force"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A document by the marks that an officer looks for."""

    id: str
    title: str
    issuer: str
    kind: str
    issue_number: str | None
    issued_on: dt.date | None
    is_held: bool

    @property
    def is_default(self) -> bool:
        """Our own reading where no authority has said anything: no letter, no wording to import."""
        return self.id == OWN_DEFAULTS

    @property
    def line(self) -> str:
        """Issuer, date, number and kind, as one cites a letter."""
        day = "日期不明" if self.issued_on is None else format_roc(self.issued_on)
        if self.issue_number is None:
            return f"{self.issuer}「{self.title}」"
        return f"{self.issuer} {day} {self.issue_number}{self.kind}"


@dataclass(frozen=True, slots=True)
class BasisLine:
    """The clause behind a value, what that clause cites, and the letters that passed it on."""

    source: SourceLine
    clause: str
    citing: SourceLine | None
    relayed_by: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One entry of a provision's history."""

    in_force_from: dt.date
    in_force_until: dt.date | None
    value: Any
    said: Part
    unpublished: str | None
    note: str | None
    set_by: str | None
    basis: tuple[BasisLine, ...]

    @property
    def span(self) -> str:
        return span_words(self.in_force_from, self.in_force_until)


def span_words(start: dt.date, until: dt.date | None) -> str:
    """From when, and until when if that is known."""
    first = format_roc(start)
    return f"{first} 起" if until is None else f"{first} 至 {format_roc(until)}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a provision says on one day."""

    state: State
    entry: ValueLine | None

    @property
    def value(self) -> Any:
        return None if self.entry is None else self.entry.value


def standing_on(provision: Provision, book: Rulebook, as_of: dt.date) -> Standing:
    """In force with its value, still to be published, or not in force on that day."""
    entry = provision.in_force(as_of)
    if entry is None:
        is_gap = not provision.values and bool(provision.unpublished)
        return Standing("unpublished" if is_gap else "not_in_force", None)
    state: State = "unpublished" if entry.unpublished else "in_force"
    return Standing(state, describe_value(entry, provision.unit, book))


def describe_value(entry: DatedValue, unit: str | None, book: Rulebook) -> ValueLine:
    return ValueLine(
        in_force_from=entry.in_force_from,
        in_force_until=entry.in_force_until,
        value=entry.value,
        said=say_value(entry.value, unit, book),
        unpublished=entry.unpublished,
        note=entry.note,
        set_by=None if entry.set_by is None else entry.set_by.agency_name,
        basis=tuple(_describe_basis(basis, book) for basis in entry.basis),
    )


def _describe_basis(basis: Basis, book: Rulebook) -> BasisLine:
    chain = book.relay_chain(basis.source)
    return BasisLine(
        source=describe_source(book.sources[basis.source]),
        clause=basis.clause,
        citing=None if basis.citing is None else describe_source(book.sources[basis.citing]),
        relayed_by=tuple(describe_source(source) for source in chain),
    )


def describe_source(source: Source) -> SourceLine:
    return SourceLine(
        id=source.id,
        title=source.title,
        issuer=source.issuer,
        kind=source.kind,
        issue_number=source.issue_number,
        issued_on=source.issued_on,
        is_held=source.text is TextState.HELD,
    )
