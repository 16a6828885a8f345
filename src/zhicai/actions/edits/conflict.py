"""Tell the second of two savers who was first."""

from collections.abc import Sequence

from zhicai.actions.edits.model import EditConflict, ThreeWay
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.records.ledger.models import Batch


def conflict_with(batch: Batch | None, lines: Sequence[ThreeWay]) -> EditConflict:
    """`batch` is the one that saved in between; None where it is not known."""
    if batch is None:
        return EditConflict(lines)
    name = names_of([batch.actor_code])[batch.actor_code]
    return EditConflict(lines, actor=name, batch=batch.pk)
