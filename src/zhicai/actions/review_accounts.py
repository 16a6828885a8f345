"""帳號清查: somebody has looked through the accounts, and when."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.reach import visible_accounts
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.accounts.models import AccountReview

MOST = 20


@dataclass(frozen=True, slots=True)
class ReviewLine:
    at: dt.datetime
    actor: str
    account_count: int
    note: str


@walled
def review_accounts(agency_code: str, note: str, *, by: Caller) -> int:
    """How many accounts she has looked at."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    count = visible_accounts(by, agency_code).count()
    with transaction.atomic():
        AccountReview.objects.create(
            agency_code=agency_code,
            actor_code=by.code,
            reviewed_at=by.now,
            account_count=count,
            note=mask_ids_in(note.strip()),
        )
        keep_event(by, "account.reviewed", agency_code=agency_code, fields={"count": count})
    return count


@walled
def list_reviews(agency_code: str, *, by: Caller) -> tuple[ReviewLine, ...]:
    """The latest first."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    rows = AccountReview.objects.filter(agency_code=agency_code).order_by("-reviewed_at", "-pk")
    kept = list(rows[:MOST])
    names = names_of(row.actor_code for row in kept)
    return tuple(
        ReviewLine(row.reviewed_at, names[row.actor_code], row.account_count, row.note)
        for row in kept
    )
