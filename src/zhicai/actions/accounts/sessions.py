"""Sign-ins as their account sees them; the browser's part lies in the session store."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from zhicai.actions.rights.audit_entry import keep_entry
from zhicai.records.accounts.models import Account, AccountSession
from zhicai.records.audit.chain import Entry
from zhicai.records.audit.models import AuditEvent

LONGEST_ADDRESS = 45
REFUSED = "session.refused"


def keep_session(
    account: Account, session_key: str, *, method: str, address: str, now: dt.datetime
) -> None:
    AccountSession.objects.create(
        account=account,
        session_key=session_key,
        method=method,
        address=address[:LONGEST_ADDRESS],
        opened_at=now,
        seen_at=now,
    )


def touch_session(session_key: str, now: dt.datetime) -> None:
    AccountSession.objects.filter(session_key=session_key, ended_at=None).update(seen_at=now)


def rename_session(was: str, session_key: str) -> None:
    """The browser was given a new key for the same sign-in."""
    AccountSession.objects.filter(session_key=was, ended_at=None).update(session_key=session_key)


def close_session(session_key: str, now: dt.datetime) -> None:
    AccountSession.objects.filter(session_key=session_key, ended_at=None).update(ended_at=now)


def end_sessions(open_ones: QuerySet[AccountSession], now: dt.datetime) -> int:
    """From the next request on they let nobody in."""
    keys: Iterable[str] = list(
        open_ones.filter(ended_at=None).values_list("session_key", flat=True)
    )
    Session.objects.filter(session_key__in=keys).delete()
    return open_ones.filter(ended_at=None).update(ended_at=now)


def note_session_of_disabled(session_key: str, *, now: dt.datetime, request_key: str) -> None:
    """A sign-in was used whose account is disabled: written down, once for each sign-in.

    Her browser may still be open; or somebody else holds what it held.
    """
    used = AccountSession.objects.filter(session_key=session_key, account__is_disabled=True)
    found = used.select_related("account").first()
    if found is None:
        return
    object_key = f"session:{found.pk}"
    if AuditEvent.objects.filter(action=REFUSED, object_key=object_key).exists():
        return
    keep_entry(
        Entry(
            at=now,
            actor_code=found.account.code,
            action=REFUSED,
            object_key=object_key,
            fields={"method": found.method, "reason": "account.disabled"},
            request_key=request_key,
        )
    )
