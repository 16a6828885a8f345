"""The one way to write an entry of the audit: who did what, on whose behalf, in which request.

Entry and act stand or fall together: where the entry cannot be kept, the act is not done.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, transaction

from zhicai.actions.rights.caller import Caller
from zhicai.basics.errors import Refused
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version
from zhicai.records.staff.models import Person

LENGTHS = {"actor_code": 150, "agency_code": 40, "object_key": 120, "reason": 500}
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
UNPRINTABLE = "\ufffd"
CHUNK = 5000


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
            **_of(by),
            action=action,
            agency_code=agency_code,
            object_key=object_key,
            fields=fields or {},
            reason=reason,
        )
    )


def keep_people_event(
    by: Caller,
    action: str,
    *,
    people: Collection[int],
    agency_code: str = "",
    fields: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """The same where data of people went out: whom it concerns is kept and sealed in the entry."""
    entry = chain.Entry(
        **_of(by),
        action=action,
        agency_code=agency_code,
        object_key=str(next(iter(people))) if len(people) == 1 else "",
        fields=fields or {},
        reason=reason,
    )
    keep_entry(entry, _subjects(people))


def _of(by: Caller) -> dict[str, Any]:
    return {
        "at": by.now,
        "actor_code": by.code,
        "on_behalf_of": by.on_behalf_of,
        "request_key": by.request_key,
    }


def _subjects(people: Collection[int]) -> list[chain.Subject]:
    keys = sorted(set(people))
    where: dict[int, int | None] = {}
    for start in range(0, len(keys), CHUNK):
        part = Person.objects.filter(pk__in=keys[start : start + CHUNK])
        where |= dict(part.values_list("pk", "agency_id"))
    return [chain.Subject(key, where.get(key)) for key in keys]


def keep_entry(entry: chain.Entry, subjects: Sequence[chain.Subject] = ()) -> None:
    """For the few acts of nobody who is known yet. Raises Refused("audit.not_kept")."""
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        try:
            chain.record(_fitted(entry), subjects)
        except DatabaseError as error:
            raise Refused("audit.not_kept") from error


def _fitted(entry: chain.Entry) -> chain.Entry:
    """No sign of control reaches a log line, no text is longer than its column."""
    texts: dict[str, Any] = {
        name: CONTROL.sub(UNPRINTABLE, getattr(entry, name))[:most]
        for name, most in LENGTHS.items()
    }
    return replace(entry, **texts, fields=_clean(dict(entry.fields)))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return CONTROL.sub(UNPRINTABLE, value)
    if isinstance(value, Mapping):
        return {str(name): _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value
