"""Which AI level holds for a course at an agency: the nearest decision at or above it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from zhicai.actions.figures.known import Known
from zhicai.actions.figures.tree import Tree
from zhicai.basics.text import fold
from zhicai.core.rules.load import Rulebook
from zhicai.records.learning.models import Course

ENVIRONMENT = "learning.environment_categories"


class Marks(NamedTuple):
    """What is settled for a course; None is what nobody settled."""

    level: str | None = None
    is_required: bool | None = None
    is_environment: bool | None = None


class Levels:
    """Resolves (course, agency) to marks; each pair once."""

    def __init__(self, known: Known, tree: Tree, book: Rulebook, as_of: dt.date) -> None:
        self.tree, self.as_of = tree, as_of
        self.decisions: dict[int, dict[int, Marks]] = defaultdict(dict)
        for _, agency_id, course_id, level, *flags in known.rows("LevelDecision"):
            self.decisions[course_id][agency_id] = Marks(level or None, *flags)
        environment = book.find_value(ENVIRONMENT, as_of) or {}
        self.environment_codes = set(environment.get("codes", ()))
        self.environment_names = [fold(name) for name in environment.get("names", ())]
        self.courses = self._read_courses(known)
        self._lines: dict[int | None, list[int]] = {None: []}
        self._pairs: dict[tuple[int, int | None], int] = {}
        self._marks: list[Marks] = []

    @staticmethod
    def _read_courses(known: Known) -> dict[int, tuple[str, int | None]]:
        """Course → (category code, the course of the same code or name without provider)."""
        categories = {row[1]: row[3] for row in known.rows("CourseDetail")}
        found = list(Course.objects.order_by().values_list("id", "course_key", "provider", "code"))
        if known.plan:
            found.extend((key, *new) for key, new in known.plan.new_courses.items())
        rows = [(*row, categories.get(row[0], "")) for row in found]
        general = {key[1:]: course_id for course_id, key, *_ in rows if key.startswith("|")}
        return {
            course_id: (category, general.get(key.partition("|")[2]) if provider else None)
            for course_id, key, provider, _, category in rows
        }

    def variant(self, course_id: int, agency_id: int | None) -> int:
        """A number for the course as this agency sees it; 0, 1, 2 … in order of asking."""
        pair = (course_id, agency_id)
        found = self._pairs.get(pair)
        if found is None:
            found = self._pairs[pair] = len(self._marks)
            self._marks.append(self.marks(course_id, agency_id))
        return found

    def marks(self, course_id: int, agency_id: int | None) -> Marks:
        category, general = self.courses[course_id]
        by_category = self._is_environment(category)
        for candidate in (course_id, general):
            decided = self.decisions.get(candidate) if candidate is not None else None
            for above in self._line(agency_id) if decided else ():
                if decided and above in decided:
                    found = decided[above]
                    told = by_category if found.is_environment is None else found.is_environment
                    return found._replace(is_environment=told)
        return Marks(is_environment=by_category)

    def _is_environment(self, category: str) -> bool | None:
        """By the code or the name of the category; without a category nobody knows."""
        if not category:
            return None
        is_named = any(name in fold(category) for name in self.environment_names)
        return category in self.environment_codes or is_named

    def _line(self, agency_id: int | None) -> list[int]:
        if agency_id is not None and agency_id not in self._lines:
            self._lines[agency_id] = self.tree.above(agency_id, self.as_of)
        return self._lines[agency_id]

    def rows(self) -> Iterator[tuple[int, str | None, bool | None, bool | None]]:
        """course, level, is_required, is_environment, as judging reads them."""
        for number, marks in enumerate(self._marks):
            yield (number, *marks)
