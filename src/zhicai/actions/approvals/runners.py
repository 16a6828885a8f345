"""The kinds of acts that can be asked for: a kind without a runner is offered nowhere."""

from collections.abc import Mapping

from zhicai.actions.approvals.runner import Runner
from zhicai.actions.approvals.year_close import YEAR_CLOSE
from zhicai.basics.errors import Refused

RUNNERS: Mapping[str, Runner] = {one.kind: one for one in (YEAR_CLOSE,)}


def get_runner(kind: str) -> Runner:
    """Raises Refused("approval.not_offered") for a kind that this version does not run."""
    runner = RUNNERS.get(kind)
    if runner is None:
        raise Refused("approval.not_offered")
    return runner
