"""Rows of a report with totals per person → the portal's own figures, kept apart."""

from typing import Any

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.keep_row import merge_row
from zhicai.actions.intake.people_book import SummaryValues
from zhicai.actions.intake.places import place_of
from zhicai.actions.intake.report import FileReport
from zhicai.exchange.layouts.reading import Reading, Row

TOTALS = {
    "total_minutes": "total_minutes",
    "work_related_minutes": "work_related_minutes",
    "required_minutes": "required_minutes",
    "ai_minutes": "ai_minutes",
    "basic_minutes": "ai_basic_minutes",
    "advanced_minutes": "ai_advanced_minutes",
    "environment_minutes": "environment_minutes",
}


def plan_summaries(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    finder = PersonFinder(desk, report)
    finder.prepare(reading)
    found = [(row, finder.find(row)) for row in reading.rows]
    desk.people.load_summaries({key for _, key in found if key is not None})
    seen: set[tuple[Any, ...]] = set()
    for row, person_id in found:
        if person_id is None:
            continue
        values = _values(desk, row, person_id)
        if values[:3] in seen:
            report.fault(place_of(row), [row.remark("sheet.duplicate_row", "name")])
            continue
        seen.add(values[:3])
        merge_row(report, row, shelf=desk.people.summaries, values=values, person_id=person_id)
    return finder


def _values(desk: Desk, row: Row, person_id: int) -> SummaryValues:
    """A row that says nothing new keeps the day on which it was first told."""
    totals: dict[str, Any] = {ours: row.values.get(theirs) for ours, theirs in TOTALS.items()}
    period = (row.values["period_from"], row.values["period_until"])
    values = SummaryValues(person_id, *period, **totals, taken_on=desk.today)
    held = desk.people.summaries.find(values[:3])
    if held is None or any(
        totals[name] not in {None, getattr(held.values, name)} for name in totals
    ):
        return values
    return values._replace(taken_on=held.values.taken_on)
