"""A colleague's own page: the same figures as the HR office sees, of herself alone."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.explain_standing import Explained, ExplainQuery, explain_of
from zhicai.actions.find_person_page import PersonPageQuery, page_of
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.people.person import PersonPage
from zhicai.actions.requests.model import RequestLine
from zhicai.actions.requests.own import get_own_person
from zhicai.actions.requests.steps import lines_of
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.audit.models import AuditEvent
from zhicai.records.requests.models import StaffRequest

REVEALED = "identity.revealed"
MOST_LOOKS = 50
MOST_REQUESTS = 100


@dataclass(frozen=True, slots=True)
class LookAtIdentity:
    """One look at her whole ID, as the audit knows it."""

    at: dt.datetime
    actor: str
    agency_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    page: PersonPage
    looks: tuple[LookAtIdentity, ...]
    requests: tuple[RequestLine, ...]


@walled
def find_own_page(
    agency_code: str, *, by: Caller, year: int | None = None, as_of: dt.date | None = None
) -> OwnPage:
    """Raises Refused("self.not_linked") for an account that is nobody's there."""
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    query = PersonPageQuery(agency_code=agency_code, person=own.pk, year=year, as_of=as_of)
    mine = StaffRequest.objects.select_related("enclosure").filter(
        agency_code=agency_code, person_id=own.pk
    )
    return OwnPage(
        page_of(own, query, by=by),
        looks_at(own.pk),
        tuple(lines_of(mine.order_by("-pk")[:MOST_REQUESTS])),
    )


@walled
def explain_own(
    agency_code: str, provision_id: str, *, by: Caller, year: int | None = None
) -> Explained:
    """Every record of hers, counted or not and why. Raises Refused: provision.not_found."""
    own = get_own_person(Permission.SELF_READ, agency_code=agency_code, by=by)
    query = ExplainQuery(person=str(own.pk), provision_id=provision_id, year=year)
    return explain_of(own, query, by=by)


def looks_at(person: int) -> tuple[LookAtIdentity, ...]:
    """The last looks at somebody's whole ID, newest first."""
    found = AuditEvent.objects.filter(action=REVEALED, object_key=str(person))
    rows = list(found.order_by("-sequence")[:MOST_LOOKS])
    names = names_of(row.actor_code for row in rows)
    return tuple(
        LookAtIdentity(row.at, names[row.actor_code], row.agency_code, mask_ids_in(row.reason))
        for row in rows
    )
