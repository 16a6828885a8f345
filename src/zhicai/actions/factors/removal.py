"""Take a sign-in method away again."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from zhicai.actions.accounts.sessions import end_sessions
from zhicai.actions.factors.held import find_held
from zhicai.actions.factors.requirements import is_factor_required
from zhicai.actions.rights.audit_entry import keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account, AccountSession
from zhicai.records.factors.models import OutsideIdentity, Passkey, RecoveryCode, TimeCode

SECOND = ("time_code", "passkey")
KINDS = (*SECOND, "recovery_code")


def _rows(kind: str, account: Account) -> QuerySet[Any]:
    if kind == "time_code":
        return TimeCode.objects.filter(account=account)
    if kind == "passkey":
        return Passkey.objects.filter(account=account)
    if kind == "recovery_code":
        return RecoveryCode.objects.filter(account=account)
    return OutsideIdentity.objects.filter(account=account)


def remove_own_factor(kind: str, key: int, *, by: Caller) -> None:
    """Raises Refused where it is not held, or is the last one of an account that needs one."""
    with transaction.atomic():
        if not _rows(kind, by.account).filter(pk=key).delete()[0]:
            raise Refused("factor.not_found")
        has_none = not find_held(by.account).has_second_factor
        if kind in SECOND and has_none:
            if is_factor_required(by.account, by.today):
                raise Refused("factor.still_required")
            RecoveryCode.objects.filter(account=by.account).delete()
        keep_event(by, "factor.removed", object_key=by.code, fields={"factor": kind})


def count_factors(account: Account) -> dict[str, int]:
    return {kind: _rows(kind, account).count() for kind in KINDS}


def take_factors(account: Account, *, by: Caller, agency_code: str = "", reason: str = "") -> None:
    """Inside a transaction: whoever found the telephone is out, and must know the password."""
    counts = count_factors(account)
    for kind in KINDS:
        _rows(kind, account).delete()
    end_sessions(AccountSession.objects.filter(account=account), by.now)
    keep_event(
        by,
        "factor.removed",
        agency_code=agency_code,
        object_key=account.code,
        fields=counts,
        reason=reason,
    )
