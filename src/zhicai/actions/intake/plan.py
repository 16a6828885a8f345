"""What one command, edit or undo would do to the records, before anything is written."""

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.intake.agency_book import PathValues
from zhicai.actions.intake.course_book import CourseValues
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.people_book import PersonValues
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Change
from zhicai.actions.transfers.waiting import SetAside
from zhicai.core.rules.overlaid import is_judged
from zhicai.records.agencies.models import Agency
from zhicai.records.ledger.models import Batch, Version

STRUCTURAL = ("AgencyPeriod", "Coverage", "LevelDecision")


def new_plan_key() -> str:
    return secrets.token_hex(16)


@dataclass(slots=True)
class Plan:
    """`sequence` is the state of the facts that the plan was made against."""

    root_code: str
    sequence: int
    today: dt.date
    kind: str = Batch.Kind.IMPORT
    key: str = field(default_factory=new_plan_key)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    new_agencies: dict[int, str] = field(default_factory=dict)
    new_people: dict[int, PersonValues] = field(default_factory=dict)
    new_courses: dict[int, CourseValues] = field(default_factory=dict)
    paths: list[PathValues] | None = None
    reports: list[FileReport] = field(default_factory=list)
    matches: dict[str, int] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    content_hash: str = ""
    undo_of: int | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(self.changes.values())

    @property
    def is_structural(self) -> bool:
        """Whether people without a change of their own may be judged differently."""
        if any(self.changes.get(kind) for kind in STRUCTURAL):
            return True
        overlays = self.changes.get("Overlay", ())
        return any(is_judged(change.values.provision_id) for change in overlays)


def current_sequence() -> int:
    """How often the facts of this installation have changed."""
    return Version.objects.values_list("sequence", flat=True).get(id=1)


def root_id(plan: Plan) -> int | None:
    """The agency of the plan, which may be new with it."""
    new = {code: key for key, code in plan.new_agencies.items()}
    found = Agency.objects.filter(code=plan.root_code).values_list("id", flat=True).first()
    return new.get(plan.root_code) if found is None else found


def close_desk(desk: Desk, sequence: int, matches: dict[str, int]) -> Plan:
    """Turn what lies on the desk into a plan."""
    plan = Plan(desk.root_code, sequence, desk.today, reports=desk.reports, matches=matches)
    shelves = (
        desk.agencies.periods,
        desk.courses.levels,
        desk.courses.details,
        desk.courses.coverages,
        desk.people.profiles,
        desk.people.postings,
        desk.people.events,
        desk.people.records,
        desk.people.summaries,
        desk.people.certificates,
    )
    plan.changes = {shelf.kind: shelf.changes() for shelf in shelves}
    plan.changes["UnheldDuty"] = desk.duties.changes()
    plan.set_aside = tuple(desk.set_aside.values())
    plan.new_agencies = desk.agencies.new
    plan.new_people = desk.people.new
    plan.new_courses = desk.courses.new
    if plan.changes["AgencyPeriod"]:
        plan.paths = list(desk.agencies.paths())
    return plan


def touched_people(plan: Plan) -> set[int]:
    """Everybody of whom a fact changes."""
    personal = ("Profile", "Posting", "StatusEvent", "LearningRecord", "HourSummary")
    changes = (change for kind in personal for change in plan.changes.get(kind, ()))
    found = {change.values[0] for change in changes}
    return found | set(plan.details.get("people", ()))
