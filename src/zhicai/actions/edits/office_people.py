"""Which people an office may see: those who count at or below its agency today."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from zhicai.basics.errors import Unreadable
from zhicai.basics.national_ids import is_masked, parse_masked_id, parse_national_id
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.staff.identity import hash_national_id
from zhicai.records.staff.models import Person, Profile


def agencies_below(agency_code: str, today: dt.date) -> QuerySet[Any]:
    """A query of the ids of the agency and of all below it on the day."""
    root = Agency.objects.filter(code=agency_code).values("id")
    paths = AgencyPath.objects.filter(ancestor_id__in=root, from_on__lte=today, until_on__gte=today)
    return paths.values("descendant_id")


def is_whole(agency_code: str, today: dt.date) -> bool:
    """Whether every agency there is stands at or below this one on the day."""
    return agencies_below(agency_code, today).count() == Agency.objects.count()


def stands_below(agency_code: str, today: dt.date, *, column: str) -> Q:
    """Rows whose agency is the office or stands below it: for few rows, each looked up alone."""
    root = Agency.objects.filter(code=agency_code).values("id")
    paths = AgencyPath.objects.filter(
        descendant_id=OuterRef(column), from_on__lte=today, until_on__gte=today
    )
    return Q(Exists(paths.filter(ancestor_id__in=root)))


def in_line(agency_code: str, today: dt.date, *, column: str) -> Q:
    """Rows whose agency stands above the office, is it, or stands below it on the day."""
    root = Agency.objects.filter(code=agency_code).values("id")
    above = AgencyPath.objects.filter(
        descendant_id__in=root, from_on__lte=today, until_on__gte=today
    )
    is_above = Q(**{f"{column}__in": above.values("ancestor_id")})
    return is_above | stands_below(agency_code, today, column=column)


def batch_below(agency_code: str, today: dt.date) -> Q:
    """Batches that were applied at the agency or at one that stands below it on the day."""
    theirs = Agency.objects.filter(code=OuterRef("agency_code"))
    below = theirs.filter(stands_below(agency_code, today, column="id"))
    return Q(agency_code=agency_code) | Q(Exists(below))


def person_of_office(person: int, agency_code: str, today: dt.date) -> QuerySet[Person]:
    """The person of a key, or nobody where she is not of the office."""
    mine = stands_below(agency_code, today, column="agency_id")
    return Person.objects.filter(mine, pk=person)


def people_of_office(agency_code: str, today: dt.date) -> QuerySet[Person]:
    return Person.objects.filter(agency_id__in=agencies_below(agency_code, today))


def current_name(person_column: str) -> Subquery:
    """The present name of the person that a column points at."""
    profiles = Profile.objects.filter(person_id=OuterRef(person_column), known_until__isnull=True)
    return Subquery(profiles.values("name")[:1])


def people_found(text: str) -> QuerySet[Any]:
    """A query of the ids of people by part of a name, by national ID or by staff number.

    Of a masked ID what stands before the first star is looked for.
    """
    if is_masked(text):
        shown = parse_masked_id(text).partition("*")[0]
        return Person.objects.filter(national_id_masked__startswith=shown).values("id")
    hashed = _hash_of(text)
    if hashed is not None:
        return Person.objects.filter(national_id_hash=hashed).values("id")
    profiles = Profile.objects.filter(known_until__isnull=True)
    named = profiles.filter(folded_name__contains=fold(text))
    numbered = profiles.filter(employee_number=text.strip()).exclude(employee_number="")
    return (named | numbered).values("person_id")


def _hash_of(text: str) -> str | None:
    """The keyed hash where the text is a national ID; it is looked for in no other way."""
    try:
        return hash_national_id(parse_national_id(text))
    except Unreadable:
        return None
