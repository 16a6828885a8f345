"""Why a verdict about one of the office's people is what it is, down to the rows of files."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, may, walled
from zhicai.actions.edits.office_people import batch_below
from zhicai.actions.explain_standing import Explained, ExplainQuery, explain_standing
from zhicai.actions.find_person_page import PersonPageQuery
from zhicai.actions.people.office_person import get_office_person
from zhicai.records.ledger.models import Batch


@dataclass(frozen=True, slots=True)
class ExplainedPerson:
    """`receipts` holds the batches whose receipt the caller may open, with their agency."""

    told: Explained
    receipts: Mapping[int, str]


@walled
def explain_person(query: PersonPageQuery, provision_id: str, *, by: Caller) -> ExplainedPerson:
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
    told = explain_standing(asked, by=by)
    batches = {row.batch for row in told.records.values()}
    if not may(by, Permission.BATCH_READ, query.agency_code):
        return ExplainedPerson(told, {})
    own = Batch.objects.filter(batch_below(query.agency_code, by.today), pk__in=batches)
    return ExplainedPerson(told, dict(own.values_list("pk", "agency_code")))
