"""Codes of six digits that change every 30 seconds (RFC 6238)."""

import base64
import datetime as dt
import hmac
import secrets
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

KEY_BYTES, DIGITS, STEP_SECONDS = 20, 6, 30
# One step early or late: the clocks of telephones differ by seconds, not by minutes.
DRIFT = (0, -1, 1)


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def key_text(key: bytes) -> str:
    """As it is typed into an app by hand."""
    return base64.b32encode(key).decode("ascii")


def address_of(key: bytes, *, account_code: str, issuer: str) -> str:
    """What the QR code says."""
    told = {"secret": key_text(key), "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}
    return (
        f"otpauth://totp/{quote(issuer)}:{quote(account_code)}?{urlencode(told, quote_via=quote)}"
    )


def code_at(key: bytes, step: int) -> str:
    # SHA-1 is what every app computes; as HMAC it is sound (RFC 6238 §1.2, RFC 6194 §3.3).
    return HOTP(key, DIGITS, SHA1()).generate(step).decode("ascii")


def step_at(now: dt.datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def find_step(key: bytes, code: str, *, now: dt.datetime, after: int) -> int | None:
    """The step whose code this is, later than the last one taken; None: a wrong or a used code."""
    present = step_at(now)
    steps = [present + drift for drift in DRIFT]
    told = code.encode()
    fitting = [step for step in steps if hmac.compare_digest(code_at(key, step).encode(), told)]
    return next((step for step in sorted(fitting) if step > after), None)
