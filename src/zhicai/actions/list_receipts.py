"""The batches of one agency a page at a time, counted and cut in the database."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.office_people import batch_below
from zhicai.actions.intake.kept_receipt import (
    RowCounts,
    agency_names,
    names_of,
    sum_rows,
)
from zhicai.actions.page import SIZE, Page, clip
from zhicai.records.ledger.models import Batch, SourceFile

COLUMNS = ("pk", "kind", "agency_code", "actor_code", "applied_at", "undo_of", "undone_by")


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One batch in the list; `rows` are those of all its files together."""

    number: int
    kind: str
    agency_code: str
    agency_name: str
    actor: str
    applied_at: dt.datetime
    undo_of: int | None
    undone_by: int | None
    file_names: tuple[str, ...]
    rows: RowCounts


@walled
def list_receipts(
    agency_code: str, *, by: Caller, number: int = 1, size: int = SIZE
) -> Page[ReceiptLine]:
    """Those of the agency and of what is below it today, newest first; no others are told."""
    require(by, Permission.BATCH_READ, agency_code)
    batches = Batch.objects.filter(batch_below(agency_code, by.today))
    total = batches.count()
    number, size = clip(number, size, total)
    start = (number - 1) * size
    keys = list(batches.order_by("-pk").values_list("pk", flat=True)[start : start + size])
    return Page(_lines(keys, by.today), number, size, total)


def _lines(keys: Sequence[int], today: dt.date) -> tuple[ReceiptLine, ...]:
    batches = Batch.objects.filter(pk__in=keys)
    names = _file_names(keys)
    most = max(map(len, names.values()), default=0)
    rows = list(_with_rows(batches, most))
    people = names_of(row["actor_code"] for row in rows)
    agencies = agency_names((row["agency_code"] for row in rows), today)
    return tuple(
        ReceiptLine(
            number=row["pk"],
            kind=row["kind"],
            agency_code=row["agency_code"],
            agency_name=agencies[row["agency_code"]],
            actor=people[row["actor_code"]],
            applied_at=row["applied_at"],
            undo_of=row["undo_of"],
            undone_by=row["undone_by"],
            file_names=names.get(row["pk"], ()),
            rows=sum_rows(row[f"rows_{at}"] for at in range(most)),
        )
        for row in rows
    )


def _with_rows(batches: QuerySet[Batch], most: int) -> Iterable[dict[str, Any]]:
    """The balance of each file is picked in the database: a report may hold a million codes."""
    picked = {f"rows_{at}": F(f"report__files__{at}__rows") for at in range(most)}
    columns = (*COLUMNS, *picked)
    rows: Iterable[dict[str, Any]] = batches.annotate(**picked).order_by("-pk").values(*columns)
    return rows


def _file_names(keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    files = SourceFile.objects.filter(batch__in=keys).order_by("batch_id", "name", "id")
    for batch, name in files.values_list("batch_id", "name"):
        found[batch] = (*found.get(batch, ()), name)
    return found
