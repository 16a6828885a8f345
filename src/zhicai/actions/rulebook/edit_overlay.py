"""Set a value where the law leaves it to the agency: shown first, with everybody who flips."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.model import EditReport
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.overlay_book import OverlayValues, write_value
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.rulebook.own_value import check_own_value, to_json
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.core.rules.overlaid import is_judged
from zhicai.core.rules.provision import Provision
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED
from zhicai.records.agencies.models import Agency
from zhicai.records.overlays.models import Overlay

OTHERS = tuple(one for one in JUDGED if one != AI_ATTAINMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayEntry:
    """`overlay` is the version that the form was opened with; None: a new value.

    Issuer, day, number and clause are those of the agency's own decision.
    """

    agency_code: str
    provision_id: str
    in_force_from: dt.date
    in_force_until: dt.date | None = None
    value: Mapping[str, Any]
    issuer: str
    issue_number: str = ""
    issued_on: dt.date
    clause: str = ""
    note: str = ""
    overlay: int | None = None


def get_open_provision(provision_id: str) -> Provision:
    """Raises Refused: provision.not_found, overlay.closed."""
    provision = rulebook().provisions.get(provision_id)
    if provision is None:
        raise Refused("provision.not_found", value=provision_id)
    rule = provision.overlay
    if rule is None or not rule.is_open:
        why = (rule.closed_because if rule is not None else None) or ""
        raise Refused("overlay.closed", value=provision.name, why=why)
    return provision


@walled
def edit_overlay(entry: OverlayEntry, *, by: Caller, dry: bool = True) -> EditReport:
    """Dry: what would change and who would be judged differently.

    Raises Refused: provision.not_found, overlay.closed, overlay.ends_before_start,
    overlay.issued_after_today, overlay.gone, overlay.twice; OwnValueRefused with every fault.
    """
    require(by, Permission.OVERLAY_EDIT, entry.agency_code)
    provision = get_open_provision(entry.provision_id)
    _check_days(entry, by.today)
    span = (entry.in_force_from, entry.in_force_until)
    value = check_own_value(entry.value, provision, book=rulebook(), span=span)
    agency = Agency.objects.get(code=entry.agency_code)
    wanted = _values(entry, agency.pk, value)

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(entry.agency_code, by, note=f"{provision.name}：機關自訂")
        plan.changes = {"Overlay": _changes(wanted, entry.overlay)}
        return plan, ()

    others = OTHERS if is_judged(entry.provision_id) else ()
    return carry_out(make, by=by, dry=dry, others=others)


def _check_days(entry: OverlayEntry, today: dt.date) -> None:
    if entry.in_force_until is not None and entry.in_force_until < entry.in_force_from:
        raise Refused("overlay.ends_before_start")
    if entry.issued_on > today:
        raise Refused("overlay.issued_after_today", value=entry.issued_on.isoformat())


def _values(entry: OverlayEntry, agency_id: int, value: dict[str, Any]) -> OverlayValues:
    return OverlayValues(
        agency_id,
        entry.provision_id,
        entry.in_force_from,
        entry.in_force_until,
        mask_ids_in(write_value(to_json(value))),
        entry.issuer.strip(),
        entry.issue_number.strip(),
        entry.issued_on,
        entry.clause.strip(),
        mask_ids_in(entry.note.strip()),
    )


def _changes(wanted: OverlayValues, opened: int | None) -> list[Change]:
    """One version closed and one opened, or nothing where it is so already."""
    current = Overlay.objects.filter(
        agency_id=wanted.agency_id, provision_id=wanted.provision_id, known_until__isnull=True
    ).order_by("pk")
    same_day = current.filter(in_force_from=wanted.in_force_from).first()
    held = same_day if opened is None else current.filter(pk=opened).first()
    if opened is not None and held is None:
        raise Refused("overlay.gone")
    if same_day is not None and (opened is None or same_day.pk != opened):
        raise Refused("overlay.twice", value=wanted.in_force_from.isoformat())
    if held is not None and wanted == OverlayValues(
        *(getattr(held, name) for name in OverlayValues._fields)
    ):
        return []
    return [Change(held.pk if held else None, wanted, Source(None, ""))]
