"""One entry of the audit for one act of a caller."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from zhicai.actions.rights.caller import Caller
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version

LONGEST_AGENCY = 40


def keep_event(
    by: Caller,
    action: str,
    *,
    agency_code: str = "",
    object_key: str = "",
    fields: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Append it, alone or inside the transaction of the act; `fields` never hold values."""
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        chain.record(
            chain.Entry(
                at=by.now,
                actor_code=by.code,
                on_behalf_of=by.on_behalf_of,
                action=action,
                agency_code=agency_code[:LONGEST_AGENCY],
                object_key=object_key,
                fields=fields or {},
                reason=reason,
                request_key=by.request_key,
            )
        )
