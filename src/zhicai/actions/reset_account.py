"""Hand out a link by which the holder of an account sets another password."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.accounts.links import Kind, MadeLink, make_link
from zhicai.actions.accounts.reach import get_account, require_management
from zhicai.basics.errors import Refused


@walled
def reset_account(key: int, *, agency_code: str, by: Caller, dry: bool = True) -> MadeLink:
    """Before its first password the account is invited anew.

    Nobody resets whom she could not have appointed: a link is a way into the account.
    Raises Refused: account.not_found, own, stronger.
    """
    require(by, Permission.ACCOUNT_MANAGE, agency_code)
    holder = get_account(key, agency_code=agency_code, by=by)
    require_management(by, holder)
    if holder.is_disabled:
        raise Refused("account.not_found", value=holder.code)
    kind = Kind.RESET if holder.has_usable_password() else Kind.INVITATION
    if dry:
        return MadeLink(holder.code, holder.name, kind)
    with transaction.atomic():
        made = make_link(holder, kind, agency_code=agency_code, by=by)
        action = "password.reset" if kind == Kind.RESET else "account.invited"
        keep_event(by, action, agency_code=agency_code, object_key=holder.code)
    return made
