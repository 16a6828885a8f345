"""Plan all files of one command, in the order in which they rest on each other."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from zhicai.actions.intake.absences import record_absences
from zhicai.actions.intake.course_book import CoverageValues
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.places import Place, place_of_remark
from zhicai.actions.intake.plan_agencies import plan_agencies
from zhicai.actions.intake.plan_certificates import plan_certificates
from zhicai.actions.intake.plan_duties import plan_duties
from zhicai.actions.intake.plan_hours import plan_hours
from zhicai.actions.intake.plan_levels import plan_levels
from zhicai.actions.intake.plan_people_list import plan_people_list
from zhicai.actions.intake.plan_roster import plan_roster, tell_not_listed
from zhicai.actions.intake.plan_summaries import plan_summaries
from zhicai.actions.intake.read_files import ReadFile
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome, Source
from zhicai.actions.intake.trace import Trace
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.exchange.layouts.reading import Reading
from zhicai.records.ledger.models import new_key

Planner = Callable[[Desk, Reading, FileReport], PersonFinder | None]
HOURS_LAYOUTS = ("hours", "portal_25", "portal_17", "portal_19", "portal_12")
PLANNERS: dict[str, Planner] = {
    "agencies": plan_agencies,
    "roster": plan_roster,
    "course_levels": plan_levels,
    **dict.fromkeys(HOURS_LAYOUTS, plan_hours),
    "hours_summary": plan_summaries,
    "certificates": plan_certificates,
    "duties": plan_duties,
    "people_list": plan_people_list,
}
ORDER = list(PLANNERS)


def plan_files(
    desk: Desk, read: Sequence[ReadFile], complete: tuple[dt.date, dt.date] | None
) -> dict[str, int]:
    """Fill the desk; returns the matches without an ID that applying will remember.

    Raises Refused("agency.not_found") where neither the records nor the files know the root.
    """
    matches: dict[str, int] = {}
    last_roster: FileReport | None = None
    reports = {id(file): open_report(file) for file in read}
    _trace(desk, reports.values())
    for file in sorted(read, key=lambda file: ORDER.index(_layout(file))):
        if _layout(file) != "agencies" and desk.root_code not in desk.agencies.codes:
            raise Refused("agency.not_found", value=desk.root_code)
        finder = PLANNERS[_layout(file)](desk, file.sound, reports[id(file)])
        if finder is not None:
            matches.update(finder.matches)
        if _layout(file) == "roster":
            last_roster = reports[id(file)]
    if last_roster is not None:
        tell_not_listed(desk, last_roster)
        record_absences(desk, Source(last_roster.file_id, ""))
    if desk.root_code not in desk.agencies.codes:
        raise Refused("agency.not_found", value=desk.root_code)
    desk.reports = [reports[id(file)] for file in read]
    if complete is not None:
        _declare_complete(desk, read, reports=reports, complete=complete)
    return matches


def _trace(desk: Desk, reports: Iterable[FileReport]) -> None:
    for report in reports:
        if desk.is_traced:
            report.trace = Trace(lambda key: desk.agencies.name_on(key, desk.today))


def _layout(file: ReadFile) -> str:
    return file.sound.layout


def open_report(file: ReadFile) -> FileReport:
    """A report that already holds what reading the file found."""
    reading = file.sound
    report = FileReport(file.name, reading.layout, new_key(), file.sha256, file.path, reading.total)
    report.corrected = file.corrected
    report.notices.extend((*file.notices, *reading.notices))
    told: dict[Place, list[Remark]] = {place: [] for place in sorted(reading.faulty_rows)}
    for remark in reading.faults:
        told.setdefault(place_of_remark(remark), []).append(remark)
    for place, remarks in told.items():
        report.fault(place, remarks)
    return report


def _declare_complete(
    desk: Desk,
    read: Sequence[ReadFile],
    *,
    reports: dict[int, FileReport],
    complete: tuple[dt.date, dt.date],
) -> None:
    """The files of hours hold everybody of the root and below between two days."""
    told = [file for file in read if _layout(file) in (*HOURS_LAYOUTS, "hours_summary")]
    if told:
        source = Source(reports[id(told[0])].file_id, "")
        outcome = desk.courses.coverages.put(CoverageValues(desk.root_id, *complete), source)
        if outcome == Outcome.ADDED:
            span = "至".join(format_roc(day) for day in complete)
            reports[id(told[0])].notice(Remark("hours.coverage_declared", value=span))
    elif read:
        reports[id(read[0])].notice(Remark("hours.complete_unused"))
