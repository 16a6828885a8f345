"""Duties of posts that nobody holds, with the file and row that told them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.duties.posts import posts_of_office
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.page import SIZE, Page, page_of
from zhicai.basics.errors import Refused
from zhicai.records.duties.models import UnheldDuty
from zhicai.records.staff.models import Profile


@dataclass(frozen=True, slots=True)
class UnheldLine:
    number: int
    agency: str
    division: str
    job_title: str
    duty_text: str
    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody whom the duties may be given to."""

    person: int
    name: str
    division: str
    job_title: str


@walled
def list_unheld_duties(
    agency_code: str, *, by: Caller, page: int = 1, size: int = SIZE
) -> Page[UnheldLine]:
    """Of the agency and all below it, by agency, division and title."""
    require(by, Permission.STAFF_READ, agency_code)
    rows = list(_standing(agency_code, by))
    found = page_of(rows, number=page, size=size)
    names = Names(by.today)
    names.load_agencies(row.agency_id for row in found.rows)
    lines = tuple(_line(row, names) for row in found.rows)
    return Page(lines, found.number, found.size, found.total)


@walled
def get_unheld_duty(agency_code: str, number: int, *, by: Caller) -> UnheldLine:
    """Raises Refused("duty.unheld_gone")."""
    require(by, Permission.STAFF_READ, agency_code)
    row = _standing(agency_code, by).filter(pk=number).first()
    if row is None:
        raise Refused("duty.unheld_gone")
    names = Names(by.today)
    names.load_agencies([row.agency_id])
    return _line(row, names)


@walled
def list_holders(agency_code: str, number: int, *, by: Caller) -> tuple[Holder, ...]:
    """Who holds a post at the agency of these duties, her division first."""
    require(by, Permission.STAFF_READ, agency_code)
    row = _standing(agency_code, by).filter(pk=number).first()
    if row is None:
        raise Refused("duty.unheld_gone")
    posts = list(posts_of_office(agency_code, by=by).filter(agency_id=row.agency_id))
    people = [post.person_id for post in posts]
    named = Profile.objects.filter(person_id__in=people, known_until__isnull=True)
    names = dict(named.order_by("pk").values_list("person_id", "name"))
    found = {
        post.person_id: Holder(
            post.person_id, names.get(post.person_id, ""), post.division, post.job_title
        )
        for post in posts
    }
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (one.division != row.division, one.division, one.name, one.person),
        )
    )


def _standing(agency_code: str, by: Caller) -> QuerySet[UnheldDuty]:
    held = UnheldDuty.objects.select_related("source_file").filter(
        agency_id__in=agencies_below(agency_code, by.today), known_until__isnull=True
    )
    return held.order_by("agency_id", "division", "job_title", "pk")


def _line(row: UnheldDuty, names: Names) -> UnheldLine:
    return UnheldLine(
        row.pk,
        names.agencies.get(row.agency_id, ""),
        row.division,
        row.job_title,
        row.duty_text,
        row.source_file.name if row.source_file else "",
        row.source_place,
    )
