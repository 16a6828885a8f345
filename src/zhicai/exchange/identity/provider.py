"""OpenID Connect as the relying party: authorisation code, PKCE, state and nonce; nothing else."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from zhicai.exchange.identity.faults import NotBelievedError
from zhicai.exchange.identity.fetch import fetch_json, is_of

KEPT_SECONDS, LEAST_SECONDS = 600.0, 30.0
DISCOVERY = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What we are to one provider."""

    issuer: str
    code: str
    secret: str = field(repr=False)
    scopes: str = "openid"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Three addresses of the provider, and how it wants to know us."""

    authorization: str
    token: str
    keys: str
    takes_basic: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """What one browser is sent with, and must come back with."""

    state: str
    nonce: str
    verifier: str = field(repr=False)

    @classmethod
    def begin(cls) -> "Journey":
        return cls(*(secrets.token_urlsafe(48) for _ in range(3)))


_METADATA: dict[str, tuple[float, Metadata]] = {}
_KEYS: dict[str, tuple[float, list[dict[str, Any]]]] = {}


def forget_all() -> None:
    """Ask the providers anew."""
    _METADATA.clear()
    _KEYS.clear()


def find_metadata(issuer: str) -> Metadata:
    """From the issuer itself, which must call itself by exactly this name."""
    kept = _METADATA.get(issuer)
    if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
        return kept[1]
    told = fetch_json(issuer.rstrip("/") + DISCOVERY, issuer=issuer)
    if told.get("issuer") != issuer:
        raise NotBelievedError("issuer")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    told_addresses = [one for one in map(told.get, names) if isinstance(one, str)]
    if len(told_addresses) < len(names) or not all(is_of(one, issuer) for one in told_addresses):
        raise NotBelievedError("foreign_address")
    authorization, token, keys = told_addresses
    ways = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    found = Metadata(authorization, token, keys, takes_basic="client_secret_basic" in ways)
    _METADATA[issuer] = (time.monotonic(), found)
    return found


def find_keys(issuer: str, *, is_stale: bool = False) -> list[dict[str, Any]]:
    """The public keys of the issuer; asked again where one is missing, but not at every try."""
    kept = _KEYS.get(issuer)
    age = time.monotonic() - kept[0] if kept else KEPT_SECONDS
    if kept is not None and age < (LEAST_SECONDS if is_stale else KEPT_SECONDS):
        return kept[1]
    told = fetch_json(find_metadata(issuer).keys, issuer=issuer).get("keys")
    found = [key for key in told if isinstance(key, dict)] if isinstance(told, list) else []
    _KEYS[issuer] = (time.monotonic(), found)
    return found


def challenge_of(verifier: str) -> str:
    """PKCE S256 (RFC 7636 §4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def way_out(client: Client, journey: Journey, *, back: str, again: bool = False) -> str:
    """The address at the provider to which the browser is sent."""
    asked = {
        "response_type": "code",
        "client_id": client.code,
        "redirect_uri": back,
        "scope": client.scopes,
        "state": journey.state,
        "nonce": journey.nonce,
        "code_challenge": challenge_of(journey.verifier),
        "code_challenge_method": "S256",
        **({"prompt": "login"} if again else {}),
    }
    address = find_metadata(client.issuer).authorization
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked, quote_via=quote)}"


def exchange_code(client: Client, journey: Journey, *, code: str, back: str) -> str:
    """The ID token for the code that the browser brought back."""
    metadata = find_metadata(client.issuer)
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": journey.verifier,
        "client_id": client.code,
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if client.secret and metadata.takes_basic:
        pair = f"{quote(client.code, safe='')}:{quote(client.secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"
    elif client.secret:
        sent["client_secret"] = client.secret
    told = fetch_json(
        metadata.token, issuer=client.issuer, sent=urlencode(sent).encode(), headers=headers
    )
    token = told.get("id_token")
    if not isinstance(token, str):
        raise NotBelievedError("malformed")
    return token
