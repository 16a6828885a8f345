"""An independent count of the hour provisions, in plain Python, straight from the written contract.

It knows nothing of the program: no import from it, no frame, no shared rule. It reads people one
by one and is slow on purpose. The numbers are those of the year 115.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

BASIC = ADVANCED = AI_REQUIRED = 180
SUM = 360
WORK_RELATED = 1200
REQUIRED = 600
ENVIRONMENT = 240
PROVISIONS = (
    "hours.work_related",
    "hours.required",
    "hours.ai_required",
    "hours.environment",
    "kpi.ai_attainment",
    "kpi.ai_attainment_sum",
)
FIRST_SCOPE = frozenset({"staff", "medical", "legacy_staff"})
SECOND_SCOPE = FIRST_SCOPE | {"trainee", "contract", "temporary", "employee"}
OTHER_CATEGORIES = frozenset(
    {
        "principal",
        "teacher",
        "substitute_teacher",
        "military_instructor",
        "sports_coach",
        "guard",
        "worker",
        "project_staff",
    }
)
SCOPES = {"甲": FIRST_SCOPE, "乙": SECOND_SCOPE, "丙": SECOND_SCOPE | OTHER_CATEGORIES}
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Slice:
    """An agency from a day on, until the last day of that slice."""

    code: str
    name: str
    parent: str | None
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    closed_on: dt.date | None = None

    def holds_on(self, day):
        return (self.from_on is None or self.from_on <= day) and (
            self.until_on is None or day <= self.until_on
        )


@dataclass(frozen=True)
class Service:
    person: str
    agency: str
    category: str | None
    started_on: dt.date | None
    ended_on: dt.date | None

    def holds_on(self, day):
        return (self.started_on is None or self.started_on <= day) and (
            self.ended_on is None or day <= self.ended_on
        )

    def begun_by(self, day):
        return self.started_on is None or self.started_on <= day


@dataclass(frozen=True)
class Mark:
    level: str | None = None
    is_required: bool | None = None
    is_environment: bool | None = None


@dataclass(frozen=True)
class Learnt:
    person: str
    course: str
    completed_on: dt.date
    minutes: int
    is_work_related: bool | None = None


@dataclass(frozen=True)
class Total:
    person: str
    period_from: dt.date
    period_until: dt.date
    work_related: int | None
    required: int | None
    basic: int | None
    advanced: int | None
    environment: int | None = None


@dataclass(frozen=True)
class Cover:
    agency: str
    from_on: dt.date
    until_on: dt.date


@dataclass
class World:
    """All that the files told, in the order in which they told it."""

    agencies: list[Slice] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    learnt: list[Learnt] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)

    def parents_on(self, day):
        return {each.code: each.parent for each in self.agencies if each.holds_on(day)}

    def closed_by(self, day):
        """Agencies that are no more: they have no figure of their own, but keep their place."""
        return {each.code for each in self.agencies if each.closed_on and each.closed_on <= day}

    def line_of(self, code, day):
        """The agency and all above it on a day, lowest first."""
        parents, line = self.parents_on(day), []
        while code is not None and code in parents:
            line.append(code)
            code = parents[code]
        return line


@dataclass(frozen=True)
class Figure:
    """One person on one day."""

    person: str
    agency: str
    category: str | None
    left: bool
    minutes: dict[str, int | None]
    verdicts: dict[str, str]


def figures(world, as_of):
    """Every person with a posting in the year up to the day."""
    year_start = dt.date(as_of.year, 1, 1)
    by_person = {}
    for service in world.services:
        ended = service.ended_on or as_of
        if service.begun_by(as_of) and ended >= year_start:
            by_person.setdefault(service.person, []).append(service)
    learnt, totals = _grouped(world.learnt), _grouped(world.totals)
    return [
        _figure(
            world,
            as_of,
            services=services,
            learnt=learnt.get(person, []),
            totals=totals.get(person, []),
        )
        for person, services in by_person.items()
    ]


def _grouped(rows):
    groups = {}
    for row in rows:
        groups.setdefault(row.person, []).append(row)
    return groups


def _figure(world, as_of, *, services, learnt, totals):
    serving = [each for each in services if each.holds_on(as_of)]
    pool = serving or services
    newest = max(
        enumerate(pool),
        key=lambda pair: (
            (pair[1].ended_on or dt.date.max) if not serving else dt.date.max,
            pair[1].started_on or dt.date.min,
            pair[0],
        ),
    )[1]
    kept = _kept(learnt, as_of)
    total = _usable_total(totals, as_of)
    covered = _covered(world, newest.agency, as_of)
    minutes = _minutes(world, kept)
    has_records = bool(kept)
    by_records = _by_records(world, kept, minutes) if has_records or covered else {}
    by_total = _by_total(total) if total else {}
    verdicts = {each: _merge(by_records.get(each), by_total.get(each)) for each in PROVISIONS}
    return Figure(
        person=newest.person,
        agency=newest.agency,
        category=newest.category,
        left=not serving,
        minutes=minutes if has_records or covered or total is None else {},
        verdicts=verdicts,
    )


def _kept(learnt, as_of):
    """The year's records up to the day; of the same course only the first."""
    this_year = [
        (row.completed_on, number, row)
        for number, row in enumerate(learnt)
        if row.completed_on.year == as_of.year and row.completed_on <= as_of
    ]
    first = {}
    for _, _, row in sorted(this_year, key=lambda each: each[:2]):
        first.setdefault(row.course, row)
    return list(first.values())


