"""One request of a colleague's own, its file, and taking it back."""

from django.db import transaction

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.enclosures.keep import KeptFile, read_file
from zhicai.actions.requests.model import RequestLine
from zhicai.actions.requests.own import get_own_person
from zhicai.actions.requests.steps import State, line_of, note, take_waiting
from zhicai.basics.errors import Refused
from zhicai.records.requests.models import StaffRequest
from zhicai.records.staff.models import Person


@walled
def find_own_request(agency_code: str, number: int, *, by: Caller) -> RequestLine:
    """Raises Refused("request.not_found") alike for none and for somebody else's."""
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    return line_of(_mine(own, agency_code, number))


@walled
def open_own_file(agency_code: str, number: int, *, by: Caller) -> KeptFile:
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    made = _mine(own, agency_code, number)
    if made.enclosure is None:
        raise Refused("request.not_found", value=str(number))
    return read_file(made.enclosure)


@walled
def withdraw_own_request(agency_code: str, number: int, *, by: Caller) -> RequestLine:
    """Raises Refused: request.not_found, request.over."""
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    made = _mine(own, agency_code, number)
    with transaction.atomic():
        fresh = take_waiting(made)
        fresh.state, fresh.decided_at, fresh.decided_by = State.WITHDRAWN, by.now, by.code
        fresh.save()
        note(fresh, by, "request.withdrawn")
    return line_of(fresh)


def _mine(own: Person, agency_code: str, number: int) -> StaffRequest:
    made = StaffRequest.objects.select_related("enclosure").filter(
        pk=number, person_id=own.pk, agency_code=agency_code
    )
    found = made.first()
    if found is None:
        raise Refused("request.not_found", value=str(number))
    return found
