"""The receipt of one batch: who, when, which files, what became of every row, what it changed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.access import Caller, Permission, deny, may, require, walled
from zhicai.actions.edits.office_people import batch_below
from zhicai.actions.enter_office import name_of
from zhicai.actions.intake.kept_receipt import (
    KeptEffect,
    RemarkGroup,
    RowCounts,
    group_remarks,
    names_of,
    read_effects,
    sum_rows,
)
from zhicai.actions.undo_batch import UNDO_DAYS
from zhicai.exchange.layouts.catalogue import all_layouts
from zhicai.records.ledger.models import Batch, SourceFile


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """`hashes` are SHA-256; more than one only where two files bear one name and layout."""

    name: str
    title: str
    hashes: tuple[str, ...]
    rows: RowCounts
    faults: tuple[RemarkGroup, ...]
    notices: tuple[RemarkGroup, ...]
    corrected: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """`changes` counts facts by kind; `agency_name` is empty where no agency has the code."""

    number: int
    kind: str
    agency_code: str
    agency_name: str
    actor: str
    applied_at: dt.datetime
    undo_until: dt.datetime
    is_undoable: bool
    undo_of: int | None
    undone_by: int | None
    note: str
    files: tuple[ReceiptFile, ...]
    effects: tuple[KeptEffect, ...]
    changes: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> RowCounts:
        names = ("total", "added", "updated", "unchanged", "skipped", "faulty")
        return sum_rows({name: getattr(one.rows, name) for name in names} for one in self.files)


@walled
def find_receipt(number: int, agency_code: str, *, by: Caller) -> Receipt:
    """A batch of the agency or of one below it today; raises NotAllowedError for any other."""
    require(by, Permission.BATCH_READ, agency_code)
    mine = batch_below(agency_code, by.today)
    batch = Batch.objects.select_related("undone_by").filter(mine, pk=number).first()
    if batch is None:
        deny(by, Permission.BATCH_READ, agency_code)
    undone_by = getattr(batch, "undone_by", None)
    undo_until = batch.applied_at + dt.timedelta(days=UNDO_DAYS)
    is_open = undone_by is None and by.now <= undo_until
    return Receipt(
        number=batch.pk,
        kind=batch.kind,
        agency_code=batch.agency_code,
        agency_name=name_of(batch.agency_code, by.today) or "",
        actor=names_of([batch.actor_code])[batch.actor_code],
        applied_at=batch.applied_at,
        undo_until=undo_until,
        is_undoable=is_open and may(by, Permission.BATCH_UNDO, batch.agency_code),
        undo_of=batch.undo_of_id,
        undone_by=undone_by.pk if undone_by else None,
        note=batch.report.get("note", ""),
        files=_files(batch),
        effects=read_effects(batch.report),
        changes=batch.report.get("changes", {}),
    )


def _files(batch: Batch) -> tuple[ReceiptFile, ...]:
    """In the order in which they were taken in."""
    hashes: dict[tuple[str, str], tuple[str, ...]] = {}
    sources = SourceFile.objects.filter(batch=batch).order_by("id")
    for name, layout, sha256 in sources.values_list("name", "layout", "content_hash"):
        hashes[name, layout] = (*hashes.get((name, layout), ()), sha256)
    titles = {layout.name: layout.title for layout in all_layouts()}
    return tuple(
        ReceiptFile(
            name=file["name"],
            title=titles.get(file["layout"] or "", ""),
            hashes=hashes.get((file["name"], file["layout"] or ""), ()),
            rows=RowCounts(**file["rows"]),
            faults=group_remarks(file["faults"]),
            notices=group_remarks(file["notices"]),
            corrected=_places(file.get("corrected", ())),
        )
        for file in batch.report.get("files", ())
    )


def _places(cells: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Cells put right while importing, as a spreadsheet writes them."""
    return tuple(
        "!".join(str(one[key]) for key in ("sheet", "cell") if one.get(key)) for one in cells
    )
