"""The rulebook in use: what is in force on a day, and where each value stands."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from zhicai.core.rules.coverage import CoverageRow, Registers
from zhicai.core.rules.provision import DatedValue, Provision
from zhicai.core.rules.source import Relation, Source
from zhicai.core.rules.value_words import ValueWords


class NotInForce(LookupError):
    """No entry of this provision covers that day."""

    def __init__(self, provision_id: str, as_of: dt.date) -> None:
        super().__init__(f"{provision_id} {as_of.isoformat()}")
        self.provision_id = provision_id
        self.as_of = as_of


class Unpublished(NotInForce):
    """The authority has not published the value of that day; `gap` is its number, if it has one."""

    def __init__(self, provision_id: str, as_of: dt.date, gap: str | None) -> None:
        super().__init__(provision_id, as_of)
        self.gap = gap


class UnknownProvision(KeyError):
    """No provision bears this id."""


@dataclass(frozen=True)
class Rulebook:
    """Provisions and sources by id, coverage rows in order, and a hash of all that was read.

    `judging_version` is a hash of what verdicts can rest on: what is kept under one stays good
    when only a source, a coverage row or a word was added.
    """

    provisions: Mapping[str, Provision]
    sources: Mapping[str, Source]
    coverage: tuple[CoverageRow, ...]
    version: str
    registers: Registers | None = field(default=None)
    words: ValueWords | None = field(default=None)
    judging_version: str = field(default="")

    def get_provision(self, provision_id: str) -> Provision:
        try:
            return self.provisions[provision_id]
        except KeyError:
            raise UnknownProvision(provision_id) from None

    def in_force(self, provision_id: str, as_of: dt.date) -> DatedValue | None:
        """The entry that covers the day; it may be a gap instead of a value."""
        return self.get_provision(provision_id).in_force(as_of)

    def value(self, provision_id: str, as_of: dt.date) -> Any:
        """The value of that day.

        Raises Unpublished where the authority is still to publish it, NotInForce where nothing
        applied. Neither is ever read as zero.
        """
        provision = self.get_provision(provision_id)
        entry = provision.in_force(as_of)
        if entry is None and not provision.values and provision.unpublished:
            raise Unpublished(provision_id, as_of, provision.unpublished[0].id)
        if entry is None:
            raise NotInForce(provision_id, as_of)
        if entry.unpublished is not None:
            raise Unpublished(provision_id, as_of, entry.unpublished)
        return entry.value

    def find_value(self, provision_id: str, as_of: dt.date) -> Any | None:
        """The value of that day, or None where `value` would refuse."""
        try:
            return self.value(provision_id, as_of)
        except NotInForce:
            return None

    def relay_chain(self, source_id: str) -> tuple[Source, ...]:
        """The letters that passed a document on, nearest to it first.

        人事總處 → 部 → 署: each one relays a document of this chain that stands before it.
        """
        chain: list[Source] = []
        reached, news = {source_id}, [source_id]
        while news:
            found = {
                source.id: source
                for known in news
                for source in self._relaying.get(known, ())
                if source.id not in reached
            }
            news = list(found)
            reached |= found.keys()
            chain += sorted(
                found.values(), key=lambda source: (source.issued_on or dt.date.max, source.id)
            )
        return tuple(chain)

    @cached_property
    def _relaying(self) -> Mapping[str, tuple[Source, ...]]:
        """The letters that pass a document on, by the document; pages ask for it often."""
        found: dict[str, tuple[Source, ...]] = {}
        for source in self.sources.values():
            for citation in source.cites:
                if citation.relation is Relation.RELAY:
                    found[citation.source] = (*found.get(citation.source, ()), source)
        return found
