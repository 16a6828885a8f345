"""Take away the second factors of an account whose holder has lost them."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.accounts.reach import get_account, require_management
from zhicai.actions.factors.removal import count_factors, take_factors
from zhicai.basics.errors import Refused


@walled
def reset_factors(key: int, *, agency_code: str, by: Caller, dry: bool = True) -> str:
    """Its code; the password stays asked, and its sign-ins end with the next request.

    Raises Refused: account.not_found, own, stronger, unchanged.
    """
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    holder = get_account(key, agency_code=agency_code, by=by)
    require_management(by, holder)
    if not any(count_factors(holder).values()):
        raise Refused("account.unchanged", value=holder.code)
    if not dry:
        with transaction.atomic():
            take_factors(holder, agency_code=agency_code, by=by)
    return holder.code
