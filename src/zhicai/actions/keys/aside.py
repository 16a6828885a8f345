"""What lies sealed outside the tables of facts: files of drafts, and what sessions keep."""

from base64 import b64decode, b64encode
from contextlib import suppress
from typing import Any

from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from zhicai.actions.drafts.keep import store
from zhicai.actions.keys.sealed import Keys, is_under, reseal
from zhicai.records.drafts.seal import PURPOSE as DRAFT
from zhicai.records.factors.seal import PURPOSE as FACTOR

LEAST = 28  # nonce and tag alone


def reseal_files(keys: Keys) -> int:
    """What was read of uploads, one file after another; those under the first key stay."""
    kept = store()
    count = 0
    for draft, file in kept.list_read():
        content = kept.find_read(draft, file)
        if content is None or is_under(content, key=keys[0], purpose=DRAFT):
            continue
        with suppress(InvalidTag):
            kept.keep_read(draft, file, reseal(content, keys=keys, key=keys[0], purpose=DRAFT))
            count += 1
    return count


def reseal_sessions(keys: Keys) -> int:
    """Forms that wait for their holder, and keys on their way into an app."""
    count = 0
    for session in Session.objects.iterator():
        found = session.get_decoded()
        changed = _changed(found, keys)
        if changed != found:
            store_of = SessionStore(session.session_key)
            Session.objects.filter(pk=session.pk).update(session_data=store_of.encode(changed))
            count += 1
    return count


def _changed(value: Any, keys: Keys) -> Any:
    if isinstance(value, dict):
        return {name: _changed(one, keys) for name, one in value.items()}
    return _reseal_text(value, keys) if isinstance(value, str) else value


def _reseal_text(text: str, keys: Keys) -> str:
    """A text that is sealed and not under the first key; any other one as it is."""
    for purpose, read, write in (
        (DRAFT, lambda told: b64decode(told, validate=True), lambda done: b64encode(done).decode()),
        (FACTOR, bytes.fromhex, bytes.hex),
    ):
        try:
            sealed = read(text)
            if len(sealed) <= LEAST or is_under(sealed, key=keys[0], purpose=purpose):
                continue
            return str(write(reseal(sealed, keys=keys, key=keys[0], purpose=purpose)))
        except (ValueError, InvalidTag):
            continue
    return text


def count_closed_files(key: bytes) -> int:
    """Files that this key alone does not open."""
    kept = store()
    contents = (kept.find_read(draft, file) for draft, file in kept.list_read())
    return sum(
        not is_under(content, key=key, purpose=DRAFT) for content in contents if content is not None
    )
