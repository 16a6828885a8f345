"""Rows of a roster that name somebody whom an agency beyond the caller's holds: set aside."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, keep_event
from zhicai.actions.intake.people_book import PostingValues
from zhicai.records.transfers.models import Transfer

State = Transfer.State
DAYS = ("started_on", "ended_on")


@dataclass(frozen=True, slots=True)
class SetAside:
    """What one row says of a person who is not the caller's to change; `post` is of nobody yet."""

    national_id_hash: str
    national_id_masked: str
    name: str
    post: PostingValues


def keep_waiting(agency_code: str, rows: Sequence[SetAside], *, by: Caller) -> None:
    """One waiting transfer for each person; asked again, it says what the newest roster says."""
    for row in rows:
        told = {"name": row.name, "content": _content(row.post)}
        with transaction.atomic():
            waiting = Transfer.objects.select_for_update().filter(
                agency_code=agency_code,
                national_id_hash=row.national_id_hash,
                state=State.WAITING,
            )
            if waiting.update(**told):
                continue
            made = Transfer.objects.create(
                agency_code=agency_code,
                national_id_hash=row.national_id_hash,
                national_id_masked=row.national_id_masked,
                asked_by=by.code,
                asked_on_behalf_of=by.on_behalf_of,
                asked_at=by.now,
                **told,
            )
            note(made, "transfer.asked", agency_code=agency_code, by=by)


def waiting_hashes(agency_code: str) -> Collection[str]:
    """Whom the agency waits for."""
    waiting = Transfer.objects.filter(agency_code=agency_code, state=State.WAITING)
    return set(waiting.values_list("national_id_hash", flat=True))


def post_of(content: dict[str, Any], person_id: int) -> PostingValues:
    """The post that was asked for, now that the person is known."""
    days = {name: _day(content.get(name)) for name in DAYS}
    return PostingValues(**{**content, **days, "person_id": person_id})


def note(made: Transfer, action: str, *, agency_code: str, by: Caller, **fields: Any) -> None:
    """In the audit of the agency that acts; the number is all that it says of the other."""
    keep_event(by, action, agency_code=agency_code, object_key=str(made.pk), fields=fields)


def _content(post: PostingValues) -> dict[str, Any]:
    told: dict[str, Any] = dict(zip(PostingValues._fields, post, strict=True))
    del told["person_id"]
    return {**told, **{name: told[name] and told[name].isoformat() for name in DAYS}}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
