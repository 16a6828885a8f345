"""顯示完整字號: a look at one whole national ID; each look stays in the audit."""

from zhicai.actions.access import Caller, Permission, keep_people_event, walled
from zhicai.actions.people.office_person import get_office_person
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.staff.identity import decrypt_national_id

LONGEST_REASON = 200


@walled
def reveal_identity(person: int, *, agency_code: str, reason: str, by: Caller) -> str:
    """The whole ID. Raises Refused: person.not_found, identity.reason_missing."""
    found = get_office_person(person, Permission.IDENTITY_REVEAL, agency_code=agency_code, by=by)
    if not found.national_id_encrypted:
        raise Refused("person.not_found")
    told = mask_ids_in(reason.strip())[:LONGEST_REASON]
    if not told:
        raise Refused("identity.reason_missing")
    keep_people_event(
        by, "identity.revealed", agency_code=agency_code, people=[person], reason=told
    )
    return decrypt_national_id(bytes(found.national_id_encrypted))
