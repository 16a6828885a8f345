"""What a plan would do to the figures: judged outside the transaction, on planned facts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.access import Caller
from zhicai.actions.figures.assemble import Setting, build_figure
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.judged import judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below, people_in
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.totals import judged_totals
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.intake.plan import Plan, touched_people
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.dates import roc_year, year_end
from zhicai.basics.errors import Refused
from zhicai.exchange.parquet.recount import Judged
from zhicai.records.learning.models import LearningRecord
from zhicai.records.standings.models import PersonYear, PresentView


@dataclass(slots=True)
class Forecast:
    """Figures before and after, and the person-years that applying will put in place.

    `is_kept`: what is kept of the running year answers for today, but for what the plan touches.
    """

    before: Standing | None
    after: Standing | None
    person_years: list[dict[str, Any]] = field(default_factory=list)
    moves_of: dict[int, dict[int, int | None]] = field(default_factory=dict)
    agencies_of: dict[int, list[int]] = field(default_factory=dict)
    is_kept: bool = False


def kept_years(today: dt.date) -> list[int]:
    """The years of the present view: the running one and each that was asked for before."""
    kept = PresentView.objects.values_list("year", flat=True)
    return sorted({roc_year(today), *kept})


def standing_now(root_code: str, by: Caller) -> Standing | None:
    """The figure of the root as kept; None where the agency does not exist yet."""
    try:
        return find_standing(StandingQuery(agency_code=root_code, depth=0), by=by)
    except Refused:
        return None


def forecast(plan: Plan, by: Caller) -> Forecast:
    """Judge everybody whom the plan touches, for each year of the present view.

    Where the kept view is of an earlier day that is everybody of the installation: the view is
    one for all. What goes back to the caller is the figure of her own root.
    """
    outlook = Forecast(standing_now(plan.root_code, by), None)
    with above_the_wall():
        _judge(outlook, plan, by)
    return outlook


def _judge(outlook: Forecast, plan: Plan, by: Caller) -> None:
    known = Known(plan=plan)
    tree = Tree(known)
    root_id = tree.id_of.get(plan.root_code)
    years = kept_years(by.today)
    days = [min(by.today, year_end(year)) for year in years]
    touched = _people_to_judge(plan, known, tree=tree, days=days)
    for year in years:
        as_of = min(by.today, year_end(year))
        question = Question(year, as_of, known, rulebook())
        is_kept = is_fresh(year, as_of, question.book)
        people: list[int] = touched if is_kept else sorted(_everybody(known) | set(touched))
        if year == roc_year(by.today):
            outlook.is_kept = is_kept
        shown_id = root_id if year == roc_year(by.today) else None
        below: list[int] | None = []
        if shown_id is not None:
            below = people_below(known, tree, root_id=shown_id, as_of=as_of)
        # Whoever stands below the root is judged in the same pass, for the figure after.
        everybody = None if below is None else sorted({*below, *people})
        judged = judge_people(question, tree, everybody)
        rows = list(person_years(question, judged.only(people)))
        outlook.person_years.extend(rows)
        outlook.agencies_of[year] = _agencies(year, people, rows)
        counted = {row["person_id"]: row["agency_id"] for row in rows}
        outlook.moves_of[year] = {key: counted.get(key) for key in people}
        if shown_id is not None:
            outlook.after = _after(question, judged, root_id=shown_id, by=by, tree=tree)


def _people_to_judge(plan: Plan, known: Known, *, tree: Tree, days: Sequence[dt.date]) -> list[int]:
    """Everybody of whom a fact changes, and who stands where the tree, levels or coverage do."""
    people = touched_people(plan) | _with_changed_courses(plan)
    if plan.is_structural:
        nodes = _changed_nodes(plan, (tree, Tree(Known())), days)
        is_all = len(nodes) >= len(tree.slices)
        people |= _everybody(known) if is_all else set(people_in(known, nodes))
    return sorted(people)


def _changed_nodes(plan: Plan, trees: Sequence[Tree], days: Sequence[dt.date]) -> set[int]:
    """All agencies below the root or below a changed one, before and after, on these days."""
    tops = {change.values.agency_id for change in plan.changes.get("AgencyPeriod", ())}
    found: set[int] = set()
    for one in trees:
        root_id = one.id_of.get(plan.root_code)
        for day in days:
            for top in tops | ({root_id} if root_id is not None else set()):
                found.update(one.below(top, day))
    return found


def _with_changed_courses(plan: Plan) -> set[int]:
    """People with a record of a course of which a file now says more."""
    changes = plan.changes.get("CourseDetail", ())
    courses = [change.values[0] for change in changes if change.replaces is not None]
    found: set[int] = set()
    for start in range(0, len(courses), 5000):
        part = LearningRecord.objects.filter(
            course_id__in=courses[start : start + 5000], known_until__isnull=True
        )
        found.update(part.values_list("person_id", flat=True).distinct())
    return found


def _everybody(known: Known) -> set[int]:
    return {row[1] for row in known.rows("Posting")}


def _agencies(year: int, people: Sequence[int], rows: list[dict[str, Any]]) -> list[int]:
    """All agencies in which one of these people counts, before or after."""
    found = {row["agency_id"] for row in rows}
    for start in range(0, len(people), 5000):
        part = people[start : start + 5000]
        kept = PersonYear.objects.filter(year=year, person_id__in=part)
        found.update(kept.values_list("agency_id", flat=True).distinct())
    return sorted(found)


def _after(question: Question, judged: Judged, *, tree: Tree, root_id: int, by: Caller) -> Standing:
    """The figure of the root when the plan is applied; judged people elsewhere do not count."""
    totals = judged_totals(judged)
    setting = Setting(question.book, tree, question.as_of, question.as_of, None, totals)
    figure = build_figure(setting, root_id, children={}, depth=0)
    return Standing(figure, question.year, question.as_of, by.now)
