"""Rows of a course list with AI levels → decisions of the agency that hands it in."""

from zhicai.actions.intake.course_book import CourseValues, LevelValues, course_key
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.exchange.layouts.reading import Reading


def plan_levels(desk: Desk, reading: Reading, report: FileReport) -> None:
    """A course twice in one file: the second row is a fault, whatever it says."""
    seen: dict[str, str] = {}
    for row in reading.rows:
        say = row.values.get
        key = course_key(say("provider"), say("course_code"), say("course_name"))
        level = row.values["level"]
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
        values = LevelValues(desk.root_id, course_id, level, say("is_required"))
        report.count(desk.courses.levels.merge(values, source))
