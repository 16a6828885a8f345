"""Who asks."""

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from zhicai.actions.rights.remembered import Remembered
from zhicai.records.accounts.models import Account

Found = TypeVar("Found")
TAIPEI = dt.timezone(dt.timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and when: `now` is the start of the command, `clock` tells the instant.

    `on_behalf_of` is the code of the account that a deputy stands in for; `request_key` names the
    one request of the web, in the log, the audit and on the error page alike. `remembered` is open
    only while that request lasts, so that her rights are asked for once.
    """

    account: Account
    now: dt.datetime
    clock: Callable[[], dt.datetime]
    on_behalf_of: str = ""
    request_key: str = ""
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)

    @property
    def code(self) -> str:
        return self.account.code

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(TAIPEI).date()

    def remember(self, what: str, about: Hashable, find: Callable[[], Found]) -> Found:
        """What the account holds on this day, found before in this request or found now."""
        return self.remembered.ask((what, self.account.pk, self.today, about), find)
