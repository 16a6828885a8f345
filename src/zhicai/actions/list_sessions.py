"""One's own sign-ins, so that a strange one is seen."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, walled
from zhicai.records.accounts.models import AccountSession

MOST = 50


@dataclass(frozen=True, slots=True)
class SessionLine:
    key: int
    method: str
    address: str
    opened_at: dt.datetime
    seen_at: dt.datetime
    ended_at: dt.datetime | None
    is_this: bool


@walled
def list_sessions(session_key: str, *, by: Caller) -> tuple[SessionLine, ...]:
    """The latest of one's own, open ones first; `session_key` is the one that asks."""
    mine = AccountSession.objects.filter(account=by.account).order_by("-opened_at", "-pk")[:MOST]
    lines = [
        SessionLine(
            key=one.pk,
            method=one.method,
            address=one.address,
            opened_at=one.opened_at,
            seen_at=one.seen_at,
            ended_at=one.ended_at,
            is_this=one.session_key == session_key,
        )
        for one in mine
    ]
    return tuple(sorted(lines, key=lambda line: line.ended_at is not None))
