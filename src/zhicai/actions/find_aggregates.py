"""The figures of an agency for whoever may see counts, not people: small cells are hidden."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.assemble import Setting, build_figure
from zhicai.actions.figures.chain import Link, find_chain
from zhicai.actions.figures.figure import AgencyFigure, ProvisionFigure
from zhicai.actions.figures.judged import judge_people
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.people_rows import Place
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.small_cells import ShownCounts, hidden_of, show_counts
from zhicai.actions.figures.totals import judged_totals
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import find_root
from zhicai.basics.dates import roc_year, year_end
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregatesQuery:
    """The figure of `agency_code`, seen from an office at or above it, at the end of a month."""

    agency_code: str
    office_code: str
    year: int | None = None
    as_of: dt.date | None = None

    def day_for(self, today: dt.date) -> dt.date:
        day = self.as_of or (year_end(self.year) if self.year is not None else today)
        return month_end(min(day, today))


@dataclass(frozen=True, slots=True)
class AggregateProvision:
    """`told` is the provision without any count of its own."""

    told: ProvisionFigure
    counts: ShownCounts


@dataclass(frozen=True, slots=True)
class AggregateLine:
    code: str
    name: str
    counts: ShownCounts


@dataclass(frozen=True, slots=True)
class Aggregates:
    """One agency: every provision, and the KPI of each direct subordinate."""

    code: str
    name: str
    year: int
    as_of: dt.date
    chain: tuple[Link, ...]
    provisions: tuple[AggregateProvision, ...]
    children: tuple[AggregateLine, ...]

    @property
    def kpi(self) -> AggregateProvision:
        return next(one for one in self.provisions if one.told.provision_id == AI_ATTAINMENT)


@walled
def find_aggregates(query: AggregatesQuery, *, by: Caller) -> Aggregates:
    """Raises Refused("agency.not_found") also for an agency that is not below the office."""
    require(by, Permission.STANDING_READ, query.agency_code)
    as_of = query.day_for(by.today)
    known, book, year = Known(), rulebook(), roc_year(as_of)
    place = Place(query.agency_code, year, as_of, known, book, is_kept=False)
    chain = find_chain(query.office_code, place)
    tree = Tree(known)
    root_id = find_root(tree, query.agency_code)
    top = tree.above(root_id, as_of)[-1]
    below = tree.below(top, as_of)
    people = people_below(known, tree, root_id=top, as_of=as_of)
    judged = judge_people(Question(year, as_of, known, book), tree, people)
    setting = Setting(book, tree, as_of, as_of, None, judged_totals(judged))
    hidden = {one: _hidden(setting, one, below=below, top=top) for one in JUDGED}
    figure = build_figure(setting, root_id, children=below, depth=1)
    return Aggregates(
        figure.code,
        figure.name,
        year,
        as_of=as_of,
        chain=chain,
        provisions=tuple(
            _provision(one, is_hidden=root_id in hidden[one.provision_id])
            for one in figure.provisions
        ),
        children=_children(figure, tree, hidden[AI_ATTAINMENT]),
    )


def _hidden(
    setting: Setting, provision_id: str, *, below: Mapping[int, list[int]], top: int
) -> set[int]:
    """From the top of the tree, so that no second page tells what the first one hides."""
    scope = setting.scope_for(provision_id)
    counts = {
        node: counts
        for (node, of_scope, is_raw, told), counts in setting.totals.counts.items()
        if told == provision_id and of_scope is scope and not is_raw
    }
    return hidden_of(below, top, counts)


def _provision(figure: ProvisionFigure, *, is_hidden: bool) -> AggregateProvision:
    nothing = type(figure.counts)()
    told = replace(figure, counts=nothing, raw=nothing)
    return AggregateProvision(told, show_counts(figure.counts, is_hidden=is_hidden))


def _children(figure: AgencyFigure, tree: Tree, hidden: set[int]) -> tuple[AggregateLine, ...]:
    """Whoever lacks most first; what is hidden stands last, by code."""
    lines = [
        AggregateLine(
            one.code,
            one.name,
            show_counts(one.get(AI_ATTAINMENT).counts, is_hidden=tree.id_of[one.code] in hidden),
        )
        for one in figure.children
    ]
    return tuple(sorted(lines, key=lambda one: (-(one.counts.gap or 0), one.code)))


def month_end(day: dt.date) -> dt.date:
    """The newest last day of a month that is not after the day.

    >>> month_end(dt.date(2026, 11, 20)), month_end(dt.date(2026, 2, 28))
    (datetime.date(2026, 10, 31), datetime.date(2026, 2, 28))
    """
    is_last = (day + DAY).day == 1
    return day if is_last else day.replace(day=1) - DAY
