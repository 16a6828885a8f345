"""A national ID at rest: encrypted to be shown again, hashed with a key to be found."""

import hashlib
import hmac

from django.conf import settings

from zhicai.basics.sealing import seal_bytes, unseal_bytes


def hash_national_id(national_id: str) -> str:
    """Keyed SHA-256 of a normalised ID; the same ID always gives the same text."""
    return hash_with(settings.KEY_RING.search, national_id)


def hash_with(key: bytes, national_id: str) -> str:
    return hmac.new(key, national_id.encode("ascii"), hashlib.sha256).hexdigest()


def key_check() -> str:
    """A text that only both keys of this installation give."""
    return check_of(settings.KEY_RING.search, settings.KEY_RING.sealing)


def check_of(search_key: bytes, sealing_key: bytes) -> str:
    return hmac.new(search_key + sealing_key, b"zhicai", hashlib.sha256).hexdigest()


def encrypt_national_id(national_id: str) -> bytes:
    return seal_bytes(national_id.encode("ascii"), key=settings.KEY_RING.sealing)


def decrypt_national_id(encrypted: bytes) -> str:
    """The ID in clear; raises InvalidTag where the key is another one."""
    return unseal_bytes(encrypted, keys=settings.KEY_RING.opening).decode("ascii")
