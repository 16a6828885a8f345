"""The one way to write an entry of the audit: who did what, on whose behalf, in which request.

Entry and act stand or fall together: where the entry cannot be kept, the act is not done.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, transaction

from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version

LENGTHS = {"actor_code": 150, "agency_code": 40, "object_key": 120, "reason": 500}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
UNPRINTABLE = "\ufffd"


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
    keep_entry(
        chain.Entry(
            at=by.now,
            actor_code=by.code,
            on_behalf_of=by.on_behalf_of,
            action=action,
            agency_code=agency_code,
            object_key=object_key,
            fields=fields or {},
            reason=reason,
            request_key=by.request_key,
        )
    )


def keep_entry(entry: chain.Entry) -> None:
    """For the few acts of nobody who is known yet. Raises Refused("audit.not_kept")."""
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        try:
            chain.record(_fitted(entry))
        except DatabaseError as error:
            raise Refused("audit.not_kept") from error


def _fitted(entry: chain.Entry) -> chain.Entry:
    """No sign of control reaches a log line, no text is longer than its column."""
    texts: dict[str, Any] = {
        name: CONTROL.sub(UNPRINTABLE, getattr(entry, name))[:most]
        for name, most in LENGTHS.items()
    }
    return replace(entry, **texts)
