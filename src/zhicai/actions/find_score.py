"""What the answers of a head of division move in the suggestion for one person."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.scores import Scored, scores_of
from zhicai.actions.find_role import find_role


@walled
def find_score(person: int, *, agency_code: str, by: Caller) -> Scored | None:
    """Raises Refused("person.not_found") for whoever holds no post at or below the office."""
    require(by, Permission.ROLE_READ, agency_code)
    find_role(person, agency_code=agency_code, by=by)
    return scores_of([person], by=by).get(person)
