"""The courses known while planning, the levels decided for them, and who holds which record."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from zhicai.actions.intake.shelf import Shelf, Source
from zhicai.basics.text import fold
from zhicai.records.learning.models import Course, CourseDetail, Coverage, LevelDecision
from zhicai.records.ledger.models import new_key


class CourseValues(NamedTuple):
    course_key: str
    provider: str
    code: str


class DetailValues(NamedTuple):
    course_id: int
    name: str
    category_code: str


class LevelValues(NamedTuple):
    agency_id: int
    course_id: int
    level: str
    is_required: bool | None
    is_environment: bool | None


class CoverageValues(NamedTuple):
    agency_id: int
    covered_from: dt.date
    covered_until: dt.date


def course_key(provider: str | None, code: str | None, name: str | None) -> str:
    """Provider (or nothing) and code; without a code, the folded name.

    >>> course_key(None, "AI-101", "生成式AI入門")
    '|AI-101'
    >>> course_key("", None, "生成式 AI 入門")
    '|~生成式ai入門'
    """
    told = code.strip() if code and code.strip() else "~" + fold(name or "")
    return f"{(provider or '').strip()}|{told}"


class CourseBook:
    """All courses of the installation, the decisions and the coverage, as planned."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = dict(Course.objects.values_list("course_key", "id"))
        self.new: dict[int, CourseValues] = {}
        self.levels = Shelf("LevelDecision", lambda row: (row.agency_id, row.course_id))
        self.levels.load(_read(LevelDecision, LevelValues))
        self._decided: set[int] | None = None
        self._codes: dict[str, str] | None = None
        self.details = Shelf("CourseDetail", lambda row: row.course_id)
        self.details.load(_read(CourseDetail, DetailValues))
        self.coverages = Shelf("Coverage", lambda row: row)
        self.coverages.load(_read(Coverage, CoverageValues))

    def is_decided(self, values: CourseValues) -> bool:
        """Whether some agency has confirmed a level for the course, or for its code alone."""
        if self._decided is None:
            self._decided = {held.values.course_id for held in self.levels if held.values.level}
        found = (
            self.ids.get(key)
            for key in (values.course_key, "|" + values.course_key.partition("|")[2])
        )
        return any(course_id in self._decided for course_id in found)

    def open_course(self, values: CourseValues) -> int:
        """The identity of a course, made where there is none yet."""
        if values.course_key not in self.ids:
            course_id = new_key()
            self.ids[values.course_key] = course_id
            self.new[course_id] = values
        return self.ids[values.course_key]

    def find_code(self, name: str) -> str | None:
        """The code under which other files know a course of this name."""
        if self._codes is None:
            code_of = {key: text.partition("|")[2] for text, key in self.ids.items()}
            self._codes = {
                fold(held.values.name): code_of[held.values.course_id]
                for held in self.details
                if held.values.name and not code_of[held.values.course_id].startswith("~")
            }
        return self._codes.get(fold(name))

    def tell(self, course_id: int, *, name: str, category_code: str, source: Source) -> None:
        """Fill what is not known yet; what is known stays."""
        held = self.details.find(course_id)
        known = held.values if held else DetailValues(course_id, "", "")
        told = DetailValues(course_id, known.name or name, known.category_code or category_code)
        if held is None or told != known:
            self.details.put(told, source)


def _read(model: Any, values: Any) -> Iterable[tuple[int, Any]]:
    current = model.objects.filter(known_until__isnull=True)
    for row in current.values_list("id", *values._fields).iterator(chunk_size=5000):
        yield row[0], values(*row[1:])
