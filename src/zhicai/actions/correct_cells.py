"""Put cells right in place, as if the new text stood in the file (匯入時更正)."""

import re
from collections.abc import Sequence

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.columns import Column, columns_in
from zhicai.actions.drafts.corrections import keep_corrections
from zhicai.actions.drafts.keep import find_open, touch
from zhicai.actions.drafts.model import CellCheck, CellCorrection
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.repairs import check_cell, choices_of
from zhicai.exchange.layouts.rows import seen
from zhicai.exchange.sheets.limits import LAST_ROW, MAX_CELL_TEXT
from zhicai.exchange.sheets.reading.xlsx_scan import column_index
from zhicai.records.drafts.models import Draft, DraftFile

CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@walled
def correct_cells(
    key: int, corrections: Sequence[CellCorrection], *, by: Caller
) -> tuple[CellCheck, ...]:
    """Each cell is checked by itself at once; the whole draft is planned again by a job.

    What was typed is kept also where it cannot be read: the next preview says so. A cell outside
    the columns in use is not kept and says `draft.cell_not_used`.
    """
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    columns = _columns(draft, corrections)
    checks = tuple(_check(one, columns.get(_place(one))) for one in corrections)
    kept = [one for one in corrections if _place(one) in columns]
    if kept:
        keep_corrections(draft, kept, by)
        touch(draft, by)
        jobs.start(draft, jobs.PLAN, by)
    return checks


def _place(one: CellCorrection) -> tuple[int, str, str]:
    return one.file_id, one.sheet, one.cell


def _columns(
    draft: Draft, corrections: Sequence[CellCorrection]
) -> dict[tuple[int, str, str], Column]:
    """The column of each cell that may be put right."""
    files = {file.pk: file for file in DraftFile.objects.filter(draft=draft)}
    found = {}
    for one in corrections:
        if one.file_id not in files:
            raise Refused("draft.file_not_found")
        parts = CELL.fullmatch(one.cell)
        columns = columns_in(files[one.file_id].summary, one.sheet)
        is_short = len(one.text) <= MAX_CELL_TEXT
        if parts and is_short and int(parts[2]) <= LAST_ROW and column_index(parts[1]) in columns:
            found[_place(one)] = columns[column_index(parts[1])]
    return found


def _check(one: CellCorrection, column: Column | None) -> CellCheck:
    return CellCheck(one.file_id, one.sheet, one.cell, _remark(one, column))


def _remark(one: CellCorrection, column: Column | None) -> Remark | None:
    if column is None:
        return Remark("draft.cell_not_used", one.sheet, one.cell, value=one.cell)
    code = check_cell(column.layout, column.field, one.text)
    if code is None:
        return None
    return Remark(
        code,
        one.sheet,
        one.cell,
        value=seen(column.field, one.text),
        field=column.header,
        details={"choices": choices_of(column.layout, column.field)},
    )