def _usable_total(totals, as_of):
    usable = [
        (row.period_until, number, row)
        for number, row in enumerate(totals)
        if row.period_from >= dt.date(as_of.year, 1, 1) and row.period_until <= as_of
    ]
    return max(usable, key=lambda each: each[:2])[2] if usable else None


def _covered(world, agency, as_of):
    line = world.line_of(agency, as_of)
    start = dt.date(as_of.year, 1, 1)
    return any(
        cover.agency in line and cover.from_on <= as_of and cover.until_on >= start
        for cover in world.covers
    )


def _minutes(world, kept):
    found = Counter()
    for row in kept:
        mark = world.marks.get(row.course, Mark())
        kind = {None: "unconfirmed", "none": "other"}.get(mark.level, mark.level)
        found[kind] += row.minutes
        found["total"] += row.minutes
    return {kind: found[kind] for kind in ("basic", "advanced", "unconfirmed", "other", "total")}


def _by_records(world, kept, minutes):
    basic, advanced, open_ = minutes["basic"], minutes["advanced"], minutes["unconfirmed"]
    missing = max(BASIC - basic, 0) + max(ADVANCED - advanced, 0)
    required = unmarked = work_related = environment = unsorted = 0
    for row in kept:
        mark = world.marks.get(row.course, Mark())
        if mark.is_required or mark.level in ("basic", "advanced"):
            required += row.minutes
        elif mark.is_required is None:
            unmarked += row.minutes
        if row.is_work_related is not False:
            work_related += row.minutes
        environment += row.minutes if mark.is_environment else 0
        unsorted += row.minutes if mark.is_environment is None else 0
    return {
        "hours.work_related": _three(WORK_RELATED - work_related, 0),
        "hours.required": _three(REQUIRED - required, unmarked),
        "hours.ai_required": _three(AI_REQUIRED - basic - advanced, open_),
        "hours.environment": _three(ENVIRONMENT - environment, unsorted),
        "kpi.ai_attainment": _three(missing, open_),
        "kpi.ai_attainment_sum": _three(SUM - basic - advanced, open_),
    }


def _three(missing, could_be):
    if missing <= 0:
        return "met"
    return "unknown" if could_be >= missing else "short"


def _by_total(total):
    found = {}
    if total.work_related is not None:
        found["hours.work_related"] = _three(WORK_RELATED - total.work_related, 0)
    if total.required is not None:
        found["hours.required"] = _three(REQUIRED - total.required, 0)
    if total.environment is not None:
        found["hours.environment"] = _three(ENVIRONMENT - total.environment, 0)
    if total.basic is not None and total.advanced is not None:
        ai = total.basic + total.advanced
        missing = max(BASIC - total.basic, 0) + max(ADVANCED - total.advanced, 0)
        found["hours.ai_required"] = _three(AI_REQUIRED - ai, 0)
        found["kpi.ai_attainment"] = _three(missing, 0)
        found["kpi.ai_attainment_sum"] = _three(SUM - ai, 0)
    return found


def _merge(by_records, by_total):
    if "met" in (by_records, by_total):
        return "met"
    if by_records == "unknown":
        return "unknown"
    return "short" if "short" in (by_records, by_total) else "unknown"


def standings(world, root, as_of, scope="甲"):
    """The figures of an agency and of each agency below it, by code, whole subtrees each."""
    known = figures(world, as_of)
    lines = {code: world.line_of(code, as_of) for code in {each.agency for each in known}}
    standing = world.parents_on(as_of).keys() - world.closed_by(as_of)
    nodes = [code for code in standing if root in world.line_of(code, as_of)]
    here = {code: [] for code in nodes}
    for each in known:
        for code in lines[each.agency]:
            here.get(code, []).append(each)
    return {code: _count(people, scope) for code, people in here.items()}


def _count(people, scope):
    serving = [each for each in people if not each.left]
    counted = [each for each in serving if each.category in SCOPES[scope]]
    provisions = {}
    for provision in PROVISIONS:
        votes = Counter(each.verdicts[provision] for each in counted)
        votes = {vote: votes[vote] for vote in ("met", "short", "unknown")}
        provisions[provision] = {"counted": len(counted), **votes}
    return {"counted": len(counted), "provisions": provisions}


def excluded(world, root, as_of):
    """Who stands outside every scope, by reason."""
    here = [each for each in figures(world, as_of) if root in world.line_of(each.agency, as_of)]
    return {
        "left_service": sum(each.left for each in here),
        "category_unknown": sum(not each.left and each.category is None for each in here),
    }
