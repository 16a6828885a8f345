"""Whom an auditor means: by name or by whole ID, among those whom she may ask about."""

from django.db.models import Q

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.office_people import agencies_below, current_name, people_found
from zhicai.actions.search_people import PersonMatch
from zhicai.records.audit.models import AuditSubject
from zhicai.records.staff.models import Person

MOST = 20


@walled
def find_audit_people(text: str, *, agency_code: str | None, by: Caller) -> tuple[PersonMatch, ...]:
    """Her own people, and those who were hers when an entry was written."""
    require(by, Permission.AUDIT_READ, agency_code)
    if not text.strip():
        return ()
    people = Person.objects.filter(pk__in=people_found(text))
    if agency_code is not None:
        below = agencies_below(agency_code, by.today)
        once = AuditSubject.objects.filter(agency_id__in=below).values("person_id")
        people = people.filter(Q(agency_id__in=below) | Q(pk__in=once))
    rows = people.annotate(name=current_name("pk")).order_by("name", "pk")[:MOST]
    return tuple(PersonMatch(one.pk, one.name or "", one.national_id_masked, "") for one in rows)
