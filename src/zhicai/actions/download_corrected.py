"""The officer's own file given back with a column 「問題」."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from zhicai.actions.access import Caller, Permission, keep_event, walled
from zhicai.actions.drafts.keep import find_own, get_file, store
from zhicai.actions.drafts.model import CorrectedFile
from zhicai.actions.drafts.pack import unpack_remark
from zhicai.actions.drafts.take_files import open_upload
from zhicai.exchange.drafts.books import label_of
from zhicai.exchange.drafts.give_back import annotate_upload
from zhicai.records.drafts.models import Draft, DraftCorrection, DraftFile, DraftRow

CORRECTED = "匯入時已更正 {cell}"
Texts = dict[tuple[str, int], list[str]]


@walled
def download_corrected(key: int, file_id: int, *, by: Caller) -> CorrectedFile:
    """Each faulty row says why, each corrected one which cells; the look of the file stays.

    Taking it out is an entry of the audit. A locked file comes back as a plain workbook: its
    password was not kept.
    """
    draft = find_own(key, Permission.DATA_IMPORT, by=by)
    file = get_file(draft, file_id)
    books = open_upload(file)
    texts = _texts(draft, file_id)
    problems = {
        (book.inner, sheet.name, number): "；".join(told)
        for book in books
        for sheet in book.sheets
        for number, told in _of_sheet(texts, label_of(book, sheet.name)).items()
    }
    path = store().path(draft.pk, file.pk)
    suffix, content = annotate_upload(
        None if file.is_locked else path, books, name=file.name, problems=problems
    )
    _record(draft, file, by)
    return CorrectedFile(f"{PurePath(file.name).stem}_問題{suffix}", content)


def _record(draft: Draft, file: DraftFile, by: Caller) -> None:
    """The file holds whole IDs: who took it out is an entry of the audit."""
    keep_event(
        by,
        "draft.file_returned",
        agency_code=draft.agency_code or draft.root_code,
        object_key=str(draft.pk),
        fields={"content_hash": file.content_hash},
    )


def _of_sheet(texts: Texts, label: str) -> Mapping[int, list[str]]:
    return {number: told for (sheet, number), told in texts.items() if sheet == label}


def _texts(draft: Draft, file_id: int) -> Texts:
    found: Texts = {}
    rows = DraftRow.objects.filter(
        draft_id=draft.pk, revision=draft.planned_revision, file_id=file_id, outcome="faulty"
    )
    for row in rows.order_by("order"):
        found[(row.sheet, row.number)] = [_message(told) for told in row.remarks]
    cells = DraftCorrection.objects.filter(draft=draft, file_id=file_id).order_by("id")
    for sheet, cell in cells.values_list("sheet", "cell"):
        number = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        found.setdefault((sheet, number), []).append(CORRECTED.format(cell=cell))
    return found


def _message(told: Mapping[str, Any]) -> str:
    return unpack_remark(told).message
