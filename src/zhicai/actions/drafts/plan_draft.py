"""Plan a draft: the same planner as the command line, told to remember each row."""

from collections.abc import Callable
from dataclasses import dataclass, field

from zhicai.actions.access import Caller, Permission, may
from zhicai.actions.drafts.model import MissingAnswer
from zhicai.actions.drafts.roots import find_roots, other_root
from zhicai.actions.drafts.settled import Coverage, Span, cover
from zhicai.actions.drafts.take_files import Part, Taken, take_files
from zhicai.actions.drafts.words import FORECASTING, PLANNING, READING
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.absences import Absence
from zhicai.actions.intake.content import hash_content
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.forecast import Forecast, forecast
from zhicai.actions.intake.people_book import PeopleBook
from zhicai.actions.intake.plan import Plan, close_desk, current_sequence
from zhicai.actions.intake.plan_files import plan_files
from zhicai.actions.rights.scope import people_agencies
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.basics.words import Scope
from zhicai.records.drafts.models import Draft, DraftAnswer, DraftDecision

Beat = Callable[[str, int, int], None]


@dataclass(slots=True)
class Planned:
    """What a draft comes to: open questions, or a plan with its effect on the figures."""

    taken: list[Taken]
    coverage: Coverage | None = None
    plan: Plan | None = None
    desk: Desk | None = None
    outlook: Forecast | None = None
    parts: list[Part] = field(default_factory=list)
    root_codes: dict[str, str] = field(default_factory=dict)
    needs_root: bool = False

    @property
    def is_refused(self) -> bool:
        return not self.taken or any(one.refusal for one in self.taken)

    @property
    def has_questions(self) -> bool:
        asked = any(
            one.asked or one.needs_password or any(part.read.sound.questions for part in one.parts)
            for one in self.taken
        )
        is_uncovered = self.coverage is not None and not self.coverage.is_settled
        return asked or is_uncovered or self.needs_root


def plan_draft(draft: Draft, by: Caller, *, beat: Beat, is_traced: bool = True) -> Planned:
    """Read, and plan where nothing is refused and nothing is open."""
    beat(READING, 0, 0)
    period = _answered_period(draft)
    planned = Planned(take_files(draft, by, period=period))
    readings = [reading for one in planned.taken for reading in one.readings]
    lacks_period = any(one.lacks_period for one in planned.taken)
    likely = {asked.nearest for one in planned.taken for asked in one.asked}
    planned.coverage = cover(draft, readings, likely=likely, lacks_period=lacks_period, by=by)
    if lacks_period and draft.is_coverage_settled:
        _refuse_without_period(planned)
    planned.parts = [part for one in planned.taken for part in one.parts]
    roots = find_roots(draft, [part.read for part in planned.parts], by)
    if roots is not None and planned.taken:
        planned.needs_root, planned.root_codes = True, roots
    if planned.is_refused or planned.has_questions:
        return planned
    beat(PLANNING, 0, sum(reading.total for reading in readings))
    _plan(draft, planned, by=by, is_traced=is_traced)
    if planned.plan is not None:
        beat(FORECASTING, 0, 0)
        planned.outlook = forecast(planned.plan, by)
    return planned


def _answered_period(draft: Draft) -> Span | None:
    if draft.covered_from is None or draft.covered_until is None:
        return None
    return draft.covered_from, draft.covered_until


def _refuse_without_period(planned: Planned) -> None:
    """A report of totals that says no period, and an officer who does not either."""
    for one in planned.taken:
        if one.lacks_period:
            one.refusal = Remark("summary.period_missing")


def _plan(draft: Draft, planned: Planned, *, by: Caller, is_traced: bool) -> None:
    sequence = current_sequence()
    complete = planned.coverage.declared if planned.coverage is not None else None
    read = [part.read for part in planned.parts]
    desk = Desk(
        draft.root_code,
        by.today,
        rulebook(),
        lambda code: may(by, Permission.DATA_IMPORT, code),
        Scope(draft.scope),
        people=PeopleBook(people_agencies(by)),
        is_traced=is_traced,
        decisions=decisions_of(draft),
        absences=absences_of(draft),
    )
    try:
        matches = plan_files(desk, read, complete)
    except Refused as refused:
        if refused.code != "agency.not_found":
            raise
        planned.needs_root = True
        return
    planned.desk = desk
    planned.plan = close_desk(desk, sequence, matches)
    planned.plan.content_hash = hash_content(read, draft.root_code, complete)
    planned.root_codes = other_root(planned.parts, desk)


def decisions_of(draft: Draft) -> dict[str, str]:
    """Whom rows without an ID mean, as an officer said."""
    rows = DraftDecision.objects.filter(draft=draft)
    return dict(rows.values_list("row_key", "national_id_hash"))


def absences_of(draft: Draft) -> dict[int, Absence]:
    """What an officer said of people whom the roster does not list."""
    found = {}
    for row in DraftAnswer.objects.filter(draft=draft):
        on = None if row.answer == MissingAnswer.STAYS else row.event_on
        found[row.person_id] = Absence(on, is_leave=row.answer == MissingAnswer.LEAVE)
    return found
