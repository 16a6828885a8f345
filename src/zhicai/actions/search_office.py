"""One box over what an office works with."""

from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.access import Caller, Permission, require
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency, AgencyPath, AgencyPeriod

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """At most 20 of each kind, best known first."""

    agencies: tuple[Hit, ...]
    provisions: tuple[Hit, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.agencies or self.provisions)


def search_office(agency_code: str, text: str, *, by: Caller) -> Found:
    """Agencies at or below the office by name or code, provisions by name or id."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    return Found(_agencies(agency_code, text, by), _provisions(text))


def _agencies(agency_code: str, text: str, by: Caller) -> tuple[Hit, ...]:
    today = by.today
    below = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(code=agency_code).values("id"),
        from_on__lte=today,
        until_on__gte=today,
    ).values("descendant_id")
    periods = AgencyPeriod.objects.filter(
        agency_id__in=below, known_until__isnull=True, from_on__lte=today, until_on__gte=today
    )
    coded = Agency.objects.filter(code__iexact=text).values("id")
    named = periods.filter(Q(name__icontains=text) | Q(agency_id__in=coded)).order_by("name")
    rows = list(named.values_list("agency_id", "name")[:MOST])
    codes = dict(Agency.objects.filter(id__in=[key for key, _ in rows]).values_list("id", "code"))
    return tuple(Hit(codes[key], name) for key, name in rows)


def _provisions(text: str) -> tuple[Hit, ...]:
    wanted = fold(text)
    found = [
        Hit(one.id, one.name)
        for one in rulebook().provisions.values()
        if wanted in fold(one.name) or wanted in one.id
    ]
    return tuple(sorted(found, key=lambda hit: hit.key)[:MOST])
