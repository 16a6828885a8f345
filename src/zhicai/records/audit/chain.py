"""Append to the audit chain, and check it. The form is told in docs/audit/chain.md."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from zhicai.records.audit.models import AuditEvent, AuditHead, AuditSubject

FIRST_HASH = "0" * 64
TAIPEI = dt.timezone(dt.timedelta(hours=8))
CHUNK = 5000
SUBJECTS = "subjects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened: `action` is a dotted name, `fields` hold counts and names, never values."""

    at: dt.datetime
    actor_code: str
    action: str
    agency_code: str = ""
    on_behalf_of: str = ""
    object_key: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    request_key: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A person whom an entry concerns, and the agency where she counts at that moment."""

    person_id: int
    agency_id: int | None = None


def hash_entry(sequence: int, previous_hash: str, content: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON of the entry, its number and the hash before it."""
    body = {"sequence": sequence, "previous_hash": previous_hash, **content}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def hash_subjects(people: Iterable[int]) -> str:
    """SHA-256 over the keys of the people in rising order, each on a line of its own."""
    text = "".join(f"{person}\n" for person in sorted(people))
    return hashlib.sha256(text.encode()).hexdigest()


def record(entry: Entry, subjects: Sequence[Subject] = ()) -> AuditEvent:
    """Append one entry; call inside the transaction of the act that it tells of."""
    last = AuditEvent.objects.order_by("-sequence").first()
    sequence = last.sequence + 1 if last else 1
    previous_hash = last.hash if last else FIRST_HASH
    if last:
        _keep_head(last, entry.at)
    content = {**asdict(entry), "at": instant_text(entry.at), "fields": _sealed(entry, subjects)}
    refuse_fractions(content["fields"])
    kept = AuditEvent.objects.create(
        **{**content, "at": entry.at},
        sequence=sequence,
        previous_hash=previous_hash,
        hash=hash_entry(sequence, previous_hash, content),
    )
    AuditSubject.objects.bulk_create(
        (
            AuditSubject(sequence=sequence, person_id=one.person_id, agency_id=one.agency_id)
            for one in subjects
        ),
        batch_size=CHUNK,
    )
    return kept


def _sealed(entry: Entry, subjects: Sequence[Subject]) -> dict[str, Any]:
    if not subjects:
        return dict(entry.fields)
    seal = hash_subjects(one.person_id for one in subjects)
    return {**entry.fields, SUBJECTS: {"count": len(subjects), "hash": seal}}


def refuse_fractions(value: Any) -> None:
    """Databases write a fraction in more than one way: the canonical form has none."""
    if isinstance(value, float):
        raise TypeError("the fields of an entry hold no fractions")
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            refuse_fractions(one)


def _keep_head(last: AuditEvent, at: dt.datetime) -> None:
    """The day of the last entry is over: from now on its head stands by itself."""
    if day_of(last.at) < day_of(at):
        head = AuditHead(day=day_of(last.at), sequence=last.sequence, hash=last.hash)
        AuditHead.objects.bulk_create([head], ignore_conflicts=True)


def day_of(instant: dt.datetime) -> dt.date:
    """The day of Taipei on which the instant lies."""
    return instant.astimezone(TAIPEI).date()


def instant_text(instant: dt.datetime) -> str:
    """UTC, to the microsecond, always of one length."""
    return instant.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def find_break(events: Iterable[AuditEvent]) -> int | None:
    """The sequence number of the first entry that does not follow, or None."""
    previous_hash, expected = FIRST_HASH, 1
    for event in events:
        sound = hash_entry(event.sequence, previous_hash, content_of(event)) == event.hash
        if event.sequence != expected or event.previous_hash != previous_hash or not sound:
            return event.sequence
        previous_hash, expected = event.hash, expected + 1
    return None


def content_of(event: AuditEvent) -> dict[str, Any]:
    """What the hash covers beside the number and the hash before it."""
    texts = {name: getattr(event, name) for name in CONTENT_NAMES}
    return {"at": instant_text(event.at), **texts}


CONTENT_NAMES = (
    "actor_code",
    "action",
    "agency_code",
    "on_behalf_of",
    "object_key",
    "fields",
    "reason",
    "request_key",
)
