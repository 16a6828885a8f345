"""Confirm the AI level of courses, one or a thousand at once, for an office and all below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.course_states import CourseState, course_states
from zhicai.actions.edits.model import EditConflict, EditReport, ThreeWay
from zhicai.actions.edits.tell_changes import versions
from zhicai.actions.intake.course_book import LevelValues
from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.basics.words import Level
from zhicai.records.agencies.models import Agency
from zhicai.records.learning.models import LevelDecision
from zhicai.records.ledger.models import Batch

BY_HAND = Source(None, "")
CHUNK = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLevel:
    """`level` None takes the office's own decision back; `marks` None keeps what holds.

    `marks` are is_required and is_environment. `version` is what the form was opened with.
    """

    course: int
    level: str | None
    version: int
    marks: tuple[bool | None, bool | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsEntry:
    agency_code: str
    levels: Sequence[CourseLevel]
    note: str = ""


@walled
def confirm_levels(entry: LevelsEntry, *, by: Caller, dry: bool = True) -> EditReport:
    """One batch for all of them; who is judged by one of these courses is judged anew.

    Raises Refused: edit.nothing_chosen, edit.course_gone; EditConflict where somebody decided
    one of the courses since the form was opened.
    """
    require(by, Permission.COURSE_EDIT, entry.agency_code)
    if not entry.levels:
        raise Refused("edit.nothing_chosen")

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(entry.agency_code, by, note=entry.note)
        states = course_states(entry.agency_code, by.today)
        _check(entry, states)
        agency = Agency.objects.get(code=entry.agency_code)
        plan.changes = {"LevelDecision": list(_changes(entry, states, agency.pk))}
        return plan, ()

    return carry_out(make, by=by, dry=dry)


def _check(entry: LevelsEntry, states: Mapping[int, CourseState]) -> None:
    """Every course is known, its level a level, and nobody decided it since."""
    for one in entry.levels:
        is_level = one.level is None or one.level in set(Level)
        if one.course not in states or not is_level:
            raise Refused("edit.course_gone")
    moved = [one for one in entry.levels if (states[one.course].decision or 0) != one.version]
    if moved:
        raise _conflict(moved, states)


def _conflict(moved: Sequence[CourseLevel], states: Mapping[int, CourseState]) -> EditConflict:
    opened = versions(KINDS["LevelDecision"], [one.version for one in moved if one.version])
    lines = [
        ThreeWay(
            states[one.course].name or states[one.course].code,
            "level",
            opened[one.version].level if one.version in opened else None,
            states[one.course].level,
            one.level,
        )
        for one in moved
    ]
    now = [decision for one in moved if (decision := states[one.course].decision)]
    kept = LevelDecision.objects.filter(pk__in=now)
    batch = Batch.objects.filter(pk__in=kept.values("batch_id")).order_by("-pk").first()
    return conflict_with(batch, lines)


def _changes(
    entry: LevelsEntry, states: Mapping[int, CourseState], agency_id: int
) -> Iterator[Change]:
    kept = _kept_marks(entry, states)
    own = _own_decisions(agency_id, [one.course for one in entry.levels])
    for one in {item.course: item for item in entry.levels}.values():
        held_id, held = own.get(one.course, (None, None))
        if one.level is None:
            if held is not None:
                yield Change(held_id, held, BY_HAND, is_closing_only=True)
            continue
        marks = one.marks if one.marks is not None else kept.get(one.course, (None, None))
        values = LevelValues(agency_id, one.course, one.level, *marks)
        if values != held:
            yield Change(held_id, values, BY_HAND)


def _kept_marks(
    entry: LevelsEntry, states: Mapping[int, CourseState]
) -> dict[int, tuple[bool | None, bool | None]]:
    """What the decision that holds says beside the level: a nearer one must say it again."""
    decisions = {one.course: states[one.course].decision for one in entry.levels}
    held = versions(KINDS["LevelDecision"], [key for key in decisions.values() if key])
    return {
        course: (held[key].is_required, held[key].is_environment)
        for course, key in decisions.items()
        if key in held
    }


def _own_decisions(
    agency_id: int, courses: Sequence[int]
) -> dict[int, tuple[int | None, LevelValues | None]]:
    found: dict[int, tuple[int | None, LevelValues | None]] = {}
    for start in range(0, len(courses), CHUNK):
        rows = LevelDecision.objects.filter(
            agency_id=agency_id,
            course_id__in=courses[start : start + CHUNK],
            known_until__isnull=True,
        )
        for row_id, *values in rows.order_by("pk").values_list("pk", *LevelValues._fields):
            found[values[1]] = (row_id, LevelValues(*values))
    return found
