"""Stage a plan, apply it, and clear the staging tables whatever came of it."""

from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.apply_plan import apply_plan
from zhicai.actions.intake.forecast import Forecast
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.stage import clear, stage
from zhicai.actions.rights.wall import above_the_wall, plan_within
from zhicai.basics.dates import roc_year
from zhicai.core.rules.verdicts import AI_ATTAINMENT
from zhicai.records.ledger.models import Batch
from zhicai.records.standings.set_based import has_courses


def write_plan(plan: Plan, outlook: Forecast, by: Caller) -> Batch:
    """Raises MovedError where the facts have changed since; then nothing was written."""
    receipt = plan.details.setdefault("receipt", {})
    receipt["changes"] = {name: len(rows) for name, rows in plan.changes.items() if rows}
    receipt["effects"] = _effects(outlook)
    with plan_within(plan.key):
        try:
            with above_the_wall():  # whose files move, among all who were judged
                moved = stage(
                    plan,
                    moves_of=outlook.moves_of,
                    person_years=outlook.person_years,
                    present=roc_year(by.today),
                )
                is_kept = outlook.is_kept and (not moved or has_courses(roc_year(by.today)))
            return apply_plan(
                plan,
                by,
                agencies_of=outlook.agencies_of,
                learned_at=moved if is_kept else None,
                rules=rulebook().judging_version,
            )
        finally:
            with transaction.atomic():
                clear(plan.key)


def _effects(outlook: Forecast) -> list[dict[str, Any]]:
    """The KPI before and after, for the receipt; None where the agency did or does not exist."""
    sides = {"before": outlook.before, "after": outlook.after}
    return [
        {
            "id": AI_ATTAINMENT,
            **{
                side: standing.figure.get(AI_ATTAINMENT).counts.as_json() if standing else None
                for side, standing in sides.items()
            },
        }
    ]
