"""Whose own data an account may see at an agency: nobody else's, whatever an address says."""

from zhicai.actions.access import Caller, Permission, appointments_in_force, require
from zhicai.actions.edits.office_people import people_of_office
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person


def get_own_person(permission: Permission, *, agency_code: str, by: Caller) -> Person:
    """The person that her own appointment there names; a deputy stands in for no one's own data.

    Raises Refused("self.not_linked") where no person is linked, or she is of another agency now.
    """
    require(by, permission, agency_code)
    own = appointments_in_force(by).filter(
        agency_code=agency_code, on_behalf_of__isnull=True, person_id__isnull=False
    )
    linked = own.values_list("person_id", flat=True)
    found = people_of_office(agency_code, by.today).filter(pk__in=list(linked)).first()
    if found is None:
        raise Refused("self.not_linked")
    return found


def is_linked(agency_code: str, *, by: Caller) -> bool:
    """Whether the account is somebody's of the agency; the name of the page rests on it."""
    own = appointments_in_force(by).filter(agency_code=agency_code, on_behalf_of__isnull=True)
    return own.filter(person_id__isnull=False).exists()
