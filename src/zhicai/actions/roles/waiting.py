"""How many of an office wait for a decision on their role, counted without reading everybody."""

import datetime as dt
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from zhicai.actions.edits.facts_mark import Mark, facts_mark
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.rights.wall import sight
from zhicai.actions.roles.held_duties import PLAIN, held_duties, held_on
from zhicai.actions.roles.office_roles import Office
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.roles.models import RoleAssignment
from zhicai.records.staff.models import Person, Posting

OFFICES_KEPT = 64
STANDING = Q(known_until__isnull=True)


def count_waiting_roles(agency_code: str, today: dt.date) -> int:
    """As many as wait in the list of `office_roles`; kept until anything is written."""
    return _kept_count(facts_mark(), (sight(), agency_code, today))


@lru_cache(maxsize=OFFICES_KEPT)
def _kept_count(_mark: Mark, at: Office) -> int:
    _, agency_code, today = at
    mine = Q(agency_id__in=agencies_below(agency_code, today))
    return _undecided(mine, today) + _reopened(mine, today)


def _undecided(mine: Q, today: dt.date) -> int:
    """Who has duties, or a head's yes about her post, and no decision."""
    decided = RoleAssignment.objects.filter(STANDING, person_id=OuterRef("person_id"))
    people = Person.objects.filter(mine).values("pk")
    told = Posting.objects.filter(STANDING, held_on(today)).exclude(duty_text="")
    by_text = told.filter(~Exists(decided), person_id__in=people)
    agreed = DutyAnswer.objects.filter(STANDING, question__in=PLAIN, answer=DutyAnswer.Answer.YES)
    also_told = Exists(told.filter(person_id=OuterRef("person_id")))
    by_answers = agreed.filter(~Exists(decided), ~also_told).values("person_id")
    found = held_duties(list(people.filter(pk__in=by_answers).values_list("pk", flat=True)), today)
    waiting = by_text.aggregate(people=Count("person_id", distinct=True))
    return int(waiting["people"]) + sum(held.is_told for held in found.values())


def _reopened(mine: Q, today: dt.date) -> int:
    """Who was decided on and whose duties are others now; read are those with a newer fact."""
    decided = RoleAssignment.objects.filter(STANDING, mine)
    decided = decided.annotate(decided_on=TruncDate("known_from"))
    newer = decided.filter(
        Exists(_moved_since(Posting))
        | Exists(_moved_since(DutyAnswer))
        | Exists(_begun_or_ended_since())
    )
    hashes = dict(newer.values_list("person_id", "duty_hash"))
    found = held_duties(list(hashes), today)
    return sum(held.duty_hash != hashes[person] for person, held in found.items())


def _moved_since(kind: type[Posting] | type[DutyAnswer]) -> QuerySet[Any]:
    """Versions of the decided person's facts that were written or closed after the decision."""
    at = OuterRef("known_from")
    is_newer = Q(known_from__gt=at) | Q(known_until__gt=at)
    return kind._default_manager.filter(is_newer, person_id=OuterRef("person_id"))


def _begun_or_ended_since() -> QuerySet[Posting]:
    """Posts whose own dates fall on the day of the decision or later."""
    day = OuterRef("decided_on")
    return Posting.objects.filter(
        Q(started_on__gte=day) | Q(ended_on__gte=day),
        STANDING,
        person_id=OuterRef("person_id"),
    )
