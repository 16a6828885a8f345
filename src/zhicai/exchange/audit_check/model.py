"""Entries as they lie in a store, and what is wrong with them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Row(NamedTuple):
    """One entry; `fields` is JSON in canonical form, `people` the keys beside it, if known."""

    sequence: int
    at: str
    actor_code: str
    on_behalf_of: str
    agency_code: str
    action: str
    object_key: str
    fields: str
    reason: str
    request_key: str
    previous_hash: str
    hash: str
    people: tuple[int, ...] | None = None


class Head(NamedTuple):
    """What is known of the chain from elsewhere; `hash` may be only its beginning."""

    sequence: int | None
    hash: str


class Damage(StrEnum):
    """What was done to the chain, as far as it can be told."""

    EDITED = "edited"
    REHASHED = "rehashed"
    DELETED = "deleted"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    REPLACED = "replaced"
    SUBJECTS = "subjects"


@dataclass(frozen=True, slots=True)
class Finding:
    """One damage and where: from the first to the last number concerned."""

    damage: Damage
    first: int
    last: int


@dataclass(slots=True)
class Result:
    """`count` entries were read; the chain ends with `head`."""

    count: int = 0
    head: Head | None = None
    floor: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings
