"""A letter as it was read: every value with its place in the text it came from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from zhicai.basics.remarks import Remark

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value and where it stands: code points of the joined text, half-open."""

    value: Value
    start: int
    end: int


class CitationRelation(StrEnum):
    """What a cited document is to the letter; nothing is guessed from a bare mention."""

    BASIS = "basis"
    RELAY = "relay"
    ENCLOSURE = "enclosure"
    AMENDMENT = "amendment"
    CESSATION = "cessation"


@dataclass(frozen=True, slots=True)
class Citation:
    """Another official document that the text names."""

    issuer: str | None
    issued_on: dt.date | None
    issue_number: str | None
    relation: CitationRelation | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LetterItem:
    """A point of a segment; without a mark it is plain text between the segment's marks."""

    mark: str | None
    text: str
    start: int
    end: int
    items: tuple["LetterItem", ...] = ()

    def walk(self) -> Iterator["LetterItem"]:
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Segment:
    """A named part of the body and its tree of items."""

    name: str | None
    items: tuple[LetterItem, ...]
    is_basis: bool = False


@dataclass(frozen=True, slots=True)
class LetterAssignment:
    """Who is asked to do what by when; `when` is the text of a time that names no day."""

    who: str | None
    what: str
    due_on: dt.date | None
    when: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; what it does not say is None, never guessed."""

    issuer: Found[str] | None = None
    kind: Found[str] | None = None
    addressee: Found[str] | None = None
    issued_on: Found[dt.date] | None = None
    issue_number: Found[str] | None = None
    urgency: Found[str] | None = None
    secrecy: Found[str] | None = None
    subject: Found[str] | None = None
    segments: tuple[Segment, ...] = ()
    originals: tuple[Found[str], ...] = ()
    copies: tuple[Found[str], ...] = ()
    attachments: tuple[Found[str], ...] = ()
    citations: tuple[Citation, ...] = ()
    assignments: tuple[LetterAssignment, ...] = ()

    @property
    def items(self) -> tuple[LetterItem, ...]:
        """The points of the body in order; what an announcement rests on stands apart."""
        return tuple(
            item for segment in self.segments if not segment.is_basis for item in segment.items
        )


@dataclass(frozen=True, slots=True)
class EnclosedQuestion:
    code: str
    question: str
    answer: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EnclosedCard:
    code: str
    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LetterReading:
    """All that one file holds; a text without any letter has one letter that knows nothing."""

    letters: tuple[Letter, ...]
    questions: tuple[EnclosedQuestion, ...] = field(default=())
    cards: tuple[EnclosedCard, ...] = field(default=())
    notices: tuple[Remark, ...] = field(default=())
