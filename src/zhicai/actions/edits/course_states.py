"""What an office knows of each course: who learned it, who waits for its level, what holds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, QuerySet, Sum

from zhicai.actions.edits.facts_mark import Mark, facts_mark
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.levels import Levels
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.tree import Tree
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.dates import roc_year, year_start
from zhicai.core.learning.suggest_level import LevelHint, find_hint
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.learning.models import Course, CourseDetail, LearningRecord, LevelDecision
from zhicai.records.learning.set_based import count_learned
from zhicai.records.staff.models import Person
from zhicai.records.standings.set_based import SUMMED, course_parts, course_sums

KEPT = 8
MANY = 2000
# Agencies up to which their people are looked up one by one.
FEW = 500
Row = tuple[int, int | None, int, int, int]


@dataclass(frozen=True, slots=True)
class CourseState:
    """`level` is what holds at the office; `decision` is the version that says so.

    `records`, `people` and `minutes` are of this year; those `waiting` are where nobody decided.
    """

    course: int
    provider: str
    code: str
    name: str
    category_code: str
    level: str | None
    is_required: bool | None
    is_environment: bool | None
    decision: int | None
    records: int = 0
    people: int = 0
    minutes: int = 0
    waiting_people: int = 0
    waiting_minutes: int = 0
    hint: LevelHint | None = None

    @property
    def is_waiting(self) -> bool:
        return self.waiting_people > 0


class Learned(NamedTuple):
    """What one agency learned of a course this year."""

    agency: int | None
    records: int
    people: int
    minutes: int


def course_states(agency_code: str, today: dt.date) -> Mapping[int, CourseState]:
    """Courses that somebody of the office learned this year, or that a decision names.

    Counting reads every record of the office; the answer is kept until facts change.
    """
    return _kept_states(facts_mark(), agency_code, today)


@lru_cache(maxsize=KEPT)
def _kept_states(_mark: Mark, agency_code: str, today: dt.date) -> Mapping[int, CourseState]:
    with above_the_wall():  # counts alone; they are kept for whoever asks next
        return dict(_count(agency_code, today))


def forget() -> None:
    """Count anew when next asked, as after a change of facts."""
    _kept_states.cache_clear()


def _count(agency_code: str, today: dt.date) -> Iterator[tuple[int, CourseState]]:
    known = Known()
    line, below = _line_of(agency_code, today)
    if not line:
        return
    root_id = line[0]
    split = _split_courses(below)
    wanted = [*line, *below] if split else line
    tree = Tree(known, wanted if len(wanted) <= MANY else None)
    levels = Levels(known, tree, rulebook(), today)
    learned = _learned(agency_code, today, agencies={root_id, *below}, split=split)
    parts = {course: learned[course] for course in split if course in learned}
    versions = _versions()
    details = _details()
    general = _general()
    for course_id, key, provider, code in _courses():
        generals = general.get(key.partition("|")[2]) if provider else None
        decision = _decision(versions, (course_id, generals), line)
        if course_id not in learned and decision is None:
            continue
        marks = levels.marks(course_id, root_id)
        name, category = details.get(course_id, ("", ""))
        state = CourseState(
            course_id,
            provider,
            code,
            name,
            category,
            *marks,
            decision,
            *_numbers(learned.get(course_id, ())),
        )
        hint = find_hint(rulebook(), today, course_name=name, category=category)
        yield course_id, replace(_with_waiting(state, parts, levels), hint=hint)


def _line_of(agency_code: str, today: dt.date) -> tuple[list[int], set[int]]:
    """The office and all above it, nearest first; and all that stand below it on the day."""
    root = Agency.objects.filter(code=agency_code).values("id")
    paths = AgencyPath.objects.filter(from_on__lte=today, until_on__gte=today)
    above = paths.filter(descendant_id__in=root).order_by("depth", "ancestor_id")
    below = paths.filter(ancestor_id__in=root, depth__gt=0).order_by("descendant_id")
    return (
        list(above.values_list("ancestor_id", flat=True)),
        set(below.values_list("descendant_id", flat=True)),
    )


def _courses() -> list[tuple[int, str, str, str]]:
    found = Course.objects.order_by("course_key")
    return list(found.values_list("id", "course_key", "provider", "code"))


def _general() -> dict[str, int]:
    """Code or name → the course of it without a provider, whose decisions hold for all."""
    found = Course.objects.filter(provider="").order_by("id")
    return {key[1:]: course_id for course_id, key in found.values_list("id", "course_key")}


def _details() -> dict[int, tuple[str, str]]:
    current = CourseDetail.objects.filter(known_until__isnull=True)
    rows = current.values_list("course_id", "name", "category_code")
    return {course_id: (name, category) for course_id, name, category in rows}


def _versions() -> dict[tuple[int, int], int]:
    """(course, agency) → the decision in force."""
    current = LevelDecision.objects.filter(known_until__isnull=True)
    rows = current.values_list("pk", "course_id", "agency_id")
    return {(course, agency): row_id for row_id, course, agency in rows}


def _decision(
    versions: Mapping[tuple[int, int], int], courses: tuple[int | None, ...], line: list[int]
) -> int | None:
    """The nearest decision at or above the office: of the course itself, else of its code."""
    for course in courses:
        for agency in line:
            if course is not None and (course, agency) in versions:
                return versions[(course, agency)]
    return None


def records_of_year(agency_code: str, today: dt.date) -> QuerySet[LearningRecord]:
    """Records of the year, completed by today, of everybody who counts in the office.

    A record bears the agency in which its person counts, as every fact about her does.
    """
    return _records_until(today).filter(agency_id__in=agencies_below(agency_code, today))


def _records_until(today: dt.date) -> QuerySet[LearningRecord]:
    first, last = _days(today)
    return LearningRecord.objects.filter(
        known_until__isnull=True, completed_on__gte=first, completed_on__lte=last
    )


def _days(today: dt.date) -> tuple[dt.date, dt.date]:
    return year_start(roc_year(today)), today


def _learned(
    agency_code: str, today: dt.date, *, agencies: Collection[int], split: Sequence[int]
) -> Mapping[int, list[Learned]]:
    """Course → what each agency of the office learned of it; a person counts in one only.

    A small office is found by its people, so that the records of all others are not read. For a
    large one what is kept answers, added up but for the courses of `split`.
    """
    if len(agencies) <= FEW:
        people = Person.objects.filter(agency_id__in=agencies_below(agency_code, today))
        found = _records_until(today).filter(person_id__in=people.values("id"))
        rows: Iterable[Row] = found.order_by("course_id", "agency_id").values_list(
            "course_id",
            "agency_id",
            Count("id"),
            Count("person_id", distinct=True),
            Sum("minutes"),
        )
    else:
        kept = _kept_rows(agency_code, today, agencies=agencies, split=split)
        rows = kept or count_learned(*_days(today))
    learned: dict[int, list[Learned]] = defaultdict(list)
    for course, agency, *numbers in rows:
        if agency is SUMMED or agency in agencies:
            learned[course].append(Learned(agency, *map(int, numbers)))
    return learned


def _kept_rows(
    agency_code: str, today: dt.date, *, agencies: Collection[int], split: Sequence[int]
) -> Sequence[Row]:
    """None at all where what is kept does not answer for the day."""
    year = roc_year(today)
    if not is_fresh(year, today, rulebook()):
        return []
    is_whole = len(agencies) == Agency.objects.count()
    sums = course_sums(year, None if is_whole else agencies_below(agency_code, today))
    apart = set(split)
    return [row for row in sums if row[0] not in apart] + course_parts(year, split)


def _numbers(learned: Iterable[Learned]) -> tuple[int, int, int]:
    """Records, people and minutes of all agencies together."""
    rows = list(learned)
    return (
        sum(one.records for one in rows),
        sum(one.people for one in rows),
        sum(one.minutes for one in rows),
    )


def _split_courses(below: set[int]) -> list[int]:
    """Courses of which some agency below the office decides for itself."""
    current = LevelDecision.objects.filter(known_until__isnull=True)
    rows = current.order_by().values_list("course_id", "agency_id")
    decided = {course for course, agency in rows if agency in below}
    keys = dict(Course.objects.filter(pk__in=decided).values_list("course_key", "provider"))
    codes = {key.partition("|")[2] for key, provider in keys.items() if not provider}
    alike = {
        course_id
        for course_id, key, *_ in (_courses() if codes else ())
        if key.partition("|")[2] in codes
    }
    return sorted(decided | alike)


def _with_waiting(
    state: CourseState,
    parts: Mapping[int, list[Learned]],
    levels: Levels,
) -> CourseState:
    """Everybody waits where nobody decided; where parts decide for themselves, the others do."""
    if state.course not in parts:
        is_open = state.level is None
        return replace(
            state,
            waiting_people=state.people if is_open else 0,
            waiting_minutes=state.minutes if is_open else 0,
        )
    waiting = [
        one for one in parts[state.course] if levels.marks(state.course, one.agency).level is None
    ]
    return replace(
        state,
        waiting_people=sum(one.people for one in waiting),
        waiting_minutes=sum(one.minutes for one in waiting),
    )
