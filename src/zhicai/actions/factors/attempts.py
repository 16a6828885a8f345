"""Guesses at the second proof take from the same few attempts as those at the password."""

from zhicai.actions.accounts.attempts import begin_attempt, forget_attempts
from zhicai.actions.factors.refusal import refuse_proof
from zhicai.actions.rights.caller import Caller
from zhicai.records.accounts.models import Account


def find_half_way_account(key: int) -> Account | None:
    """Who gave the first proof; a disabled account does not get to the second."""
    return Account.objects.filter(pk=key, is_disabled=False).first()


def begin_second_attempt(method: str, *, by: Caller) -> None:
    """Take one before the proof is looked at. Raises Refused where the account is locked."""
    is_begun, _ = begin_attempt(by.code, by.now)
    if not is_begun:
        refuse_proof(by, method, reason="account.locked")


def end_attempts(account: Account) -> None:
    """Both proofs were right."""
    forget_attempts(account)
