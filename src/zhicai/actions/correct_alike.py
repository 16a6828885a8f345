"""Put all faults of one kind right in one act."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.columns import columns_in
from zhicai.actions.drafts.corrections import keep_corrections
from zhicai.actions.drafts.keep import find_open, get_file, touch
from zhicai.actions.drafts.model import CellCorrection
from zhicai.actions.drafts.take_files import corrections_of, open_upload
from zhicai.basics.errors import Refused
from zhicai.exchange.drafts.books import Cells
from zhicai.exchange.layouts.repairs import propose
from zhicai.exchange.sheets.reading.xlsx_scan import column_index
from zhicai.records.drafts.models import Draft, DraftFile, DraftRow


@walled
def correct_alike(key: int, group: str, *, by: Caller, text: str | None = None) -> int:
    """One text for all cells of the group, else the proposed fix; how many were changed."""
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    told = draft.preview.get("groups", {}).get(group)
    if told is None:
        raise Refused("draft.group_not_found")
    if (text is not None and not told["takes_text"]) or (text is None and told["proposed"] is None):
        raise Refused("draft.no_proposal")
    common = text if text is not None else told["text"]
    file = get_file(draft, told["file"])
    places = _places(draft, group)
    if common is not None:
        found = [CellCorrection(file.pk, sheet, cell, common) for sheet, cell in places]
    else:
        found = list(_proposed(draft, file, places))
    count = keep_corrections(draft, found, by)
    touch(draft, by)
    jobs.start(draft, jobs.PLAN, by)
    return count


def _places(draft: Draft, group: str) -> list[tuple[str, str]]:
    """Every cell whose remark belongs to the group, by the label of its sheet."""
    rows = DraftRow.objects.filter(
        draft_id=draft.pk, revision=draft.planned_revision, groups__contains=f"|{group}|"
    )
    return [
        (sheet, remark["cell"])
        for sheet, remarks in rows.order_by("order").values_list("sheet", "remarks")
        for remark in remarks
        if _is_of(remark, group)
    ]


def _is_of(remark: Mapping[str, Any], group: str) -> bool:
    return remark.get("group") == group and bool(remark.get("cell"))


def _proposed(
    draft: Draft, file: DraftFile, places: list[tuple[str, str]]
) -> Iterator[CellCorrection]:
    """What each cell must have meant; read again, for what may hold an ID is not kept."""
    cells = Cells(open_upload(file))
    said = corrections_of(draft, {file.pk}).get(file.pk, {})
    for sheet, cell in places:
        column = columns_in(file.summary, sheet).get(column_index(cell.rstrip("0123456789")))
        value = said.get((sheet, cell)) or cells.at(sheet, cell)
        meant = propose(column.layout, column.field, value) if column is not None else None
        if meant is not None:
            yield CellCorrection(file.pk, sheet, cell, meant)
