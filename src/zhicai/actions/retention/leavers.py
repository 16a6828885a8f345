"""Colleagues who left long ago: who they were is cleared, what they did stays as a figure."""

import datetime as dt
import json
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max, Q

from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.retention.terms import UNDO, Term
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.retention_words import FORGOTTEN
from zhicai.basics.text import fold
from zhicai.records.accounts.models import Appointment
from zhicai.records.agencies.models import Agency
from zhicai.records.certificates.models import Certificate
from zhicai.records.duties.models import DutyAnswer
from zhicai.records.ledger.models import MatchMemory
from zhicai.records.requests.models import StaffRequest
from zhicai.records.roles.models import RoleAssignment
from zhicai.records.staff.models import Person, Posting, Profile, StatusEvent
from zhicai.records.standings.models import PersonYear, Snapshot


@dataclass(frozen=True, slots=True)
class Leaver:
    """`snapshots` name her and are older than the term: they can be rebuilt no more."""

    person_id: int
    left_on: dt.date
    snapshots: frozenset[int]


def find_leavers(
    term: Term, *, now: dt.datetime, keys: Collection[int] | None = None
) -> Iterable[Leaver]:
    """Whose last posting ended at these agencies before the term, and whom nothing holds."""
    if term.until_on is None:
        return
    left = _left(term, keys)
    for key in _held(left, now):
        left.pop(key, None)
    named = _named(left) if left else {}
    for key, left_on in left.items():
        mine = {number: at for number, (at, people) in named.items() if key in people}
        if all(at < term.until_on for at in mine.values()):
            yield Leaver(key, left_on, frozenset(mine))


def _left(term: Term, keys: Collection[int] | None) -> dict[int, dt.date]:
    """By person the last day of all that is known now."""
    agencies = set(Agency.objects.filter(code__in=term.agencies).values_list("id", flat=True))
    postings = Posting.objects.filter(known_until=None)
    if keys is not None:
        postings = postings.filter(person_id__in=keys)
    staying = postings.filter(Q(ended_on=None) | Q(ended_on__gte=term.until_on))
    over = postings.exclude(person_id__in=staying.values("person_id"))
    known = Person.objects.exclude(national_id_encrypted=b"").values("pk")
    last = over.filter(person_id__in=known).values("person_id").annotate(last=Max("ended_on"))
    days = dict(last.values_list("person_id", "last"))
    where = over.filter(person_id__in=list(days)).values_list("person_id", "ended_on", "agency_id")
    return {
        person: day for person, day, agency in where if day == days[person] and agency in agencies
    }


def _held(people: Collection[int], now: dt.datetime) -> set[int]:
    """An undo may still need her facts, a request waits, or an account shows her own data."""
    young = now - UNDO
    held: set[int] = set()
    for kind in KINDS.values():
        if "person_id" in kind.columns:
            rows = kind.facts._default_manager.filter(person_id__in=people)
            late = rows.filter(Q(known_from__gt=young) | Q(known_until__gt=young))
            held |= set(late.values_list("person_id", flat=True))
    waiting = StaffRequest.objects.filter(person_id__in=people, state=StaffRequest.State.WAITING)
    using = Appointment.objects.filter(person_id__in=people).exclude(until_on__lt=now.date())
    held.update(waiting.values_list("person_id", flat=True))
    return held.union(one.person_id for one in using if one.person_id is not None)


def _named(people: Collection[int]) -> dict[int, tuple[dt.date, set[int]]]:
    """By snapshot the day it was taken and whom of these it names, whichever agency took it."""
    with above_the_wall():
        return _named_anywhere(people)


def _named_anywhere(people: Collection[int]) -> dict[int, tuple[dt.date, set[int]]]:
    found = {}
    for one in Snapshot.objects.iterator(chunk_size=1):
        told = json.loads(bytes(one.content))["people"]
        named = {int(line["person"]) for lines in told.values() for line in lines}
        found[one.pk] = (one.taken_at.date(), named.intersection(people))
    return found


def forget(person_id: int) -> None:
    """Every version of what tells who she was; inside a transaction. Minutes and days stay.

    Above the wall: the count alone writes the rows that it keeps, and her name stands there too.
    """
    with above_the_wall():
        _forget(person_id)


def _forget(person_id: int) -> None:
    Person.objects.filter(pk=person_id).update(
        national_id_hash=secrets.token_hex(32), national_id_encrypted=b"", national_id_masked=""
    )
    Profile.objects.filter(person_id=person_id).update(
        name=FORGOTTEN, folded_name=fold(FORGOTTEN), employee_number="", birth_on=None
    )
    blank = {"division": "", "job_title": ""}
    Posting.objects.filter(person_id=person_id).update(
        **blank, job_series="", rank_text="", duty_text="", staff_category_text=""
    )
    PersonYear.objects.filter(person_id=person_id).update(**blank, folded_name=fold(FORGOTTEN))
    StatusEvent.objects.filter(person_id=person_id).update(note="")
    Certificate.objects.filter(person_id=person_id).update(certificate_number="")
    RoleAssignment.objects.filter(person_id=person_id).update(suggestion="{}", reason="")
    DutyAnswer.objects.filter(person_id=person_id).update(**blank, answer_text="", signed_by="")
    MatchMemory.objects.filter(person_id=person_id).delete()
    Appointment.objects.filter(person_id=person_id).update(person_id=None)


def not_forgotten(people: Collection[int]) -> set[int]:
    """Of whom something is left that tells who she was."""
    known = Person.objects.filter(pk__in=people).exclude(national_id_encrypted=b"")
    named = Profile.objects.filter(person_id__in=people).exclude(name=FORGOTTEN)
    asked = StaffRequest.objects.filter(person_id__in=people)
    counted = PersonYear.objects.filter(person_id__in=people)
    kept = counted.exclude(folded_name=fold(FORGOTTEN))
    return {
        *kept.values_list("person_id", flat=True),
        *known.values_list("pk", flat=True),
        *named.values_list("person_id", flat=True),
        *asked.values_list("person_id", flat=True),
    }
