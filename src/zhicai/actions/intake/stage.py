"""Lay a plan down in the staging tables, in short chunks that nobody waits for."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import models

from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.intake.plan import Plan, root_id
from zhicai.records.agencies.models import StagedAgency, StagedAgencyPath
from zhicai.records.learning.models import StagedCourse
from zhicai.records.ledger.models import StagedMatch
from zhicai.records.staff.models import Person, StagedMove, StagedPerson
from zhicai.records.standings.models import StagedPersonYear

CHUNK = 2000
Moves = dict[int, int | None]
STAGED_TABLES: tuple[type[models.Model], ...] = (
    StagedAgency,
    StagedAgencyPath,
    StagedCourse,
    StagedMatch,
    StagedMove,
    StagedPerson,
    StagedPersonYear,
    *(kind.staged for kind in KINDS.values()),
)


def stage(
    plan: Plan, *, moves_of: Mapping[int, Moves], person_years: Iterable[Any], present: int
) -> set[int]:
    """Write everything that the one transaction of the apply will need.

    `moves_of` holds everybody judged for each year; `present` is the running year, which says
    where a person counts now. Returns the agencies in which what was learned will be another.
    """
    before = _agencies_before({*moves_of[present], *_people_of(plan)})
    moves = {**before, **_holders(plan, moves_of[present], before)}
    _write(StagedAgency, _named(plan, plan.new_agencies.items(), ("agency_id", "code")))
    people = ((key, *values) for key, values in plan.new_people.items())
    _write(
        StagedPerson,
        _named(
            plan,
            people,
            ("person_id", "national_id_hash", "national_id_encrypted", "national_id_masked"),
        ),
    )
    courses = ((key, *values) for key, values in plan.new_courses.items())
    _write(StagedCourse, _named(plan, courses, ("course_id", "course_key", "provider", "code")))
    paths = ("ancestor_id", "descendant_id", "depth", "from_on", "until_on")
    _write(StagedAgencyPath, _named(plan, plan.paths or (), paths))
    judged = (
        (
            year,
            key,
            after,
            year == present and after is not None and before.get(key) != after,
        )
        for year, of_year in moves_of.items()
        for key, after in of_year.items()
    )
    _write(StagedMove, _named(plan, judged, ("year", "person_id", "agency_id", "is_transferred")))
    matches = ((plan.root_code, *match) for match in plan.matches.items())
    _write(StagedMatch, _named(plan, matches, ("agency_code", "row_key", "person_id")))
    for kind in KINDS.values():
        _write(kind.staged, _versions(plan, kind, moves))
    _write(StagedPersonYear, (StagedPersonYear(plan=plan.key, **row) for row in person_years))
    return _learning_agencies(plan, before, moves)


def _people_of(plan: Plan) -> set[int]:
    """Also those whose facts no verdict rests on: each fact says who holds the file."""
    personal = (kind.name for kind in KINDS.values() if kind.is_personal)
    return {change.values[0] for name in personal for change in plan.changes.get(name, ())}


def _holders(plan: Plan, moves: Moves, before: Moves) -> Moves:
    """Who holds each file after the apply: whoever counts nowhere stays where the file is."""
    root = root_id(plan)
    return {
        key: after if after is not None else before.get(key, root) for key, after in moves.items()
    }


def _learning_agencies(plan: Plan, before: Moves, after: Moves) -> set[int]:
    """Who held, and who will hold, the files of people who learned or who move with what they did.

    A newcomer of whom the plan brings no record takes nothing along.
    """
    people = {change.values[0] for change in plan.changes.get("LearningRecord", ())}
    people |= {key for key, held in before.items() if held is not None and after[key] != held}
    found = {side.get(key) for key in people for side in (before, after)}
    return {agency_id for agency_id in found if agency_id is not None}


def _agencies_before(people: Iterable[int]) -> dict[int, int | None]:
    wanted = sorted(people)
    found: dict[int, int | None] = {}
    for start in range(0, len(wanted), CHUNK):
        part = Person.objects.filter(pk__in=wanted[start : start + CHUNK])
        found.update(part.values_list("pk", "agency_id"))
    return found


def sweep() -> None:
    """Empty the staging tables; call it inside the apply that has just moved the facts.

    Whatever else lies there was planned against facts that are no longer so, or left by a
    process that died.
    """
    for table in STAGED_TABLES:
        table._default_manager.all().delete()


def clear(plan_key: str) -> None:
    """Take a plan off the staging tables, applied or not."""
    for table in STAGED_TABLES:
        table._default_manager.filter(plan=plan_key).delete()


def _named(
    plan: Plan, rows: Iterable[tuple[Any, ...]], names: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {"plan": plan.key, **dict(zip(names, row, strict=True))}


def _versions(plan: Plan, kind: Kind, moves: Moves) -> Iterator[models.Model]:
    for change in plan.changes.get(kind.name, ()):
        columns = dict(zip(kind.columns, change.values, strict=True))
        if kind.is_personal:
            columns["agency_id"] = moves.get(change.values[0])
        yield kind.staged(
            plan=plan.key,
            replaces=change.replaces,
            is_closing_only=change.is_closing_only,
            source_file_id=change.source.file_id,
            source_place=change.source.place,
            **columns,
        )


def _write(table: type[models.Model], rows: Iterable[models.Model | dict[str, Any]]) -> None:
    made = (row if isinstance(row, models.Model) else table(**row) for row in rows)
    while chunk := list(islice(made, CHUNK)):
        table._default_manager.bulk_create(chunk)
