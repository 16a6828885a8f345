"""The kept questions of an account at one agency."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.people.saved_filters import FilterLine, filters_of, line_of


@walled
def list_filters(agency_code: str, *, by: Caller) -> tuple[FilterLine, ...]:
    """By name; nobody sees those of another account."""
    require(by, Permission.STAFF_READ, agency_code)
    return tuple(map(line_of, filters_of(by, agency_code)))
