"""Whether the first proof is enough, and what a session that lacks a factor still has to do."""

from zhicai.actions.factors.held import HEADER, has_second_factor
from zhicai.actions.factors.moment import Moment
from zhicai.actions.factors.outside import METHOD as OIDC
from zhicai.actions.factors.passkeys import METHOD as PASSKEY
from zhicai.actions.factors.requirements import find_setting, is_factor_required
from zhicai.actions.rights.caller import TAIPEI
from zhicai.records.accounts.models import Account

OUTSIDE = {OIDC, HEADER}


def needs_second_step(account: Account, method: str) -> bool:
    """A passkey with its holder's finger or code is two proofs in one; another site may be too."""
    return _asks_here(method) and has_second_factor(account)


def must_add_factor(account: Account, method: str, *, moment: Moment) -> bool:
    """Whoever needs a second factor and has none is led to set one up."""
    today = moment.now.astimezone(TAIPEI).date()
    is_lacking = _asks_here(method) and not has_second_factor(account)
    return is_lacking and is_factor_required(account, today)


def _asks_here(method: str) -> bool:
    if method == PASSKEY:
        return False
    return method not in OUTSIDE or find_setting().is_factor_asked_outside
