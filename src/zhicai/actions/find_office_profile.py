"""The profile of one agency, to be read by whoever works there."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.offices.profile import Profile, load_profile


@walled
def find_office_profile(agency_code: str, *, by: Caller) -> Profile:
    """Blank fields where nobody has filled them in."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    return load_profile(agency_code)
