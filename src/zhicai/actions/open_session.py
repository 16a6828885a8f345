"""An account is let in; the audit keeps by which proof."""

import datetime as dt

from zhicai.actions.access import Caller, keep_event
from zhicai.records.accounts.models import Account


def open_session(account: Account, *, method: str, now: dt.datetime) -> None:
    """The last step of every way in, after each proof that is asked for has been given."""
    keep_event(Caller(account, now, lambda: now), "session.opened", fields={"method": method})
