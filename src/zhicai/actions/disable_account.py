"""Let an account in no more; its sign-ins end with the next request."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.managers import require_successor
from zhicai.actions.accounts.reach import get_account, require_management
from zhicai.actions.accounts.sessions import end_sessions
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, AccountSession, OneTimeLink


@walled
def disable_account(
    key: int, *, agency_code: str, by: Caller, is_sure: bool = False, dry: bool = True
) -> str:
    """Its code. Raises Refused: account.not_found, own, stronger, unchanged, last_manager."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    holder = get_account(key, agency_code=agency_code, by=by)
    require_management(by, holder)
    if holder.is_disabled:
        raise Refused("account.unchanged", value=holder.code)
    require_successor(holder, by.today, is_sure=is_sure)
    if not dry:
        with transaction.atomic():
            put_out(holder, agency_code=agency_code, by=by)
    return holder.code


def put_out(holder: Account, *, agency_code: str, by: Caller, reason: str = "") -> None:
    """Inside a transaction: no sign-in goes on, no link opens."""
    Account.objects.filter(pk=holder.pk).update(is_disabled=True)
    end_sessions(AccountSession.objects.filter(account=holder), by.now)
    OneTimeLink.objects.filter(account=holder, used_at=None).update(used_at=by.now)
    keep_event(
        by,
        "account.disabled",
        agency_code=agency_code,
        object_key=holder.code,
        fields={"fields": ["is_disabled"]},
        reason=reason,
    )
