"""A proof that is not taken: written down with its reason, answered without it."""

from typing import NoReturn

from zhicai.actions.factors.moment import Moment
from zhicai.actions.rights.audit_entry import keep_entry, keep_event
from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.audit.chain import Entry

NOT_TAKEN = "factor.not_taken"


def refuse_proof(
    by: Caller | Moment,
    method: str,
    *,
    reason: str,
    code: str = NOT_TAKEN,
    suppressed_count: int = 0,
) -> NoReturn:
    """Raises Refused; `reason` stands in the audit alone, with how many like it do not."""
    fields: dict[str, str | int] = {"method": method, "reason": reason}
    if suppressed_count:
        fields["suppressed_count"] = suppressed_count
    if isinstance(by, Caller):
        keep_event(by, "session.refused", fields=fields)
    else:
        keep_entry(
            Entry(
                at=by.now,
                actor_code="",
                action="session.refused",
                fields=fields,
                request_key=by.request_key,
            )
        )
    raise Refused(code)
