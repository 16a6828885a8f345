"""Why a verdict about one of the office's people is what it is, down to the rows of files."""

from zhicai.actions.access import Caller, Permission
from zhicai.actions.explain_standing import Explained, ExplainQuery, explain_standing
from zhicai.actions.find_person_page import PersonPageQuery
from zhicai.actions.people.office_person import get_office_person


def explain_person(query: PersonPageQuery, provision_id: str, *, by: Caller) -> Explained:
    """Raises Refused: person.not_found, provision.not_found."""
    found = get_office_person(
        query.person, Permission.STAFF_READ, agency_code=query.agency_code, by=by
    )
    asked = ExplainQuery(
        person=str(found.pk),
        provision_id=provision_id,
        year=query.year,
        as_of=query.as_of,
        known_at=query.known_at,
    )
    return explain_standing(asked, by=by)
