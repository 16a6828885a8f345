"""Which entries of the audit were asked for, and which of them the office may see."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhicai.actions.access import TAIPEI, Caller
from zhicai.actions.edits.office_people import agencies_below, people_of_office
from zhicai.actions.intake.kinds import KINDS
from zhicai.basics.audit_event_words import FAMILIES
from zhicai.records.accounts.models import Appointment, Grant
from zhicai.records.agencies.models import Agency
from zhicai.records.audit.models import AuditEvent, AuditSubject
from zhicai.records.drafts.models import Draft

ABOUT_EVERYBODY = ("facts.exported",)
BATCH = ("batch.import", "batch.edit", "batch.undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """Blank: not asked for. `person` is a key; the days are of Taipei, both included."""

    agency_code: str | None
    person: int | None = None
    actor: str = ""
    family: str = ""
    below: str = ""
    from_on: dt.date | None = None
    until_on: dt.date | None = None

    @property
    def asked(self) -> list[str]:
        """The names of what was asked for, never the values: they stand in the audit."""
        names = ("person", "actor", "family", "below", "from_on", "until_on")
        return [name for name in names if getattr(self, name) not in ("", None)]


def find_entries(query: AuditQuery, by: Caller) -> QuerySet[AuditEvent]:
    """Newest first. The local administrator, who asks of no agency, sees all."""
    found = AuditEvent.objects.order_by("-sequence")
    if query.person is not None:
        found = found.filter(about(query.person))
    if query.person is None or not _is_ours(query.person, query.agency_code, by):
        found = found.filter(_seen_at(query, by))
    return _narrowed(found, query, by)


def _narrowed(found: QuerySet[AuditEvent], query: AuditQuery, by: Caller) -> QuerySet[AuditEvent]:
    if query.actor:
        found = found.filter(actor_code=query.actor)
    if query.below:
        found = found.filter(agency_code__in=_codes_below(query.below, by.today))
    if query.family in FAMILIES:
        family = Q()
        for start in FAMILIES[query.family][1]:
            family |= Q(action__startswith=start)
        found = found.filter(family)
    if query.from_on:
        found = found.filter(at__gte=_midnight(query.from_on))
    if query.until_on:
        found = found.filter(at__lte=dt.datetime.combine(query.until_on, dt.time.max, TAIPEI))
    return found


def about(person: int) -> Q:
    """Entries that saw, handed out or changed data of the person."""
    batches = [str(number) for number in sorted(_batches_of(person))]
    drafts = Draft.objects.filter(batch_number__in=batches).values_list("pk", flat=True)
    return (
        Q(sequence__in=AuditSubject.objects.filter(person_id=person).values("sequence"))
        | Q(object_key=str(person))
        | Q(action__in=BATCH, object_key__in=batches)
        | Q(action="draft.file_returned", object_key__in=[str(key) for key in drafts])
        | Q(action__in=ABOUT_EVERYBODY)
    )


def _batches_of(person: int) -> set[int]:
    """The batches that opened or closed a version of a fact about the person."""
    found: set[int] = set()
    for kind in KINDS.values():
        if kind.is_personal:
            facts = kind.facts._default_manager.filter(person_id=person)
            for column in ("batch_id", "closed_by_id"):
                numbers = facts.exclude(**{column: None}).values_list(column, flat=True)
                found |= set(numbers.distinct())
    return found


def _is_ours(person: int, agency_code: str | None, by: Caller) -> bool:
    """Of her own people an office is told who of any other saw them."""
    if agency_code is None:
        return True
    return people_of_office(agency_code, by.today).filter(pk=person).exists()


def _seen_at(query: AuditQuery, by: Caller) -> Q:
    """Entries of agencies at or below, and those of no agency by accounts that serve there.

    The local administrator owns the directory: every account is hers to ask about.
    """
    if query.agency_code is None:
        return Q()
    codes = _codes_below(query.agency_code, by.today)
    accounts = Appointment.objects.filter(agency_code__in=codes).values("account__code")
    granted = Grant.objects.filter(agency_code__in=codes).values("account__code")
    at_work = Q(actor_code__in=accounts) | Q(actor_code__in=granted)
    if by.account.is_local_administrator:
        at_work = Q()
    return Q(agency_code__in=codes) | Q(at_work, agency_code="")


def _codes_below(agency_code: str, today: dt.date) -> list[str]:
    below = Agency.objects.filter(id__in=agencies_below(agency_code, today))
    return [agency_code, *below.values_list("code", flat=True)]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), TAIPEI)
