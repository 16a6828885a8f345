"""Secrets of sign-in methods at rest, encrypted with the installation's key; codes only hashed."""

import hashlib
import hmac

from django.conf import settings

from zhicai.basics.sealing import seal_bytes, unseal_bytes

PURPOSE = b"factor"


def seal(content: bytes) -> bytes:
    """Bound to sign-in methods: what is sealed elsewhere does not open here."""
    return seal_bytes(content, key=settings.KEY_RING.sealing, purpose=PURPOSE)


def unseal(sealed: bytes | memoryview) -> bytes:
    """The secret in clear; raises InvalidTag where the key is another one."""
    return unseal_bytes(sealed, keys=settings.KEY_RING.opening, purpose=PURPOSE)


def hash_code(account_key: int, code: str) -> str:
    """Keyed SHA-256 of a recovery code, bound to its account."""
    told = f"recovery:{account_key}:{code}".encode()
    return hmac.new(settings.KEY_RING.search, told, hashlib.sha256).hexdigest()


def handle_of(account_key: int) -> bytes:
    """What a device knows the account by: tells nothing of it, the same until the key changes."""
    return handle_with(settings.KEY_RING.search, account_key)


def handle_with(key: bytes, account_key: int) -> bytes:
    return hmac.new(key, f"passkey:{account_key}".encode(), hashlib.sha256).digest()
