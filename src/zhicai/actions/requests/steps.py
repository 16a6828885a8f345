"""What asking, deciding and taking back a request have in common."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, keep_event
from zhicai.actions.approvals.steps import lock
from zhicai.actions.enclosures.keep import HandedFile, check_file, keep_file
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.requests.model import RequestLine
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.ledger.models import Batch
from zhicai.records.requests.models import StaffRequest
from zhicai.records.staff.models import Person, Profile

State, Kind = StaffRequest.State, StaffRequest.Kind
MOST_WAITING = 50


def make_request(
    kind: str,
    person: Person,
    *,
    agency_code: str,
    content: Mapping[str, Any],
    by: Caller,
    file: HandedFile | None = None,
) -> StaffRequest:
    """Keep it with its file; what waits already is given back, so that pressing twice asks once.

    Raises Refused: request.too_many, enclosure.…
    """
    told = {name: _clean(value) for name, value in content.items() if value not in (None, "")}
    if file is not None:
        _, _, kept = check_file(file)
        file.file.seek(0)
        told["file"] = hashlib.sha256(kept).hexdigest()
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    with transaction.atomic():
        lock()
        waiting = StaffRequest.objects.filter(
            agency_code=agency_code, person_id=person.pk, state=State.WAITING
        )
        twice = waiting.filter(kind=kind, content_hash=digest).first()
        if twice is not None:
            return twice
        if waiting.count() >= MOST_WAITING:
            raise Refused("request.too_many", count=MOST_WAITING)
        made = StaffRequest.objects.create(
            kind=kind,
            agency_code=agency_code,
            person_id=person.pk,
            content={name: value for name, value in told.items() if name != "file"},
            content_hash=digest,
            enclosure=keep_file(file, agency_code=agency_code, by=by) if file else None,
            asked_by=by.code,
            asked_on_behalf_of=by.on_behalf_of,
            asked_at=by.now,
        )
        note(made, by, "request.asked")
    return made


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return mask_ids_in(value.strip())
    return value.isoformat() if hasattr(value, "isoformat") else value


def note(made: StaffRequest, by: Caller, action: str, **fields: Any) -> None:
    """The entry of the audit names the kind and the hash; what was typed stays in the request."""
    keep_event(
        by,
        action,
        agency_code=made.agency_code,
        object_key=str(made.pk),
        fields={"kind": made.kind, "hash": made.content_hash, **fields},
    )


def take_waiting(made: StaffRequest) -> StaffRequest:
    """The same request under the lock; raises Refused("request.over") where it is decided."""
    lock()
    fresh = StaffRequest.objects.select_for_update().get(pk=made.pk)
    if fresh.state != State.WAITING:
        raise Refused("request.over", value=State(fresh.state).label)
    return fresh


def lines_of(found: Iterable[StaffRequest]) -> list[RequestLine]:
    rows = list(found)
    actors = names_of(code for one in rows for code in (one.asked_by, one.decided_by) if code)
    people = dict(
        Profile.objects.filter(
            person_id__in={one.person_id for one in rows}, known_until__isnull=True
        ).values_list("person_id", "name")
    )
    batches = {one.batch for one in rows if one.batch}
    undone = set(Batch.objects.filter(undo_of__in=batches).values_list("undo_of_id", flat=True))
    return [
        RequestLine(
            number=one.pk,
            kind=one.kind,
            kind_name=Kind(one.kind).label,
            state=one.state,
            state_name=State(one.state).label,
            person=one.person_id,
            name=people.get(one.person_id, ""),
            agency_code=one.agency_code,
            asked_by=actors[one.asked_by],
            asked_at=one.asked_at,
            decided_by=actors.get(one.decided_by, ""),
            decided_at=one.decided_at,
            reason=one.reason,
            batch=one.batch,
            file_name=one.enclosure.name if one.enclosure else "",
            is_undone=one.batch in undone,
            content=one.content,
        )
        for one in rows
    ]


def line_of(made: StaffRequest) -> RequestLine:
    return lines_of([made])[0]
