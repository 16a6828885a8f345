"""Take back a status event that should never have been recorded; an end is no withdrawal."""

from collections.abc import Sequence

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.held_event import find_held_event
from zhicai.actions.edits.model import EditReport
from zhicai.actions.intake.people_book import EventValues
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.records.agencies.models import Agency
from zhicai.records.staff.models import Person, StatusEvent


@walled
def withdraw_event(event: int, *, by: Caller, note: str = "", dry: bool = True) -> EditReport:
    """The version is closed and nothing opened; undoing the batch brings the event back.

    Raises Refused: edit.event_gone; EditConflict where somebody changed the event since.
    """
    code = _agency_of(event)
    require(by, Permission.EVENT_RECORD, code)
    if code is None:
        raise Refused("edit.event_gone")

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(code, by, note=note)
        held = find_held_event(event)
        values = EventValues(held.person_id, held.kind, held.started_on, held.ended_on, held.note)
        closing = Change(held.pk, values, Source(None, ""), is_closing_only=True)
        plan.changes = {"StatusEvent": [closing]}
        return plan, ()

    return carry_out(make, by=by, dry=dry)


def _agency_of(event: int) -> str | None:
    """The code of the agency in which the person counts at present."""
    people = StatusEvent.objects.filter(pk=event).values("person_id")
    agencies = Person.objects.filter(pk__in=people).values("agency_id")
    found: str | None = (
        Agency.objects.filter(pk__in=agencies).values_list("code", flat=True).first()
    )
    return found
