"""End a sign-in of one's own somewhere else."""

from django.db import transaction

from zhicai.actions.access import Caller, NotAllowedError, keep_event, walled
from zhicai.actions.accounts.sessions import end_sessions
from zhicai.records.accounts.models import AccountSession


@walled
def end_session(key: int | None, *, session_key: str, by: Caller) -> int:
    """That one, or with None all but the one that asks; raises NotAllowedError for another's."""
    mine = AccountSession.objects.filter(account=by.account, ended_at=None)
    chosen = mine.exclude(session_key=session_key) if key is None else mine.filter(pk=key)
    with transaction.atomic():
        count = end_sessions(chosen, by.now)
        if key is not None and not count:
            raise NotAllowedError("session")
        keep_event(by, "session.ended", fields={"count": count})
    return count
