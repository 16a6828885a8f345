"""Take from an account what it has lost: a telephone, a key, a link to another site."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, walled
from zhicai.actions.factors.installation import require_top
from zhicai.actions.factors.removal import count_factors, take_factors
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.factors.models import OutsideIdentity


@walled
def clear_factors(code: str, *, by: Caller, reason: str, dry: bool = False) -> dict[str, int]:
    """Everything beside the password, and its sign-ins; how many of each.

    Raises Refused("account.not_found").
    """
    require_top(by, Permission.SETTING_EDIT)
    account = Account.objects.filter(code=code).first()
    if account is None:
        raise Refused("account.not_found", value=code)
    counts = count_factors(account)
    if not dry and any(counts.values()):
        with transaction.atomic():
            take_factors(account, by=by, reason=reason)
    return counts


@walled
def unlink_identity(key: int, *, by: Caller) -> str:
    """The code of the account that is no longer linked. Raises Refused("factor.not_found")."""
    require_top(by, Permission.SETTING_EDIT)
    found = OutsideIdentity.objects.filter(pk=key).select_related("account").first()
    if found is None:
        raise Refused("factor.not_found")
    code = found.account.code
    with transaction.atomic():
        found.delete()
        fields = {"factor": "outside_identity", "issuer": found.issuer}
        keep_event(by, "factor.removed", object_key=code, fields=fields)
    return code
