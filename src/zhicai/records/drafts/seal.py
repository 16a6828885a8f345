"""Texts and whole files of a draft at rest: they may hold IDs, so they are encrypted like them."""

from django.conf import settings

from zhicai.basics.sealing import seal_bytes, unseal_bytes

PURPOSE = b"draft"


def seal(content: bytes) -> bytes:
    """Bound to drafts: what is sealed elsewhere does not open here."""
    return seal_bytes(content, key=settings.KEY_RING.sealing, purpose=PURPOSE)


def unseal(sealed: bytes) -> bytes:
    return unseal_bytes(sealed, keys=settings.KEY_RING.opening, purpose=PURPOSE)


def seal_text(text: str) -> bytes:
    return seal(text.encode())


def unseal_text(sealed: bytes | memoryview) -> str:
    return unseal(bytes(sealed)).decode()
