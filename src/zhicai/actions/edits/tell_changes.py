"""Versions of facts side by side: what was, and what is or would be."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from zhicai.actions.edits.model import ADDED, ENDED, UPDATED, FactLine, FieldLine
from zhicai.actions.edits.names import Names
from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.intake.plan import Plan

CHUNK = 5000
UNTOLD = {"person_id", "course_id", "folded_name", "duty_hash", "suggestion"}


def tell_changes(plan: Plan, today: dt.date) -> tuple[FactLine, ...]:
    """Every fact of the plan, in the order of the plan."""
    pairs = [
        (kind, was, now)
        for kind in KINDS.values()
        for was, now in _pairs(kind, plan.changes.get(kind.name, ()))
    ]
    names = Names(today)
    names.load_for(row for _, was, now in pairs for row in (was, now) if row is not None)
    names.agencies.update(_planned_agencies(plan, names))
    return tuple(fact_line(kind, names, was=was, now=now) for kind, was, now in pairs)


def _planned_agencies(plan: Plan, names: Names) -> dict[int, str]:
    """Agencies that only the plan knows."""
    return {
        change.values.agency_id: " ".join(
            (plan.new_agencies[change.values.agency_id], change.values.name)
        )
        for change in plan.changes.get("AgencyPeriod", ())
        if change.values.agency_id in plan.new_agencies
        and not names.agencies.get(change.values.agency_id)
    }


def _pairs(kind: Kind, changes: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The values before and after; None where there was, or will be, no such fact."""
    listed = list(changes)
    held = versions(kind, [change.replaces for change in listed if change.replaces is not None])
    for change in listed:
        yield held.get(change.replaces), None if change.is_closing_only else change.values


def versions(kind: Kind, ids: list[int]) -> dict[int | None, Any]:
    """Versions of one kind by their own number, closed or not."""
    found: dict[int | None, Any] = {}
    for start in range(0, len(ids), CHUNK):
        rows = kind.facts._default_manager.filter(pk__in=ids[start : start + CHUNK])
        for row_id, *values in rows.order_by("pk").values_list("pk", *kind.columns):
            found[row_id] = kind.row(*values)
    return found


def fact_line(kind: Kind, names: Names, *, was: Any, now: Any) -> FactLine:
    """The columns that differ; of a new or ended fact, all that say something."""
    outcome = ADDED if was is None else ENDED if now is None else UPDATED
    return FactLine(
        kind.name, outcome, names.about(now or was), tuple(_fields(kind, names, was=was, now=now))
    )


def _fields(kind: Kind, names: Names, *, was: Any, now: Any) -> Iterator[FieldLine]:
    subject = {"agency_id"} if kind.name == "AgencyPeriod" else set()
    for column in kind.columns:
        before, after = (getattr(row, column, None) for row in (was, now))
        if column in UNTOLD | subject or before == after:
            continue
        if before in {None, ""} and after in {None, ""}:
            continue
        yield FieldLine(column, names.told(column, before), names.told(column, after))
