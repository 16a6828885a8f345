"""AES-256-GCM with a fresh nonce in front; a purpose binds what is sealed to its use."""

import os
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def seal_bytes(content: bytes, *, key: bytes, purpose: bytes | None = None) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, purpose)


def unseal_bytes(
    sealed: bytes | memoryview, *, keys: Iterable[bytes], purpose: bytes | None = None
) -> bytes:
    """What one of the keys opens; raises InvalidTag where none does."""
    whole = bytes(sealed)
    nonce, body = whole[:NONCE_BYTES], whole[NONCE_BYTES:]
    for key in keys:
        try:
            return AESGCM(key).decrypt(nonce, body, purpose)
        except (InvalidTag, ValueError):
            continue
    raise InvalidTag
