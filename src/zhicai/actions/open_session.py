"""An account is let in; the audit keeps by which proof."""

import datetime as dt

from zhicai.actions.access import Caller, keep_event
from zhicai.records.accounts.models import Account


def open_session(account: Account, *, method: str, now: dt.datetime, request_key: str = "") -> None:
    """The last step of every way in, after each proof that is asked for has been given."""
    by = Caller(account, now, lambda: now, request_key=request_key)
    keep_event(by, "session.opened", fields={"method": method})
