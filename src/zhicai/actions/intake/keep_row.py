"""Put what one row says on its shelf, count the outcome, and tell old → new where asked."""

from typing import Any

from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Shelf
from zhicai.exchange.layouts.reading import Row


def merge_row(
    report: FileReport, row: Row, *, shelf: Shelf, values: Any, person_id: int | None = None
) -> None:
    """What the row does not say stays as it is held."""
    source = source_of(report.file_id, row)
    if report.trace is None:
        report.count(shelf.merge(values, source))
        return
    held = shelf.find(shelf.key(values))
    before = held.values if held is not None else None
    outcome = shelf.merge(values, source)
    report.count(outcome)
    after = shelf.find(shelf.key(values))
    pairs = [(before, after.values)] if after is not None else []
    report.trace.keep(place_of(row), outcome, person_id=person_id, pairs=pairs)
