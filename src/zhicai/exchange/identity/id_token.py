"""Whether an ID token is the issuer's own word, for us, for this browser, and still fresh."""

import datetime as dt
import hmac
import math
from collections.abc import Callable
from typing import Any, TypeGuard

import jwt
from jwt.types import Options

from zhicai.exchange.identity.faults import NotBelievedError

# Public-key signatures only: with HS256 whoever knows the client secret could be anybody.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
LEEWAY_SECONDS, OLDEST_SECONDS = 60, 600
LONGEST_SUBJECT = 255
# What stands in the claims is compared below, against the clock and the names that we are given.
UNCHECKED: Options = {
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}
Keys = Callable[..., list[dict[str, Any]]]


def check_id_token(
    token: str, *, keys: Keys, issuer: str, client_code: str, nonce: str, now: dt.datetime
) -> str:
    """The issuer's own name for the person; raises NotBelievedError at the first doubt."""
    claims = _read_signed(token, keys)
    if claims.get("iss") != issuer:
        raise NotBelievedError("issuer")
    _check_audience(claims, client_code)
    _check_times(claims, int(now.timestamp()))
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise NotBelievedError("nonce")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotBelievedError("subject")
    return subject


def _read_signed(token: str, keys: Keys) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise NotBelievedError("malformed") from None
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise NotBelievedError("algorithm")
    key = _find_key(header.get("kid"), algorithm, keys)
    try:
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=[algorithm], options={"verify_signature": True, **UNCHECKED}
        )
    except (jwt.InvalidSignatureError, jwt.InvalidKeyError, jwt.InvalidAlgorithmError):
        raise NotBelievedError("signature") from None
    except (jwt.PyJWTError, TypeError, ValueError):
        raise NotBelievedError("malformed") from None
    return claims


def _find_key(key_id: Any, algorithm: str, keys: Keys) -> jwt.PyJWK:
    """The key of that name, or the only one where the token names none."""
    for is_stale in (False, True):
        usable = [key for key in keys(is_stale=is_stale) if _is_for(key, algorithm)]
        named = [key for key in usable if key_id is None or key.get("kid") == key_id]
        if len(named) == 1:
            try:
                return jwt.PyJWK(named[0], algorithm)
            except (jwt.PyJWTError, TypeError, ValueError):
                break
    raise NotBelievedError("signature")


def _is_for(key: dict[str, Any], algorithm: str) -> bool:
    kind = {"R": "RSA", "P": "RSA", "E": "EC"}[algorithm[0]] if algorithm != "EdDSA" else "OKP"
    is_signing = key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm
    return key.get("kty") == kind and is_signing


def _check_audience(claims: dict[str, Any], client_code: str) -> None:
    """For us; where it is for others too, we are the one that asked (Core §3.1.3.7)."""
    told = claims.get("aud")
    audience = told if isinstance(told, list) else [told]
    party = claims.get("azp")
    is_ours = client_code in audience and (party == client_code if party is not None else True)
    if not is_ours or (len(audience) > 1 and party is None):
        raise NotBelievedError("audience")


def _check_times(claims: dict[str, Any], now: int) -> None:
    ends, began = claims.get("exp"), claims.get("iat")
    if not _is_instant(ends) or not _is_instant(began):
        raise NotBelievedError("malformed")
    if ends <= now - LEEWAY_SECONDS:
        raise NotBelievedError("expired")
    if not now - OLDEST_SECONDS <= began <= now + LEEWAY_SECONDS:
        raise NotBelievedError("issued")
    starts = claims.get("nbf", began)
    if not _is_instant(starts) or starts > now + LEEWAY_SECONDS:
        raise NotBelievedError("issued")


def _is_instant(value: Any) -> TypeGuard[float]:
    """A number of seconds; NaN is later than nothing and so never expires."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value)
