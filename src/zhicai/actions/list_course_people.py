"""Who of an office learned a course this year: each record with its minutes, day and source."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.course_states import course_states, records_of_year
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import current_name
from zhicai.actions.page import SIZE, Page, clip
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person

MANY = 5000


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """`file` and `place` are where the record was read."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    completed_on: dt.date
    minutes: int
    batch: int
    file: str | None
    place: str


@walled
def list_course_people(
    course: int, *, agency_code: str, by: Caller, number: int = 1, size: int = SIZE
) -> Page[CourseRecord]:
    """By name and day; where more than `MANY` learned it, by agency, as an index has them.

    Raises Refused("edit.course_gone") for a course not of this office.
    """
    require(by, Permission.STAFF_READ, agency_code)
    state = course_states(agency_code, by.today).get(course)
    if state is None:
        raise Refused("edit.course_gone")
    order = ("name",) if state.records <= MANY else ("agency_id", "person_id")
    shown, kept = clip(number, size, state.records)
    found = records_of_year(agency_code, by.today).filter(course_id=course)
    ordered = found.annotate(name=current_name("person_id")).order_by(*order, "completed_on", "id")
    rows = list(ordered.select_related("source_file")[(shown - 1) * kept :][:kept])
    names = Names(by.today)
    names.load_agencies(row.agency_id for row in rows)
    people = Person.objects.filter(pk__in={row.person_id for row in rows})
    masked = dict(people.values_list("pk", "national_id_masked"))
    lines = (
        CourseRecord(
            person=row.person_id,
            name=row.name or "",
            national_id_masked=masked.get(row.person_id, ""),
            agency_name=names.agencies.get(row.agency_id or 0, "").partition(" ")[2],
            completed_on=row.completed_on,
            minutes=row.minutes,
            batch=row.batch_id,
            file=row.source_file.name if row.source_file else None,
            place=row.source_place,
        )
        for row in rows
    )
    return Page(tuple(lines), shown, kept, state.records)
