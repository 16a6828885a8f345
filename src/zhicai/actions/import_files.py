"""Take in files: recognise, plan against what is held, show, and apply in one transaction."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.content import find_earlier, hash_content
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.forecast import Forecast, forecast
from zhicai.actions.intake.memory import recall_columns, remember_columns
from zhicai.actions.intake.people_book import PeopleBook
from zhicai.actions.intake.plan import Plan, close_desk, current_sequence
from zhicai.actions.intake.plan_files import plan_files
from zhicai.actions.intake.read_files import ReadFile, ReadingOptions, read_files
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.write_plan import write_plan
from zhicai.actions.rights.scope import people_agencies
from zhicai.actions.transfers.waiting import keep_waiting
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.basics.text import fold
from zhicai.basics.words import Scope
from zhicai.records.ledger.models import Batch

TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """`complete`: the span for which hours files hold everybody; None: they are partial."""

    paths: Sequence[Path]
    agency_code: str
    is_strict: bool = False
    complete: tuple[dt.date, dt.date] | None = None
    maps: Mapping[str, str] = field(default_factory=dict)
    scope: Scope = Scope.EVERYONE
    password: Callable[[str], str | None] | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What each file came to, and the figures before and after; `batch` once it is applied."""

    files: tuple[FileReport, ...]
    is_refused: bool = False
    batch: int | None = None
    standing_before: Standing | None = None
    standing_after: Standing | None = None

    @property
    def has_faults(self) -> bool:
        return any(report.faults for report in self.files)

    def as_json(self) -> dict[str, Any]:
        before, after = self.standing_before, self.standing_after
        return {
            "files": [report.as_json() for report in self.files],
            "batch": self.batch,
            "standing_before": before.as_json() if before else None,
            "standing_after": after.as_json() if after else None,
        }


@walled
def import_files(request: ImportRequest, *, by: Caller, dry: bool = True) -> ImportReport:
    """Preview, or apply all sound rows of all files at once.

    A refused file stops the whole command: nothing is written. Facts that moved while the plan
    was made make it plan again; after several tries it refuses with `batch.moved`.
    """
    require(by, Permission.DATA_IMPORT, request.agency_code)
    memory = recall_columns(by, request.agency_code)
    read = read_files(
        request.paths,
        ReadingOptions(
            maps=request.maps,
            memory=memory,
            period=request.complete,
            password=request.password,
        ),
    )
    if any(file.refusal for file in read):
        return ImportReport(tuple(_refused(file) for file in read), is_refused=True)
    for _ in range(TRIES):
        plan = _plan(request, read, by)
        outlook = forecast(plan, by)
        if dry or plan.is_empty or _is_stopped(plan, request):
            if not dry and plan.is_empty and not _is_stopped(plan, request):
                keep_waiting(plan.root_code, plan.set_aside, by=by)
                _tell_unchanged(plan)
            return _report(
                plan, outlook, batch=None, is_refused=not dry and _is_stopped(plan, request)
            )
        try:
            batch = write_plan(plan, outlook, by)
        except MovedError:
            continue
        keep_waiting(plan.root_code, plan.set_aside, by=by)
        remember_columns(by, request.agency_code, request.maps)
        return _report(plan, outlook, batch=batch, is_refused=False)
    raise Refused("batch.moved")


def _plan(request: ImportRequest, read: Sequence[ReadFile], by: Caller) -> Plan:
    sequence = current_sequence()
    desk = Desk(
        request.agency_code,
        by.today,
        rulebook(),
        _may_import(by),
        request.scope,
        people=PeopleBook(people_agencies(by)),
    )
    matches = plan_files(desk, read, request.complete)
    _tell_unused_maps(desk, read, request)
    plan = close_desk(desk, sequence, matches)
    plan.content_hash = hash_content(read, request.agency_code, request.complete)
    return plan


def _tell_unused_maps(desk: Desk, read: Sequence[ReadFile], request: ImportRequest) -> None:
    """A column named by --map that no file has was probably misspelt."""
    used = {fold(one.header) for file in read for one in file.sound.used_columns}
    unused = {fold(name) for file in read for name in file.sound.unused_columns}
    for header in request.maps:
        if fold(header) not in used | unused:
            desk.reports[0].notice(Remark("layout.map_unused", value=header))


def _may_import(by: Caller) -> Callable[[str], bool]:
    return lambda agency_code: may(by, Permission.DATA_IMPORT, agency_code)


def _refused(file: ReadFile) -> FileReport:
    """A refused file has no rows; one that was sound is shown as read and not written."""
    report = FileReport(file.name, None, 0)
    if file.refusal is not None:
        report.faults.append(file.refusal)
    return report


def _is_stopped(plan: Plan, request: ImportRequest) -> bool:
    """Whether one faulty row keeps everything from being written."""
    return request.is_strict and any(report.faults for report in plan.reports)


def _tell_unchanged(plan: Plan) -> None:
    earlier = find_earlier(plan)
    is_faulty = any(report.faults for report in plan.reports)
    if earlier is not None and plan.reports and not is_faulty:
        plan.reports[0].notice(Remark("batch.unchanged", value=str(earlier)))


def _report(
    plan: Plan, outlook: Forecast, *, batch: Batch | None, is_refused: bool
) -> ImportReport:
    """Rows that do not add up are a defect of ours: then nothing may be shown as done."""
    unbalanced = [report.name for report in plan.reports if not report.is_balanced]
    if unbalanced:
        raise RuntimeError(f"rows of {unbalanced} do not add up")
    after = outlook.after
    if batch is not None and after is not None:
        after = replace(after, known_at=batch.applied_at)
    return ImportReport(
        tuple(plan.reports),
        is_refused=is_refused,
        batch=batch.pk if batch else None,
        standing_before=outlook.before,
        standing_after=after,
    )
