"""Correct the name and the category of a course; its level is decided in confirm_levels."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.conflict import conflict_with
from zhicai.actions.edits.course_states import course_states
from zhicai.actions.edits.model import EditReport, ThreeWay
from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.intake.course_book import DetailValues
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.records.learning.models import CourseDetail, LearningRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEntry:
    """`version` is the one of find_details; None asks for no comparison."""

    agency_code: str
    course: int
    name: str
    category_code: str = ""
    note: str = ""
    version: int | None = None


@walled
def edit_course(entry: CourseEntry, *, by: Caller, dry: bool = True) -> EditReport:
    """Name and category hold for the whole installation: only a course of one's own is edited.

    Raises Refused: edit.course_gone, edit.course_shared; EditConflict where somebody changed the
    course since the form was opened.
    """
    require(by, Permission.COURSE_EDIT, entry.agency_code)

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(entry.agency_code, by, note=entry.note)
        if entry.course not in course_states(entry.agency_code, by.today):
            raise Refused("edit.course_gone")
        if is_shared(entry.course, agency_code=entry.agency_code, by=by):
            raise Refused("edit.course_shared")
        values = DetailValues(entry.course, entry.name.strip(), entry.category_code.strip())
        held = find_details(entry.course)
        _check(entry, held, values)
        if held is None or values != _values(held):
            change = Change(held.pk if held else None, values, Source(None, ""))
            plan.changes = {"CourseDetail": [change]}
        return plan, ()

    return carry_out(make, by=by, dry=dry)


@walled
def details_version(course: int, *, agency_code: str, by: Caller) -> int:
    """What a form of the course carries; 0 where nothing is known of it yet."""
    require(by, Permission.COURSE_EDIT, agency_code)
    held = find_details(course)
    return held.pk if held else 0


def find_details(course: int) -> CourseDetail | None:
    """The present version of what is known of a course beside its key."""
    return CourseDetail.objects.filter(course_id=course, known_until__isnull=True).first()


def is_shared(course: int, *, agency_code: str, by: Caller) -> bool:
    """Whether anybody outside the office has a record of the course."""
    if by.account.is_local_administrator:
        return False
    records = LearningRecord.objects.filter(course_id=course, known_until__isnull=True)
    elsewhere = records.exclude(agency_id__in=agencies_below(agency_code, by.today))
    with above_the_wall():
        return elsewhere.exists()


def _values(held: CourseDetail) -> DetailValues:
    return DetailValues(held.course_id, held.name, held.category_code)


def _check(entry: CourseEntry, held: CourseDetail | None, wanted: DetailValues) -> None:
    if entry.version is None or (held.pk if held else 0) == entry.version:
        return
    opened = CourseDetail.objects.filter(pk=entry.version, course_id=entry.course).first()
    lines = [
        ThreeWay(
            held.name if held else wanted.name,
            name,
            getattr(opened, name, ""),
            getattr(held, name, ""),
            getattr(wanted, name),
        )
        for name in ("name", "category_code")
    ]
    raise conflict_with(held.batch if held else None, lines)
