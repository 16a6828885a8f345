"""New texts for cells: encrypted, one for each cell, the last one counts."""

from collections.abc import Iterable

from zhicai.actions.access import Caller
from zhicai.actions.drafts.model import CellCorrection
from zhicai.records.drafts.models import Draft, DraftCorrection
from zhicai.records.drafts.seal import seal_text

CHUNK = 1000


def keep_corrections(draft: Draft, corrections: Iterable[CellCorrection], by: Caller) -> int:
    """How many cells were put right."""
    latest = {(one.file_id, one.sheet, one.cell): one.text for one in corrections}
    rows = [
        DraftCorrection(
            draft=draft,
            file_id=file_id,
            sheet=sheet,
            cell=cell,
            text_encrypted=seal_text(text),
            actor_code=by.code,
            changed_at=by.now,
        )
        for (file_id, sheet, cell), text in latest.items()
    ]
    DraftCorrection.objects.bulk_create(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["draft", "file_id", "sheet", "cell"],
        update_fields=["text_encrypted", "actor_code", "changed_at"],
    )
    return len(rows)
