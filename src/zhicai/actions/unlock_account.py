"""End the lock that wrong guesses put on an account."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.attempts import forget_attempts
from zhicai.actions.accounts.reach import get_account, require_management
from zhicai.basics.errors import Refused


@walled
def unlock_account(key: int, *, agency_code: str, by: Caller, dry: bool = True) -> str:
    """Its code. Raises Refused: account.not_found, own, stronger, unchanged."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    holder = get_account(key, agency_code=agency_code, by=by)
    require_management(by, holder)
    if holder.locked_until is None or holder.locked_until <= by.now:
        raise Refused("account.unchanged", value=holder.code)
    if not dry:
        with transaction.atomic():
            forget_attempts(holder)
            fields = {"fields": ["locked_until"]}
            code = holder.code
            keep_event(
                by, "account.unlocked", agency_code=agency_code, object_key=code, fields=fields
            )
    return holder.code
