"""Use a one-time link: set a password, and with an invitation also the name."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from zhicai.actions.access import TAIPEI, Caller, keep_event
from zhicai.actions.accounts.attempts import begin_at_address, forgive_address
from zhicai.actions.accounts.links import Kind, hash_token, why_refused
from zhicai.actions.accounts.passwords import put_password, require_strong
from zhicai.actions.accounts.rules import rules_of
from zhicai.actions.accounts.sessions import end_sessions
from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.accounts.models import Account, AccountSession, OneTimeLink
from zhicai.records.audit.chain import Entry


@dataclass(frozen=True, slots=True)
class OpenLink:
    """What its page may tell whoever holds it."""

    account_code: str
    account_name: str
    is_invitation: bool
    expires_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever holds a link: nobody who could be asked who she is."""

    now: dt.datetime
    address: str = ""
    request_key: str = ""


def find_link(token: str, *, by: Visitor) -> OpenLink:
    """Raises Refused: link.refused alike for whatever is wrong with it, account.slow_down."""
    link = _get(token, by)
    return OpenLink(
        link.account.code, link.account.name, link.kind == Kind.INVITATION, link.expires_at
    )


def follow_link(token: str, password: str, *, name: str = "", by: Visitor) -> Account:
    """The token is the permission. Raises as find_link, and WeakPasswordError."""
    link = _get(token, by)
    holder = link.account
    if name and link.kind == Kind.INVITATION:
        holder.name = mask_ids_in(name.strip())
    require_strong(holder, password, rules=rules_of(holder, by.now.astimezone(TAIPEI).date()))
    caller = Caller(holder, by.now, lambda: by.now, request_key=by.request_key)
    with transaction.atomic():
        unused = OneTimeLink.objects.filter(pk=link.pk, used_at=None)
        if not unused.update(used_at=by.now):  # somebody was quicker
            raise Refused("link.refused")
        put_password(holder, password, by.now)
        end_sessions(AccountSession.objects.filter(account=holder), by.now)
        fields = {"fields": ["name", "password"] if name else ["password"], "link": link.kind}
        keep_event(caller, "password.set", agency_code=link.agency_code, fields=fields)
    return holder


def _get(token: str, by: Visitor) -> OneTimeLink:
    wait = begin_at_address(by.address, by.now)
    if wait:
        raise Refused("account.slow_down", count=wait)
    found = OneTimeLink.objects.filter(token_hash=hash_token(token)).select_related("account")
    link = found.first()
    reason = why_refused(link, by.now)
    if link is not None and not reason:
        forgive_address(by.address, by.now)
        return link
    keep_entry(
        Entry(
            at=by.now,
            actor_code=link.account.code if link else "",
            action="link.refused",
            agency_code=link.agency_code if link else "",
            fields={"reason": reason},
            request_key=by.request_key,
        )
    )
    raise Refused("link.refused")
