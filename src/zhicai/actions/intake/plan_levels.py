"""Rows of a course list with AI levels → decisions of the agency that hands it in."""

from zhicai.actions.intake.course_book import CourseValues, LevelValues, course_key
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.keep_row import merge_row
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.exchange.layouts.reading import Reading, Row


def plan_levels(desk: Desk, reading: Reading, report: FileReport) -> None:
    """A course twice in one file: the second row is a fault, whatever it says."""
    seen: dict[str, str] = {}
    for row in reading.rows:
        say = row.values.get
        key = course_key(say("provider"), say("course_code"), say("course_name"))
        level = row.values.get("level") or ""
        if key in seen:
            same = seen[key] == level
            code = "sheet.duplicate_row" if same else "course.level_conflict"
            report.fault(place_of(row), [row.remark(code, "course_code" if same else "level")])
            continue
        seen[key] = level
        course_id = desk.courses.open_course(
            CourseValues(
                key,
                (say("provider") or "").strip(),
                (say("course_code") or "").strip(),
            )
        )
        source = source_of(report.file_id, row)
        desk.courses.tell(course_id, name=say("course_name") or "", category_code="", source=source)
        values = LevelValues(
            desk.root_id, course_id, level, say("is_required"), say("is_environment")
        )
        _tell_oddities(desk, report, row=row, values=values)
        merge_row(report, row, shelf=desk.courses.levels, values=values)


def _tell_oddities(desk: Desk, report: FileReport, *, row: Row, values: LevelValues) -> None:
    """A level that turns over figures, and a name that other files know by a code."""
    held = desk.courses.levels.find((values.agency_id, values.course_id))
    if held is not None and values.level and held.values.level not in {"", values.level}:
        before = LEVEL_NAMES[held.values.level]
        report.notice(row.remark("course.level_changed", "level", other=before))
    if not row.values.get("course_code"):
        code = desk.courses.find_code(row.values.get("course_name") or "")
        if code is not None:
            report.notice(row.remark("course.name_has_code", "course_name", other=code))


LEVEL_NAMES = {"basic": "基礎", "advanced": "進階", "none": "非AI"}
