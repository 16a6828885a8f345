"""Rows of learning hours → learning records in whole minutes."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.intake.course_book import CourseValues, course_key
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.keep_row import merge_row
from zhicai.actions.intake.people_book import RecordValues, record_key
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.core.learning.suggest_level import LevelSuggestion, suggest_level
from zhicai.exchange.layouts.reading import Reading, Row

MINUTES_OF_A_DAY = 24 * 60


@dataclass(slots=True)
class HoursFile:
    desk: Desk
    report: FileReport
    finder: PersonFinder
    seen: set[tuple[Any, ...]] = field(default_factory=set)
    undecided: dict[int, Row] = field(default_factory=dict)
    minutes_of: Counter[tuple[int, dt.date]] = field(default_factory=Counter)


def plan_hours(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    file = HoursFile(desk, report, PersonFinder(desk, report))
    file.finder.prepare(reading)
    found = [(row, _person(file, row)) for row in reading.rows]
    days = [row.values["completed_on"] for row, person_id in found if person_id is not None]
    if days:
        people = {person_id for _, person_id in found if person_id is not None}
        desk.people.load_records(sorted(people), min(days), max(days))
    for row, person_id in found:
        if person_id is not None:
            _keep(file, row, person_id)
    for row in file.undecided.values():
        _ask_for_level(file, row)
    return file.finder


def _person(file: HoursFile, row: Row) -> int | None:
    """Who the row is about; a row that was not passed is skipped before anybody is looked for."""
    if row.values.get("is_passed") is False:
        file.report.notice(row.remark("hours.not_passed", "is_passed"))
        file.report.skip(place_of(row))
        return None
    return file.finder.find(row)


def _keep(file: HoursFile, row: Row, person_id: int) -> None:
    say = row.values.get
    course = _course(row)
    course_id = file.desk.courses.open_course(course)
    if not file.desk.courses.is_decided(course):
        file.undecided.setdefault(course_id, row)
    values = RecordValues(
        person_id,
        course_id,
        say("session") or "",
        row.values["completed_on"],
        row.values["minutes"],
        say("nature") or "",
        say("is_work_related"),
    )
    if record_key(values) in file.seen:
        file.report.fault(place_of(row), [row.remark("sheet.duplicate_row", "course_code")])
        return
    file.seen.add(record_key(values))
    _tell_oddities(file, row, values)
    file.desk.courses.tell(
        course_id,
        name=say("course_name") or "",
        category_code=say("category_code") or "",
        source=source_of(file.report.file_id, row),
    )
    merge_row(file.report, row, shelf=file.desk.people.records, values=values, person_id=person_id)


def _course(row: Row) -> CourseValues:
    say = row.values.get
    return CourseValues(
        course_key(say("provider"), say("course_code"), say("course_name")),
        (say("provider") or "").strip(),
        (say("course_code") or "").strip(),
    )


def _tell_oddities(file: HoursFile, row: Row, values: RecordValues) -> None:
    day = (values.person_id, values.completed_on)
    file.minutes_of[day] += values.minutes
    if file.minutes_of[day] > MINUTES_OF_A_DAY >= file.minutes_of[day] - values.minutes:
        file.report.notice(row.remark("hours.day_total_over", "minutes"))
    if row.values["minutes"] == 0:
        file.report.notice(row.remark("hours.zero", "minutes"))
    if row.values["completed_on"] > file.desk.today:
        file.report.notice(row.remark("hours.in_future", "completed_on"))


def _ask_for_level(file: HoursFile, row: Row) -> None:
    """Nobody has confirmed the AI level of this course: say what its name hints at."""
    hint = suggest_level(
        file.desk.rulebook,
        file.desk.today,
        course_name=row.values.get("course_name") or "",
        category=row.values.get("category_code") or "",
    )
    field_name = "course_name" if row.values.get("course_name") else "course_code"
    details = {"suggestion": HINTS[hint]} if hint is not None else {}
    file.report.notice(row.remark("course.level_unconfirmed", field_name, **details))


HINTS = {
    LevelSuggestion.NONE: "非AI",
    LevelSuggestion.BASIC: "基礎",
    LevelSuggestion.ADVANCED: "進階",
    LevelSuggestion.AI: "AI課程但層級不明",
}
