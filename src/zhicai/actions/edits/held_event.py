"""The event that a form was opened with, if nobody has changed it since."""

from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.model import ThreeWay
from zhicai.actions.intake.people_book import EventValues
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Profile, StatusEvent

COLUMNS = ("kind", "started_on", "ended_on", "note")


def find_held_event(event: int, *, wanted: EventValues | None = None) -> StatusEvent:
    """Raises Refused("edit.event_gone") and EditConflict; `wanted` None: it is to be ended."""
    opened = StatusEvent.objects.filter(pk=event).select_related("closed_by").first()
    if opened is None or (wanted is not None and opened.person_id != wanted.person_id):
        raise Refused("edit.event_gone")
    if opened.known_until is None:
        return opened
    now = version_now(opened)
    about = Profile.objects.filter(person_id=opened.person_id, known_until__isnull=True).first()
    lines = [
        ThreeWay(
            about.name if about else "",
            name,
            getattr(opened, name),
            getattr(now, name, None),
            getattr(wanted, name, None),
        )
        for name in COLUMNS
    ]
    raise conflict_with(opened.closed_by, lines)


def version_now(opened: StatusEvent) -> StatusEvent | None:
    """What became of it: the version at the end of the line, None where it was taken back.

    A withdrawal that was undone opens the same event anew, under the same start.
    """
    found: StatusEvent | None = opened
    while found is not None and found.known_until is not None:
        last = found
        found = StatusEvent.objects.filter(replaces=last.pk).order_by("-pk").first()
        if found is None:
            return StatusEvent.objects.filter(
                person_id=last.person_id,
                kind=last.kind,
                started_on=last.started_on,
                known_until__isnull=True,
            ).first()
    return found
