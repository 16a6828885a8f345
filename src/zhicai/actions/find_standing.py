"""The hours figures of an agency and of what is below it, on any day, as known at any instant."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.assemble import Setting, build_figure
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.judged import judge_people
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.totals import judged_totals, kept_totals
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.plan import current_sequence
from zhicai.basics.dates import roc_year, year_end, year_start
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.ledger.models import Batch

TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingQuery:
    """`as_of` None: today or the end of the year; `known_at` None: now; depth counts levels."""

    agency_code: str
    year: int | None = None
    as_of: dt.date | None = None
    known_at: dt.datetime | None = None
    scope: Scope | None = None
    depth: int = 1

    def year_for(self, today: dt.date) -> int:
        return self.year if self.year is not None else roc_year(self.as_of or today)

    def day_for(self, today: dt.date) -> dt.date:
        """The cut-off day, always inside the year; of a year still to come, its first day."""
        year = self.year_for(today)
        if self.as_of is not None and self.as_of < year_start(year):
            raise Refused("cli.as_of_outside_year", value=self.as_of.isoformat(), year=str(year))
        return max(year_start(year), min(self.as_of or today, year_end(year)))


@walled
def find_standing(query: StandingQuery, *, by: Caller) -> Standing:
    """Raises Refused("agency.not_found") for a code not known at that instant."""
    require(by, Permission.STAFF_READ, query.agency_code)
    for _ in range(TRIES):
        sequence = current_sequence()
        standing = _figure(query, by)
        if query.known_at is not None or current_sequence() == sequence:
            return standing
    raise Refused("batch.moved")


def _figure(query: StandingQuery, by: Caller) -> Standing:
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    known_at = query.known_at or _latest(by)
    is_kept = query.known_at is None and is_fresh(year, as_of, rulebook())
    if is_kept:
        setting, root_id = _from_present_view(query, year, as_of)
    else:
        setting, root_id = _from_facts(query, year, as_of)
    children = setting.tree.below(root_id, as_of)
    figure = build_figure(setting, root_id, children=children, depth=query.depth)
    return Standing(figure, year, as_of, known_at, is_kept=is_kept)


def _latest(by: Caller) -> dt.datetime:
    """Now, or the instant of the newest batch where that is later."""
    newest = Batch.objects.aggregate(at=Max("applied_at"))["at"]
    return by.now if newest is None else max(by.now, newest)


def _from_present_view(query: StandingQuery, year: int, as_of: dt.date) -> tuple[Setting, int]:
    """A fixed number of statements, whatever stands below the agency."""
    root = Agency.objects.filter(code=query.agency_code).first()
    paths = AgencyPath.objects.filter(
        ancestor_id=root.pk if root else 0,
        depth__lte=query.depth,
        from_on__lte=as_of,
        until_on__gte=as_of,
    )
    nodes = list(paths.values_list("descendant_id", flat=True))
    tree = Tree(Known(), nodes)
    root_id = find_root(tree, query.agency_code)
    totals = kept_totals(nodes, year)
    return Setting(rulebook(), tree, as_of, as_of, query.scope, totals), root_id


def _from_facts(query: StandingQuery, year: int, as_of: dt.date) -> tuple[Setting, int]:
    """Any day as known at any instant: judged from the versions of then."""
    known, book = Known(query.known_at), rulebook()
    tree = Tree(known)
    root_id = find_root(tree, query.agency_code)
    people = people_below(known, tree, root_id=root_id, as_of=as_of)
    judged = judge_people(Question(year, as_of, known, book), tree, people)
    return Setting(book, tree, as_of, as_of, query.scope, judged_totals(judged)), root_id


def find_root(tree: Tree, code: str) -> int:
    """The agency of a code, or the same refusal whether it is missing or not yet known."""
    root_id = tree.id_of.get(code)
    if root_id is None:
        raise Refused("agency.not_found", value=code)
    return root_id
