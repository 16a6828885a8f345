"""The canonical form of an entry, written down a second time, after docs/audit/chain.md alone."""

import hashlib
import json
from collections.abc import Iterable
from json.encoder import encode_basestring
from typing import Any

from zhicai.exchange.audit_check.model import Row

FIRST_HASH = "0" * 64
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def canonical_json(value: Any) -> str:
    """Keys in order of their code points, no blanks, no escapes but those that JSON asks for."""
    return _ENCODER.encode(value)


def text_of(row: Row, sequence: int, previous_hash: str) -> str:
    """The keys in their order; what holds no sign of its own needs no encoder."""
    quote = encode_basestring
    _, at, actor, principal, agency, action, key, fields, reason, request, *_ = row
    return (
        f'{{"action":{quote(action)},"actor_code":{quote(actor)},'
        f'"agency_code":{quote(agency)},"at":"{at}","fields":{fields},'
        f'"object_key":{quote(key)},"on_behalf_of":{quote(principal)},'
        f'"previous_hash":{quote(previous_hash)},"reason":{quote(reason)},'
        f'"request_key":{quote(request)},"sequence":{sequence}}}'
    )


def hash_of(row: Row, sequence: int, previous_hash: str) -> str:
    text = text_of(row, sequence, previous_hash)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_of(people: Iterable[int]) -> str:
    """The seal over the people whom an entry concerns."""
    text = "".join(f"{person}\n" for person in sorted(people))
    return hashlib.sha256(text.encode()).hexdigest()
