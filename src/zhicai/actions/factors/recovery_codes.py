"""Ten codes on paper, each good once."""

import secrets

from django.db import transaction

from zhicai.actions.factors.refusal import refuse_proof
from zhicai.actions.rights.audit_entry import keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.records.factors.models import RecoveryCode
from zhicai.records.factors.seal import hash_code

METHOD = "recovery_code"
# No letter that reads like a digit or like another letter; twelve of them are 58 bits.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
COUNT, LENGTH, PART = 10, 12, 4


def make_recovery_codes(*, by: Caller) -> tuple[str, ...]:
    """New codes in place of the old ones; they are shown now and never again."""
    made = [_new_code() for _ in range(COUNT)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=by.account).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(
                account=by.account, code_hash=hash_code(by.account.pk, code), added_at=by.now
            )
            for code in made
        )
        keep_event(by, "factor.added", object_key=by.code, fields={"factor": METHOD})
    return tuple("-".join(_parts(code)) for code in made)


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def _parts(code: str) -> list[str]:
    return [code[start : start + PART] for start in range(0, LENGTH, PART)]


def spend_recovery_code(code: str, *, by: Caller) -> None:
    """Raises Refused where it is none of the codes that are left."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    fitting = RecoveryCode.objects.filter(
        account=by.account, code_hash=hash_code(by.account.pk, plain)
    )
    with transaction.atomic():
        spent, _ = fitting.delete()
        if spent:
            keep_event(by, "factor.removed", object_key=by.code, fields={"factor": METHOD})
    if not spent:
        refuse_proof(by, METHOD, reason="wrong_code")
