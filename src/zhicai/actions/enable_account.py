"""Let a disabled account in again."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.reach import get_account, require_management
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account


@walled
def enable_account(key: int, *, agency_code: str, by: Caller, dry: bool = True) -> str:
    """Its code. Raises Refused: account.not_found, own, stronger, unchanged."""
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    holder = get_account(key, agency_code=agency_code, by=by)
    require_management(by, holder)
    if not holder.is_disabled:
        raise Refused("account.unchanged", value=holder.code)
    if not dry:
        with transaction.atomic():
            Account.objects.filter(pk=holder.pk).update(is_disabled=False)
            fields = {"fields": ["is_disabled"]}
            code = holder.code
            keep_event(
                by, "account.enabled", agency_code=agency_code, object_key=code, fields=fields
            )
    return holder.code
