"""Texts and whole files of a draft at rest: they may hold IDs, so they are encrypted like them."""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
PURPOSE = b"draft"


def seal(content: bytes) -> bytes:
    """AES-256-GCM with a fresh nonce in front, bound to drafts."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(settings.NATIONAL_ID_KEY).encrypt(nonce, content, PURPOSE)


def unseal(sealed: bytes) -> bytes:
    """The content in clear; raises InvalidTag where the key is another one."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(settings.NATIONAL_ID_KEY).decrypt(nonce, body, PURPOSE)


def seal_text(text: str) -> bytes:
    return seal(text.encode())


def unseal_text(sealed: bytes | memoryview) -> str:
    return unseal(bytes(sealed)).decode()
