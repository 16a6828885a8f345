"""The person of an address, if she is one of the office's own."""

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.edits.office_people import person_of_office
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person


def get_office_person(
    person: int, permission: Permission, *, agency_code: str, by: Caller
) -> Person:
    """Raises Refused("person.not_found") alike for nobody and for somebody of another office."""
    require(by, permission, agency_code)
    found = person_of_office(person, agency_code, by.today).first()
    if found is None:
        raise Refused("person.not_found")
    return found
