"""How each kind of status event is counted at an office today, its own decisions included."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.event_kinds import EVENTS, EventKind, event_kinds
from zhicai.actions.edits.names import Names
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.overlay_book import OverlayValues, read_value
from zhicai.actions.rulebook.own_decisions import decision_text
from zhicai.actions.rulebook.own_lines import line_of, nearest
from zhicai.actions.rulebook.own_value import from_json
from zhicai.records.overlays.models import Overlay


@dataclass(frozen=True, slots=True)
class EventReading:
    """`effect` is the one in force at the office; `own` tells whose decision that is, if one."""

    kind: EventKind
    effect: str | None
    own: str = ""


@walled
def list_event_readings(
    agency_code: str, *, by: Caller, only: str = ""
) -> tuple[EventReading, ...]:
    """All kinds, or `only` one: as the rulebook reads it, or as the nearest agency decided."""
    require(by, Permission.STAFF_READ, agency_code)
    kinds = [kind for kind in event_kinds(by.today) if only in {"", kind.key}]
    current = Overlay.objects.filter(
        known_until__isnull=True, provision_id__in=[EVENTS + kind.key for kind in kinds]
    )
    ordered = current.order_by("in_force_from", "pk").values_list(*OverlayValues._fields)
    rows = [OverlayValues(*columns) for columns in ordered]
    above = line_of(agency_code, by.today).above if rows else ()
    chosen = {
        kind.key: nearest(
            [row for row in rows if row.provision_id == kind.provision_id], above, by.today
        )
        for kind in kinds
    }
    names = Names(by.today)
    names.load_agencies(row.agency_id for row in chosen.values() if row is not None)
    return tuple(_reading(kind, chosen[kind.key], names) for kind in kinds)


def _reading(kind: EventKind, row: OverlayValues | None, names: Names) -> EventReading:
    if row is None:
        return EventReading(kind, kind.effect)
    book = rulebook()
    value = from_json(read_value(row.value), book.get_provision(row.provision_id))
    agency_name = names.agencies.get(row.agency_id, "").partition(" ")[2]
    return EventReading(
        kind, value.get("effect"), decision_text(row, book, agency_name=agency_name)
    )
