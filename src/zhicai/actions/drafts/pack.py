"""Remarks and counts in the JSON of a draft, and back."""

from collections.abc import Mapping
from typing import Any

from zhicai.actions.drafts.model import FigureEffect
from zhicai.actions.figures.figure import Counts, Standing
from zhicai.actions.intake.forecast import Forecast
from zhicai.actions.intake.kept_receipt import RowCounts
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark


def pack_remark(remark: Remark) -> dict[str, Any]:
    """IDs are masked by whoever made the remark; once more does no harm."""
    told = {
        "code": remark.code,
        "sheet": None if remark.sheet is None else mask_ids_in(remark.sheet),
        "cell": remark.cell,
        "value": None if remark.value is None else mask_ids_in(remark.value),
        "field": remark.field,
        "details": {key: mask_ids_in(str(value)) for key, value in remark.details.items()},
    }
    return {key: value for key, value in told.items() if value not in (None, {})}


def unpack_remark(told: Mapping[str, Any]) -> Remark:
    return Remark(
        told["code"],
        sheet=told.get("sheet"),
        cell=told.get("cell"),
        value=told.get("value"),
        field=told.get("field"),
        details=told.get("details", {}),
    )


def pack_balance(report: FileReport) -> dict[str, int]:
    counts = {outcome.value: report.counts[outcome] for outcome in Outcome}
    return {"total": report.total, **counts}


def add_balances(told: list[dict[str, int]]) -> dict[str, int]:
    names = ("total", *(outcome.value for outcome in Outcome))
    return {name: sum(one[name] for one in told) for name in names}


def unpack_balance(told: Mapping[str, int] | None) -> RowCounts:
    return RowCounts(**told) if told else RowCounts()


def pack_effects(outlook: Forecast) -> list[dict[str, Any]]:
    """Every provision of the root before and after."""
    names: dict[str, str] = {}
    for standing in (outlook.before, outlook.after):
        if standing is not None:
            names.update({one.provision_id: one.name for one in standing.figure.provisions})
    return [
        {
            "id": provision_id,
            "name": name,
            "before": _counts(outlook.before, provision_id),
            "after": _counts(outlook.after, provision_id),
        }
        for provision_id, name in names.items()
    ]


def _counts(standing: Standing | None, provision_id: str) -> list[int] | None:
    if standing is None:
        return None
    counts = standing.figure.get(provision_id).counts
    return [counts.counted, counts.met, counts.short]


def unpack_effect(told: Mapping[str, Any]) -> FigureEffect:
    before, after = (Counts(*told[side]) if told[side] else None for side in ("before", "after"))
    return FigureEffect(told["id"], told["name"], before, after)
