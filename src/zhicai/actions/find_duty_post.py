"""The post of one person with its duties, as the paste box opens on it."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.posts import get_post, name_of


@dataclass(frozen=True, slots=True)
class DutyPost:
    """`version` names the post as it is now."""

    person: int
    version: int
    name: str
    division: str
    job_title: str
    duty_text: str


@walled
def find_duty_post(agency_code: str, person: int, *, by: Caller) -> DutyPost:
    """Raises Refused("duty.holder_unknown") alike for nobody and for another office's."""
    require(by, Permission.DATA_IMPORT, agency_code)
    post = get_post(agency_code, person, by=by)
    name = name_of(person)
    return DutyPost(person, post.pk, name, post.division, post.job_title, post.duty_text)
