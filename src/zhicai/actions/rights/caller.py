"""Who asks."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from zhicai.records.accounts.models import Account

TAIPEI = dt.timezone(dt.timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and when: `now` is the start of the command, `clock` tells the instant.

    `on_behalf_of` is the code of the account that a deputy stands in for; `request_key` names the
    one request of the web, in the log, the audit and on the error page alike.
    """

    account: Account
    now: dt.datetime
    clock: Callable[[], dt.datetime]
    on_behalf_of: str = ""
    request_key: str = ""

    @property
    def code(self) -> str:
        return self.account.code

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(TAIPEI).date()
