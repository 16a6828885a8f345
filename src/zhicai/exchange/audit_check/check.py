"""Walk the chain once, then name each damage with its place."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from zhicai.exchange.audit_check.canonical import FIRST_HASH, hash_of, seal_of
from zhicai.exchange.audit_check.model import Damage, Finding, Head, Result, Row

NEAR = 50  # how far a number is looked for from where it stands, when entries came or went
FEW = 200  # of damaged entries are compared with one another
MOST = 1000  # damaged entries are named; the rest is counted
PRUNED = "audit.pruned"
SUBJECTS = "subjects"
SUBJECTS_KEY = f'"{SUBJECTS}"'  # the canonical form writes it so wherever it is a key


@dataclass(slots=True)
class Suspects:
    """What the walk met; nothing is explained yet."""

    broken: list[Row] = field(default_factory=list)
    loose: list[tuple[Row, Row]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    pruned: set[tuple[int, str]] = field(default_factory=set)
    heads: dict[int, str] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)


def check(rows: Iterable[Row], heads: Sequence[Head] = (), *, is_excerpt: bool = False) -> Result:
    """`heads` are known from elsewhere; an excerpt may leave entries out."""
    result, seen = Result(), Suspects()
    wanted = {head.sequence for head in heads if head.sequence is not None}
    hashes = {head.hash for head in heads if head.sequence is None}
    first = before = None
    for row in rows:
        result.count += 1
        first = first or row
        if hash_of(row, row.sequence, row.previous_hash) != row.hash:
            seen.broken.append(row)
            del seen.broken[MOST:]
        elif before is not None and not _follows(row, before, seen=seen, is_excerpt=is_excerpt):
            seen.loose.append((before, row))
        _look_beside(row, seen)
        if row.sequence in wanted:
            seen.heads[row.sequence] = row.hash
        if row.hash in hashes:
            seen.hashes.add(row.hash)
        before = row
    if first is not None and before is not None:
        result.head = Head(before.sequence, before.hash)
        if not is_excerpt:
            _check_beginning(first, seen, result)
    _check_heads(heads, seen, result)
    found = {*seen.findings, *result.findings, *_explain(seen)}
    result.findings = sorted(found, key=lambda one: (one.first, one.last))
    return result


def _look_beside(row: Row, seen: Suspects) -> None:
    """Whom it concerns, and whether it tells of a beginning that was cut."""
    if row.people is not None and (row.people or SUBJECTS_KEY in row.fields):
        _check_seal(row, seen)
    if row.action == PRUNED:
        seen.pruned |= _floor_of(row)


def _follows(row: Row, before: Row, *, seen: Suspects, is_excerpt: bool) -> bool:
    """Whether number and hash go on from the entry before it."""
    expected = before.sequence + 1
    if row.sequence > expected:
        if not is_excerpt:
            seen.findings.append(Finding(Damage.DELETED, expected, row.sequence - 1))
        return True
    if row.sequence < expected:
        seen.findings.append(Finding(Damage.REORDERED, row.sequence, row.sequence))
        return True
    return row.previous_hash == before.hash


def _check_seal(row: Row, seen: Suspects) -> None:
    """The list beside the entry must be the one that the entry seals."""
    told = sealed(row.fields)
    if (told or row.people) and told != seal_of(row.people or ()):
        seen.findings.append(Finding(Damage.SUBJECTS, row.sequence, row.sequence))


def sealed(fields: str) -> str:
    told = read(fields).get(SUBJECTS)
    return str(told.get("hash", "")) if isinstance(told, dict) else ""


def read(fields: str) -> dict[str, Any]:
    try:
        found = json.loads(fields)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _floor_of(row: Row) -> set[tuple[int, str]]:
    told = read(row.fields)
    until, last = told.get("until"), told.get("hash")
    return {(until, last)} if isinstance(until, int) and isinstance(last, str) else set()


def _check_beginning(first: Row, seen: Suspects, result: Result) -> None:
    """It begins with the first entry, or where a later entry says that it was cut."""
    result.floor = first.sequence - 1
    if first.sequence > 1 and (result.floor, first.previous_hash) not in seen.pruned:
        result.findings.append(Finding(Damage.DELETED, 1, result.floor))
    if first.sequence == 1 and first.previous_hash != FIRST_HASH:
        result.findings.append(Finding(Damage.EDITED, 1, 1))


def _check_heads(heads: Sequence[Head], seen: Suspects, result: Result) -> None:
    last = result.head.sequence if result.head and result.head.sequence is not None else 0
    for head in heads:
        if head.sequence is None:
            if head.hash not in seen.hashes:
                result.findings.append(Finding(Damage.TRUNCATED, last + 1, last + 1))
        elif head.sequence > last:
            result.findings.append(Finding(Damage.TRUNCATED, last + 1, head.sequence))
        elif not seen.heads.get(head.sequence, head.hash).startswith(head.hash):
            result.findings.append(Finding(Damage.REPLACED, head.sequence, head.sequence))


def _explain(seen: Suspects) -> Iterator[Finding]:
    """Swapped with another, pushed along by others, or edited."""
    swapped = list(_swapped(seen.broken)) if len(seen.broken) <= FEW else []
    yield from swapped
    explained = {number for one in swapped for number in (one.first, one.last)}
    yield from _pushed([row for row in seen.broken if row.sequence not in explained])
    yield from _loose_ends(seen)


def _swapped(broken: Sequence[Row]) -> Iterator[Finding]:
    for one, other in combinations(broken, 2):
        if _is_swapped(one, other):
            yield Finding(Damage.SWAPPED, one.sequence, other.sequence)


def _pushed(broken: Sequence[Row]) -> Iterator[Finding]:
    """Numbers that were raised or lowered tell of entries put in or taken out before them."""
    shift = 0
    for row in broken:
        found = _shift_of(row, shift)
        if found is None:
            yield Finding(Damage.EDITED, row.sequence, row.sequence)
        elif found > shift:
            yield Finding(Damage.INSERTED, row.sequence - (found - shift), row.sequence - 1)
        elif found < shift:
            yield Finding(Damage.DELETED, row.sequence, row.sequence)
        shift = shift if found is None else found


def _is_swapped(one: Row, other: Row) -> bool:
    """The two bear each other's content, with or without the hashes that belong to it."""
    whole = (
        hash_of(one, other.sequence, one.previous_hash) == one.hash
        and hash_of(other, one.sequence, other.previous_hash) == other.hash
    )
    return whole or (
        hash_of(one, other.sequence, other.previous_hash) == other.hash
        and hash_of(other, one.sequence, one.previous_hash) == one.hash
    )


def _shift_of(row: Row, shift: int) -> int | None:
    """By how much its number was raised since it was hashed; None: not by a number near by."""
    for step in range(NEAR + 1):
        for raised in (shift + step, shift - step):
            if raised and hash_of(row, row.sequence - raised, row.previous_hash) == row.hash:
                return raised
    return None


def _loose_ends(seen: Suspects) -> Iterator[Finding]:
    """The entry is whole, but the one before it is not the one that it followed."""
    broken = {row.sequence for row in seen.broken}
    for before, row in seen.loose[:MOST]:
        if before.sequence in broken:
            continue
        if row.sequence - 1 in broken or _was_put_in(before, seen):
            continue
        yield Finding(Damage.REHASHED, before.sequence, before.sequence)


def _was_put_in(before: Row, seen: Suspects) -> bool:
    return any(row.previous_hash == before.previous_hash for row in seen.broken)
