"""Secrets of sign-in methods at rest, encrypted with the installation's key; codes only hashed."""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
PURPOSE = b"factor"


def seal(content: bytes) -> bytes:
    """AES-256-GCM with a fresh nonce in front, bound to sign-in methods."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(settings.NATIONAL_ID_KEY).encrypt(nonce, content, PURPOSE)


def unseal(sealed: bytes | memoryview) -> bytes:
    """The secret in clear; raises InvalidTag where the key is another one."""
    whole = bytes(sealed)
    nonce, body = whole[:NONCE_BYTES], whole[NONCE_BYTES:]
    return AESGCM(settings.NATIONAL_ID_KEY).decrypt(nonce, body, PURPOSE)


def hash_code(account_key: int, code: str) -> str:
    """Keyed SHA-256 of a recovery code, bound to its account."""
    told = f"recovery:{account_key}:{code}".encode()
    return hmac.new(settings.SEARCH_KEY, told, hashlib.sha256).hexdigest()


def handle_of(account_key: int) -> bytes:
    """What a device knows the account by: tells nothing of it, always the same."""
    told = f"passkey:{account_key}".encode()
    return hmac.new(settings.SEARCH_KEY, told, hashlib.sha256).digest()
