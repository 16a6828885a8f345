"""The person of an address, if she is one of the office's own."""

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.edits.office_people import people_of_office
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person


def get_office_person(
    person: int, permission: Permission, *, agency_code: str, by: Caller
) -> Person:
    """Raises Refused("person.not_found") alike for nobody and for somebody of another office."""
    require(by, permission, agency_code)
    found = people_of_office(agency_code, by.today).filter(pk=person).first()
    if found is None:
        raise Refused("person.not_found")
    return found
