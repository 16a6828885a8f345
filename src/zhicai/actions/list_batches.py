"""What was taken in, and what of it was taken back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.basics.errors import Refused
from zhicai.records.ledger.models import Batch


@dataclass(frozen=True, slots=True)
class BatchLine:
    number: int
    kind: str
    agency_code: str
    actor_code: str
    applied_at: dt.datetime
    undo_of: int | None
    undone_by: int | None
    files: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "batch": self.number,
            "kind": self.kind,
            "agency": self.agency_code,
            "actor": self.actor_code,
            "applied_at": self.applied_at,
            "undo_of": self.undo_of,
            "undone_by": self.undone_by,
            "files": list(self.files),
        }


@walled
def list_batches(agency_code: str | None, *, by: Caller) -> list[BatchLine]:
    """All batches that the caller may see, newest first."""
    batches = Batch.objects.select_related("undone_by").order_by("-pk")
    if agency_code is not None:
        require(by, Permission.BATCH_READ, agency_code)
        batches = batches.filter(agency_code=agency_code)
    return [_line(one) for one in batches if may(by, Permission.BATCH_READ, one.agency_code)]


@walled
def get_batch(number: int, *, by: Caller) -> BatchLine:
    """Raises Refused("batch.not_found")."""
    batch = Batch.objects.select_related("undone_by").filter(pk=number).first()
    if batch is None or not may(by, Permission.BATCH_READ, batch.agency_code):
        raise Refused("batch.not_found", value=str(number))
    return _line(batch)


def _line(batch: Batch) -> BatchLine:
    undone_by = getattr(batch, "undone_by", None)
    return BatchLine(
        number=batch.pk,
        kind=batch.kind,
        agency_code=batch.agency_code,
        actor_code=batch.actor_code,
        applied_at=batch.applied_at,
        undo_of=batch.undo_of_id,
        undone_by=undone_by.pk if undone_by else None,
        files=tuple(batch.report.get("files", ())),
    )
