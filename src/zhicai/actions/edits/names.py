"""What facts are about, in words: agencies, courses and people, each looked up once."""

import datetime as dt
from collections.abc import Iterable

from zhicai.records.agencies.models import Agency, AgencyPeriod
from zhicai.records.learning.models import Course, CourseDetail
from zhicai.records.staff.models import Profile

CHUNK = 5000
PLACES = ("agency_id", "parent_id", "serving_agency_id")


class Names:
    """Reads what is asked for together; whatever is not held is told by an empty text."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.agencies: dict[int, str] = {}
        self.courses: dict[int, str] = {}
        self.people: dict[int, str] = {}

    def load_agencies(self, ids: Iterable[int | None]) -> None:
        """Code and name of today, or the first name of an agency that is still to come."""
        wanted = sorted({key for key in ids if key is not None} - set(self.agencies))
        for part in _parts(wanted):
            codes = dict(Agency.objects.filter(pk__in=part).values_list("pk", "code"))
            names: dict[int, str] = {}
            periods = AgencyPeriod.objects.filter(agency_id__in=part, known_until__isnull=True)
            for row in periods.order_by("agency_id", "from_on"):
                if row.from_on <= self.today or row.agency_id not in names:
                    names[row.agency_id] = row.name
            for key in part:
                told = (codes.get(key, ""), names.get(key, ""))
                self.agencies[key] = " ".join(text for text in told if text)

    def load_courses(self, ids: Iterable[int]) -> None:
        """The name, or the code where no file gave a name."""
        wanted = sorted(set(ids) - set(self.courses))
        for part in _parts(wanted):
            codes = dict(Course.objects.filter(pk__in=part).values_list("pk", "code"))
            details = CourseDetail.objects.filter(course_id__in=part, known_until__isnull=True)
            names = dict(details.values_list("course_id", "name"))
            self.courses.update({key: names.get(key) or codes.get(key, "") for key in part})

    def load_people(self, ids: Iterable[int]) -> None:
        wanted = sorted(set(ids) - set(self.people))
        for part in _parts(wanted):
            current = Profile.objects.filter(person_id__in=part, known_until__isnull=True)
            names = dict(current.values_list("person_id", "name"))
            self.people.update({key: names.get(key, "") for key in part})

    def load_for(self, rows: Iterable[object]) -> None:
        """Whatever these values point at."""
        found = list(rows)
        self.load_agencies(getattr(row, name, None) for row in found for name in PLACES)
        self.load_courses(row.course_id for row in found if hasattr(row, "course_id"))
        self.load_people(row.person_id for row in found if hasattr(row, "person_id"))

    def about(self, row: object) -> str:
        """The course, person or agency that a fact tells of; a record is known by its course."""
        if hasattr(row, "person_id") and not hasattr(row, "course_id"):
            return self.people.get(row.person_id, "")
        if hasattr(row, "course_id"):
            return self.courses.get(row.course_id, "")
        return self.agencies.get(getattr(row, "agency_id", 0), "")

    def told(self, column: str, value: object) -> object:
        """A value as it is shown: an agency by code and name, all else as it is."""
        if column in {*PLACES, "establishment_id"} and isinstance(value, int):
            return self.agencies.get(value, "")
        return value


def _parts(ids: list[int]) -> Iterable[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
