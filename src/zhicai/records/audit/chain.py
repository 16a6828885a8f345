"""Append to the audit chain, and check it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from zhicai.records.audit.models import AuditEvent

FIRST_HASH = "0" * 64


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


def hash_entry(sequence: int, previous_hash: str, content: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON of the entry, its number and the hash before it."""
    body = {"sequence": sequence, "previous_hash": previous_hash, **content}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def record(entry: Entry) -> AuditEvent:
    """Append one entry; call inside the transaction of the act that it tells of."""
    last = AuditEvent.objects.order_by("-sequence").first()
    sequence = last.sequence + 1 if last else 1
    previous_hash = last.hash if last else FIRST_HASH
    content = {**asdict(entry), "at": instant_text(entry.at), "fields": dict(entry.fields)}
    return AuditEvent.objects.create(
        **{**content, "at": entry.at},
        sequence=sequence,
        previous_hash=previous_hash,
        hash=hash_entry(sequence, previous_hash, content),
    )


def instant_text(instant: dt.datetime) -> str:
    """UTC, to the microsecond, always of one length."""
    return instant.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def find_break(events: Iterable[AuditEvent]) -> int | None:
    """The sequence number of the first entry that does not follow, or None."""
    previous_hash, expected = FIRST_HASH, 1
    for event in events:
        content = {
            "at": instant_text(event.at),
            **{name: getattr(event, name) for name in CONTENT_NAMES},
        }
        sound = hash_entry(event.sequence, previous_hash, content) == event.hash
        if event.sequence != expected or event.previous_hash != previous_hash or not sound:
            return event.sequence
        previous_hash, expected = event.hash, expected + 1
    return None


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
