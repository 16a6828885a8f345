"""When somebody who is not known yet asks, and in which request."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.rights.caller import Caller
from zhicai.records.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Moment:
    now: dt.datetime
    request_key: str = ""

    def of(self, account: Account) -> Caller:
        """The same moment, once it is known whose it is."""
        return Caller(account, self.now, lambda: self.now, request_key=self.request_key)
