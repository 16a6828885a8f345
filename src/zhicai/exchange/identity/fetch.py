"""The only door to the network: the configured issuer, itself, quickly, and nobody else."""

import json
import time
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from zhicai.exchange.identity.faults import NotBelievedError, UnreachableError

WAIT_SECONDS, WHOLE_SECONDS = 4.0, 8.0
LARGEST, CHUNK = 256 * 1024, 16 * 1024
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def _new_opener() -> OpenerDirector:
    """It knows HTTP and nothing else: no redirect, no proxy of the environment, no file."""
    opener = OpenerDirector()
    for handler in (HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


def is_safe(address: str) -> bool:
    """HTTPS, or this machine itself; no name or password inside, no fragment."""
    try:
        scheme, host, _ = origin(address)
    except ValueError:
        return False
    parts = urlsplit(address)
    has_more = bool(parts.username or parts.password or parts.fragment)
    is_plain = scheme == "http" and host in LOOPBACK
    return bool(host) and not has_more and (scheme == "https" or is_plain)


def is_of(address: str, issuer: str) -> bool:
    """On the issuer's own host: metadata cannot send us anywhere else."""
    return is_safe(address) and origin(address) == origin(issuer)


def origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


def fetch_json(
    address: str,
    *,
    issuer: str,
    sent: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> dict[str, Any]:
    """One JSON object of the issuer; raises UnreachableError or NotBelievedError."""
    if not is_of(address, issuer):
        raise NotBelievedError("foreign_address")
    told = {"Accept": "application/json", **(headers or {})}
    request = Request(address, data=sent, headers=told)
    try:
        with _new_opener().open(request, timeout=WAIT_SECONDS) as answer:
            content = _read(answer)
    except HTTPError as error:
        error.close()
        raise _refusal(error.code) from None
    except (OSError, HTTPException, ValueError):
        raise UnreachableError("unreachable") from None
    return parse_object(content)


def _refusal(status: int) -> NotBelievedError:
    is_down = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return UnreachableError("unreachable") if is_down else NotBelievedError("provider_refused")


def _read(answer: Any) -> bytes:
    """Not more than fits, not longer than an officer waits."""
    until, content = time.monotonic() + WHOLE_SECONDS, b""
    while chunk := answer.read1(CHUNK):
        content += chunk
        if len(content) > LARGEST or time.monotonic() > until:
            raise UnreachableError("unreachable")
    return content


def parse_object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        raise NotBelievedError("malformed") from None
    if not isinstance(found, dict):
        raise NotBelievedError("malformed")
    return found
