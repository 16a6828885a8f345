"""The courses of an office: those that wait for a level first, each with what hints at one."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.course_states import CourseState, course_states
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import in_line
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.page import SIZE, Page, page_of
from zhicai.basics.errors import Refused
from zhicai.basics.text import fold
from zhicai.core.learning.suggest_level import LevelHint, LevelSuggestion
from zhicai.records.agencies.models import Agency
from zhicai.records.learning.models import LevelDecision

WAITING, DECIDED, ALL = "waiting", "decided", ""
CONFIRMABLE = frozenset({LevelSuggestion.NONE, LevelSuggestion.BASIC, LevelSuggestion.ADVANCED})
ORDERS: dict[str, Callable[[CourseState], Any]] = {
    "-waiting": lambda one: (-one.waiting_people, -one.waiting_minutes, one.name, one.course),
    "-people": lambda one: (-one.people, -one.minutes, one.name, one.course),
    "name": lambda one: (one.name, one.code, one.course),
    "code": lambda one: (one.code, one.provider, one.course),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursesQuery:
    """`state` is waiting, decided or "" for all; `search` is part of a name or of a code."""

    agency_code: str
    state: str = ALL
    search: str = ""
    sort: str = "-waiting"
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, when, and from which file; `is_own`: at this office."""

    agency_name: str
    actor: str
    at: dt.datetime
    batch: int
    file: str | None
    is_own: bool
    is_environment: bool | None


@dataclass(frozen=True, slots=True)
class CourseLine:
    """`version` names what holds now; a form that carries it tells when somebody saves."""

    state: CourseState
    decision: Decision | None

    @property
    def version(self) -> int:
        return self.state.decision or 0

    @property
    def hint(self) -> LevelHint | None:
        return self.state.hint

    @property
    def is_confirmable(self) -> bool:
        """Whether the hint names a level that one press may confirm."""
        return _is_confirmable(self.state)


@dataclass(frozen=True, slots=True)
class Worklist:
    """How much waits in the whole office, beside the page that is shown."""

    page: Page[CourseLine]
    waiting_courses: int
    waiting_minutes: int
    suggested_courses: int


@walled
def list_courses(query: CoursesQuery, *, by: Caller) -> Worklist:
    """Sorted by the people who wait unless told otherwise."""
    require(by, Permission.STAFF_READ, query.agency_code)
    states = course_states(query.agency_code, by.today)
    waiting = [one for one in states.values() if one.is_waiting]
    found = sorted(
        (one for one in states.values() if _fits(one, query)),
        key=ORDERS.get(query.sort, ORDERS["-waiting"]),
    )
    page = page_of(found, number=query.page, size=query.size)
    lines = _lines(page.rows, query.agency_code, by)
    suggested = [one for one in waiting if _is_confirmable(one)]
    return Worklist(
        Page(lines, page.number, page.size, page.total),
        len(waiting),
        sum(one.waiting_minutes for one in waiting),
        len(suggested),
    )


@walled
def list_suggested(agency_code: str, *, by: Caller) -> tuple[CourseLine, ...]:
    """Every course that waits and whose name or category hints at one level."""
    require(by, Permission.STAFF_READ, agency_code)
    states = course_states(agency_code, by.today).values()
    found = [one for one in states if one.is_waiting and _is_confirmable(one)]
    return _lines(sorted(found, key=ORDERS["-waiting"]), agency_code, by)


@walled
def get_course(course: int, *, agency_code: str, by: Caller) -> CourseLine:
    """Raises Refused("edit.course_gone") for one that the office knows nothing of."""
    require(by, Permission.STAFF_READ, agency_code)
    state = course_states(agency_code, by.today).get(course)
    if state is None:
        raise Refused("edit.course_gone")
    return _lines([state], agency_code, by)[0]


@walled
def find_versions(courses: Sequence[int], *, agency_code: str, by: Caller) -> dict[int, int]:
    """What a form of each course would carry now; courses not of this office are left out."""
    require(by, Permission.STAFF_READ, agency_code)
    states = course_states(agency_code, by.today)
    return {key: states[key].decision or 0 for key in courses if key in states}


def _fits(one: CourseState, query: CoursesQuery) -> bool:
    if query.state == WAITING and not one.is_waiting:
        return False
    if query.state == DECIDED and one.level is None:
        return False
    wanted = fold(query.search)
    texts = (one.name, one.code, one.provider)
    return not wanted or any(wanted in fold(text) for text in texts)


def _is_confirmable(one: CourseState) -> bool:
    return one.hint is not None and one.hint.suggestion in CONFIRMABLE


def _lines(states: Sequence[CourseState], agency_code: str, by: Caller) -> tuple[CourseLine, ...]:
    decisions = _decisions([one.decision for one in states if one.decision], agency_code, by)
    return tuple(CourseLine(one, decisions.get(one.decision or 0)) for one in states)


def _decisions(ids: Sequence[int], agency_code: str, by: Caller) -> dict[int, Decision]:
    rows = list(
        LevelDecision.objects.filter(pk__in=ids)
        .select_related("batch", "source_file")
        .order_by("pk")
    )
    names = Names(by.today)
    names.load_agencies(row.agency_id for row in rows)
    line = Agency.objects.filter(
        in_line(agency_code, by.today, column="id"),
        code__in={row.batch.agency_code for row in rows},
    )
    people = names_of(row.batch.actor_code for row in rows)
    own = set(line.values_list("code", flat=True)) if rows else set()
    return {
        row.pk: Decision(
            agency_name=names.agencies.get(row.agency_id, "").partition(" ")[2],
            actor=people[row.batch.actor_code] if row.batch.agency_code in own else "",
            at=row.batch.applied_at,
            batch=row.batch_id,
            file=row.source_file.name if row.source_file and row.batch.agency_code in own else None,
            is_environment=row.is_environment,
            is_own=names.agencies.get(row.agency_id, "").startswith(f"{agency_code} "),
        )
        for row in rows
    }
