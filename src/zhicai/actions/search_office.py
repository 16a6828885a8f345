"""One box over what an office works with."""

from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.list_courses import CoursesQuery, list_courses
from zhicai.actions.search_people import PersonMatch, search_people
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency, AgencyPeriod

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """At most 20 of each kind, best known first."""

    people: tuple[PersonMatch, ...]
    agencies: tuple[Hit, ...]
    courses: tuple[Hit, ...]
    provisions: tuple[Hit, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.agencies or self.courses or self.provisions)


@walled
def search_office(agency_code: str, text: str, *, by: Caller) -> Found:
    """People by name or national ID, agencies by name or code, courses, provisions by name.

    Each kind is looked through only where the caller may see it.
    """
    require(by, Permission.OFFICE_ENTER, agency_code)
    sees_staff = may(by, Permission.STAFF_READ, agency_code)
    sees_figures = may(by, Permission.STANDING_READ, agency_code)
    sees_rules = may(by, Permission.RULEBOOK_READ, agency_code)
    return Found(
        people=search_people(text, agency_code=agency_code, by=by, most=MOST) if sees_staff else (),
        agencies=_agencies(agency_code, text, by) if sees_figures else (),
        courses=_courses(agency_code, text, by) if sees_staff else (),
        provisions=_provisions(text) if sees_rules else (),
    )


def _courses(agency_code: str, text: str, by: Caller) -> tuple[Hit, ...]:
    query = CoursesQuery(agency_code=agency_code, search=text, size=MOST, sort="name")
    rows = list_courses(query, by=by).page.rows
    return tuple(Hit(str(line.state.course), line.state.name or line.state.code) for line in rows)


def _agencies(agency_code: str, text: str, by: Caller) -> tuple[Hit, ...]:
    today = by.today
    periods = AgencyPeriod.objects.filter(
        agency_id__in=agencies_below(agency_code, today),
        known_until__isnull=True,
        from_on__lte=today,
        until_on__gte=today,
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
