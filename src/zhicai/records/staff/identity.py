"""A national ID at rest: encrypted to be shown again, hashed with a key to be found."""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


def hash_national_id(national_id: str) -> str:
    """Keyed SHA-256 of a normalised ID; the same ID always gives the same text."""
    return hmac.new(settings.SEARCH_KEY, national_id.encode("ascii"), hashlib.sha256).hexdigest()


def key_check() -> str:
    """A text that only both keys of this installation give."""
    joined = settings.SEARCH_KEY + settings.NATIONAL_ID_KEY
    return hmac.new(joined, b"zhicai", hashlib.sha256).hexdigest()


def encrypt_national_id(national_id: str) -> bytes:
    """AES-256-GCM with a fresh nonce in front."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(settings.NATIONAL_ID_KEY).encrypt(
        nonce, national_id.encode("ascii"), None
    )


def decrypt_national_id(encrypted: bytes) -> str:
    """The ID in clear; raises InvalidTag where the key is another one."""
    nonce, body = encrypted[:NONCE_BYTES], encrypted[NONCE_BYTES:]
    return AESGCM(settings.NATIONAL_ID_KEY).decrypt(nonce, body, None).decode("ascii")
