"""Text that has to wait for somebody: encrypted for as long as it waits."""

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag

from zhicai.records.drafts.seal import seal_text, unseal_text


def seal_kept_text(text: str) -> str:
    return b64encode(seal_text(text)).decode("ascii")


def open_kept_text(sealed: str) -> str | None:
    """The text, or None where it was sealed with the keys of another installation."""
    try:
        return unseal_text(b64decode(sealed))
    except InvalidTag:
        return None
