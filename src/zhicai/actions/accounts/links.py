"""Ways in that work once: the token is told once and kept as a hash."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from zhicai.actions.access import Caller
from zhicai.records.accounts.models import Account, OneTimeLink

Kind = OneTimeLink.Kind
LASTS = {Kind.INVITATION: dt.timedelta(hours=72), Kind.RESET: dt.timedelta(minutes=30)}
TOKEN_BYTES = 32
LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class MadeLink:
    """`token` is never told again; blank where nothing was made."""

    account_code: str
    account_name: str
    kind: str
    token: str = ""
    expires_at: dt.datetime | None = None


def make_link(holder: Account, kind: str, *, agency_code: str, by: Caller) -> MadeLink:
    """Earlier ones that were not used are over. Inside the transaction of the act."""
    OneTimeLink.objects.filter(account=holder, used_at=None).update(used_at=by.now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires_at = by.now + LASTS[Kind(kind)]
    OneTimeLink.objects.create(
        account=holder,
        kind=kind,
        token_hash=hash_token(token),
        agency_code=agency_code,
        actor_code=by.code,
        created_at=by.now,
        expires_at=expires_at,
    )
    return MadeLink(holder.code, holder.name, kind, token, expires_at)


def hash_token(token: str) -> str:
    return hashlib.sha256(token[:LONGEST_TOKEN].encode()).hexdigest()


def why_refused(link: OneTimeLink | None, now: dt.datetime) -> str:
    """For the audit; whoever holds it is told only that it cannot be used."""
    if link is None:
        return "link.unknown"
    if link.used_at is not None:
        return "link.used"
    if link.expires_at <= now:
        return "link.expired"
    return "account.disabled" if link.account.is_disabled else ""
