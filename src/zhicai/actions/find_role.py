"""One person: her duties, what they suggest, what was decided and why."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.people.office_person import get_office_person
from zhicai.actions.roles.details import RoleLine
from zhicai.actions.roles.own import role_of
from zhicai.actions.roles.reach import reach_of
from zhicai.basics.errors import Refused


@walled
def find_role(person: int, *, agency_code: str, by: Caller) -> RoleLine:
    """Raises Refused("person.not_found") for whoever holds no post at or below the office."""
    found = get_office_person(person, Permission.ROLE_READ, agency_code=agency_code, by=by)
    reach = reach_of(Permission.ROLE_DECIDE, agency_code, by)
    line = role_of(found, by.today, decidable=reach.holds)
    if line is None:
        raise Refused("person.not_found")
    return line
