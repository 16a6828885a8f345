"""One page of the rows of a preview, found in the database."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import model
from zhicai.actions.drafts.columns import columns_in
from zhicai.actions.drafts.keep import find_own
from zhicai.actions.drafts.model import CellLine, PersonCandidate, RowsQuery, RowTab
from zhicai.actions.drafts.pack import unpack_remark
from zhicai.actions.drafts.take_files import corrections_of
from zhicai.actions.page import Page, clip
from zhicai.basics.messages.labels import FIELDS
from zhicai.basics.remarks import Remark
from zhicai.basics.text import fold
from zhicai.exchange.layouts.rows import seen
from zhicai.exchange.sheets.model import cell_address
from zhicai.records.drafts.models import Draft, DraftFile, DraftRow

Texts = Mapping[tuple[str, str], str]


@walled
def list_draft_rows(key: int, query: RowsQuery, *, by: Caller) -> Page[model.DraftRow]:
    """Rows of a tab in the order of the files; a search looks at names only."""
    draft = find_own(key, Permission.DATA_IMPORT, by=by)
    found = _find(draft, query)
    total = found.count()
    number, size = clip(query.page, query.size, total)
    start = (number - 1) * size
    kept = list(found.order_by("order", "id")[start : start + size])
    files = {file.pk: file for file in DraftFile.objects.filter(draft=draft)}
    corrected = corrections_of(draft, {row.file_id for row in kept})
    rows = tuple(_show(row, files[row.file_id], corrected.get(row.file_id, {})) for row in kept)
    return Page(rows, number, size, total)


def _find(draft: Draft, query: RowsQuery) -> QuerySet[DraftRow]:
    rows = DraftRow.objects.filter(draft_id=draft.pk, revision=draft.planned_revision)
    if query.tab == RowTab.NOTICES:
        rows = rows.filter(has_notice=True)
    elif query.tab == RowTab.AMBIGUOUS:
        rows = rows.filter(is_ambiguous=True)
    else:
        rows = rows.filter(outcome=query.tab.value)
    if query.file_id is not None:
        rows = rows.filter(file_id=query.file_id)
    if query.code:
        rows = rows.filter(codes__contains=f"|{query.code}|")
    if query.group:
        rows = rows.filter(groups__contains=f"|{query.group}|")
    folded = fold(query.search)
    return rows.filter(folded_name__contains=folded) if folded else rows


def _show(row: DraftRow, file: DraftFile, texts: Texts) -> model.DraftRow:
    remarks = tuple(unpack_remark(told) for told in row.remarks)
    return model.DraftRow(
        file_id=row.file_id,
        file_name=file.name,
        sheet=row.sheet,
        number=row.number,
        place=f"{row.sheet}!{row.number}",
        outcome=RowTab(row.outcome),
        name=row.name,
        national_id_masked=row.national_id_masked,
        cells=tuple(_cells(row, file, remarks=remarks, texts=texts)),
        remarks=remarks,
        candidates=tuple(PersonCandidate(*told[:6]) for told in row.candidates),
        is_decided=row.is_decided,
    )


def _cells(
    row: DraftRow, file: DraftFile, *, remarks: Sequence[Remark], texts: Texts
) -> list[CellLine]:
    columns = columns_in(file.summary, row.sheet)
    at_cell = {remark.cell: remark for remark in reversed(remarks) if remark.cell}
    lines = []
    for place, now, *was in row.cells:
        if not isinstance(place, int):
            lines.append(_silent(place, now, was))
        elif place in columns:
            column = columns[place]
            cell = cell_address(row.number, place)
            text = texts.get((row.sheet, cell))
            lines.append(
                CellLine(
                    field=column.field,
                    label=column.header,
                    cell=cell,
                    was=was[0] if was else "",
                    now=now if text is None else seen(column.field, text),
                    is_changed=bool(was),
                    remark=at_cell.get(cell),
                    is_corrected=text is not None,
                )
            )
    return lines


def _silent(key: str, now: str, was: list[Any]) -> CellLine:
    """A value that changes although no cell of the file states it."""
    return CellLine(key, FIELDS.get(key, key), None, was[0] if was else "", now, is_changed=True)
