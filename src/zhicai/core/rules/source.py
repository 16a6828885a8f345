"""What a source is: an official document, or a page that reports one, as data."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from zhicai.core.rules.provision import Doubt, Gap


class Relation(StrEnum):
    """How a document speaks of another one."""

    AMENDMENT = "amendment"
    BASIS = "basis"
    ENCLOSURE = "enclosure"
    MENTION = "mention"
    RELAY = "relay"


class Grade(StrEnum):
    """How near a source stands to the official text; A is nearest."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class TextState(StrEnum):
    """Whether the wording of the document has been taken in."""

    HELD = "held"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class SourceCitation:
    """Another document named in this one."""

    source: str
    relation: Relation
    clause: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One cited document: who issued it, when, under which number, and what it cites."""

    id: str
    title: str
    kind: str
    issuer: str
    issued_on: dt.date | None
    text: TextState
    grade: Grade
    abstract: str
    verified_on: dt.date
    verified_by: str
    joint_issuers: tuple[str, ...] = ()
    issue_number: str | None = None
    issued_on_text: str | None = None
    in_force_from: dt.date | None = None
    repealed_on: dt.date | None = None
    address: str | None = None
    addressee: str | None = None
    cites: tuple[SourceCitation, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unpublished: tuple[Gap, ...] = ()
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def relays(self, source_id: str) -> bool:
        """Whether this document passes that one on."""
        return any(
            citation.source == source_id and citation.relation is Relation.RELAY
            for citation in self.cites
        )
