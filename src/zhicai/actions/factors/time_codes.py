"""Codes of an app as the second factor: set up, and checked."""

from dataclasses import dataclass

from django.db import transaction

from zhicai.actions.factors.refusal import refuse_proof
from zhicai.actions.rights.audit_entry import keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.factors.models import TimeCode
from zhicai.records.factors.seal import seal, unseal
from zhicai.records.factors.time_codes import address_of, find_step, key_text, new_key

METHOD, ISSUER = "time_code", "智才"
NEVER = -1


@dataclass(frozen=True, slots=True)
class SetUp:
    """A key on its way into an app: `sealed` waits in the session, the rest is shown."""

    sealed: str
    key_text: str
    address: str


def begin_time_code(sealed: str | None, *, by: Caller) -> SetUp:
    """A new key, or the one that is being set up already."""
    key = _opened(sealed) or new_key()
    return SetUp(
        sealed=sealed or seal(key).hex(),
        key_text=key_text(key),
        address=address_of(key, account_code=by.code, issuer=ISSUER),
    )


def _opened(sealed: str | None) -> bytes | None:
    return unseal(bytes.fromhex(sealed)) if sealed else None


def add_time_code(sealed: str, code: str, *, by: Caller) -> None:
    """Keep the key once its first code was right. Raises Refused("factor.wrong_first_code")."""
    key = unseal(bytes.fromhex(sealed))
    step = find_step(key, code, now=by.now, after=NEVER)
    if step is None:
        raise Refused("factor.wrong_first_code")
    with transaction.atomic():
        TimeCode.objects.filter(account=by.account).delete()
        TimeCode.objects.create(
            account=by.account, encrypted_key=seal(key), last_step=step, added_at=by.now
        )
        keep_event(by, "factor.added", object_key=by.code, fields={"factor": METHOD})


def check_time_code(code: str, *, by: Caller) -> None:
    """Raises Refused: a wrong code, one already used, or none set up."""
    held = TimeCode.objects.filter(account=by.account).first()
    if held is None:
        refuse_proof(by, METHOD, reason="none_held")
    key = unseal(held.encrypted_key)
    step = find_step(key, code, now=by.now, after=held.last_step)
    if step is None:
        is_used = find_step(key, code, now=by.now, after=NEVER) is not None
        refuse_proof(by, METHOD, reason="replayed" if is_used else "wrong_code")
    # Of two requests with the same code only one moves the step on.
    fresh = TimeCode.objects.filter(pk=held.pk, last_step__lt=step)
    if not fresh.update(last_step=step, last_at=by.now):
        refuse_proof(by, METHOD, reason="replayed")
