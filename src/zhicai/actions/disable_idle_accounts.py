"""Disable the accounts that nobody has used for longer than the rules allow."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from zhicai.actions.access import Caller, Permission, codes_at_or_above, require, walled
from zhicai.actions.accounts.lines import AccountLine, lines_of
from zhicai.actions.accounts.managers import left_alone
from zhicai.actions.accounts.reach import codes_in_reach, may_manage, visible_accounts
from zhicai.actions.accounts.rules import find_rules, strictest
from zhicai.actions.disable_account import put_out
from zhicai.records.accounts.models import Account

USUAL_DAYS = 180
REASON = "idle"


def idle_days(agency_code: str, day: dt.date) -> int:
    """How long an account may lie idle here."""
    told = strictest(find_rules(codes_at_or_above(agency_code, day))).idle_account_days
    return told if told is not None else USUAL_DAYS


@walled
def disable_idle_accounts(
    agency_code: str, *, by: Caller, days: int | None = None, dry: bool = True
) -> tuple[AccountLine, ...]:
    """Those that are, or dry would be, disabled; never oneself, never the last who manages."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    limit = by.now - dt.timedelta(days=days or idle_days(agency_code, by.today))
    found = visible_accounts(by, agency_code).filter(is_disabled=False).exclude(pk=by.account.pk)
    found = found.filter(is_local_administrator=False).order_by("code")
    holders = [
        one for one in found if (one.last_login or one.created_at) < limit and may_manage(by, one)
    ]
    with transaction.atomic():
        done = list(_put_out(holders, agency_code, by))
        transaction.set_rollback(dry)
    return tuple(lines_of(done, codes_in_reach(by, agency_code), by=by))


def _put_out(holders: Iterable[Account], agency_code: str, by: Caller) -> Iterator[Account]:
    """One after the other: of two who manage an agency alone together, one stays."""
    for one in holders:
        if not left_alone(one, by.today):
            put_out(one, agency_code=agency_code, by=by, reason=REASON)
            yield one
