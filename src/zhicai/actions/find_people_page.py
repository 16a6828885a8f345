"""The people behind a figure, a page at a time: filtered, sorted and cut in the database."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.office_people import is_whole
from zhicai.actions.figures.assemble import document_text
from zhicai.actions.figures.figure import Counts
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.judged import judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.people_lines import Setting, lines_of, tree_of
from zhicai.actions.figures.people_query import (
    PeoplePageQuery,
    choose,
    fits,
    in_order,
    is_under_tab,
    people_alike,
    scope_for,
    tab_of,
)
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.totals import kept_totals
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import TRIES, find_root
from zhicai.actions.intake.plan import current_sequence
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.page import Page, clip, page_of
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.words import Norm, Scope, Verdict
from zhicai.core.rules.book import NotInForce, Unpublished
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.standings import people as kept
from zhicai.records.standings.people import EXCLUDED, Choice

MANY_DIVISIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """`tabs` counts the rows that meet everything asked but the verdict, under each verdict.

    Where nothing more is asked they are the counts of `find_standing`, with those left out.
    """

    page: Page[PersonLine]
    tabs: Mapping[str, int]
    divisions: tuple[str, ...]
    root: Agency
    root_name: str
    year: int
    as_of: dt.date
    scope: Scope
    rule: "Rule"
    is_filtered: bool
    is_kept: bool

    @property
    def counts(self) -> Counts:
        met, short = self.tabs[Verdict.MET], self.tabs[Verdict.SHORT]
        return Counts(met + short + self.tabs[Verdict.UNKNOWN], met, short)


@dataclass(frozen=True, slots=True)
class Rule:
    """The provision by which the verdicts were found, with where it stands."""

    provision_id: str
    name: str
    norm: Norm
    is_published: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of one page and the counts beside them."""

    page: Page[PersonLine]
    tabs: dict[str, int]
    divisions: tuple[str, ...]
    root_id: int
    root_name: str
    is_filtered: bool
    is_kept: bool


@walled
def find_people_page(query: PeoplePageQuery, *, by: Caller) -> PeoplePage:
    """Raises Refused: provision.not_found, agency.not_found (also for one not below), batch.moved.

    `size` 0 gives everybody on one page; more than `most` are refused with people.too_many.
    """
    require(by, Permission.STAFF_READ, query.agency_code)
    if query.provision_id not in JUDGED:
        raise Refused("provision.not_found", value=query.provision_id)
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    found = _find(query, as_of, year)
    is_present = found.is_kept and year == roc_year(by.today)
    return PeoplePage(
        page=found.page if is_present else _named(found.page, by),
        tabs={tab: found.tabs.get(tab, 0) for tab in (*Verdict, EXCLUDED)},
        divisions=found.divisions,
        root=Agency.objects.get(pk=found.root_id),
        root_name=found.root_name,
        year=year,
        as_of=as_of,
        scope=scope_for(query, rulebook()),
        rule=rule_on(query.provision_id, as_of),
        is_filtered=found.is_filtered,
        is_kept=found.is_kept,
    )


def _named(page: Page[PersonLine], by: Caller) -> Page[PersonLine]:
    """The figure counts whoever stood there; who has left for elsewhere is not named."""
    return Page(held_only(page.rows, by), page.number, page.size, page.total)


def _find(query: PeoplePageQuery, as_of: dt.date, year: int) -> Found:
    """The page as it was between two moves of the facts."""
    for _ in range(TRIES):
        sequence = current_sequence()
        is_kept = query.known_at is None and is_fresh(year, as_of, rulebook())
        found = _from_kept(query, as_of, year) if is_kept else _from_facts(query, as_of, year)
        if query.known_at is not None or current_sequence() == sequence:
            return found
    raise Refused("batch.moved")


def rule_on(provision_id: str, as_of: dt.date) -> Rule:
    book = rulebook()
    provision = book.get_provision(provision_id)
    entry = book.in_force(provision_id, as_of)
    places = entry.basis if entry else ()
    try:
        book.value(provision_id, as_of)
    except (Unpublished, NotInForce):
        is_published = False
    else:
        is_published = True
    return Rule(
        provision_id,
        provision.name,
        provision.norm,
        is_published,
        tuple(f"{document_text(book, place.source)} {place.clause}" for place in places),
    )


def _from_kept(query: PeoplePageQuery, as_of: dt.date, year: int) -> Found:
    """A fixed number of statements, however many people stand below the agency."""
    root_id = _root_below(query, as_of)
    totals = kept_totals([root_id], year)
    left_out = totals.exclusions
    everybody = totals.counts.get((root_id, Scope.EVERYONE, False, AI_ATTAINMENT), Counts())
    size = everybody.counted + sum(left_out[(root_id, Scope.EVERYONE)].values())
    choice = choose(query, rulebook(), as_of=as_of, root_id=root_id, size=size)
    choice = replace(choice, is_whole=is_whole(query.root_code, as_of))
    if choice.is_filtered:
        tabs = kept.count_tabs(choice)
    else:
        scope = scope_for(query, rulebook())
        counts = totals.counts.get((root_id, scope, False, query.provision_id), Counts())
        tabs = {
            Verdict.MET.value: counts.met,
            Verdict.SHORT.value: counts.short,
            Verdict.UNKNOWN.value: counts.unknown,
            EXCLUDED: sum(left_out[(root_id, scope)].values()),
        }
    page = _kept_page(query, choice, total=_under(tabs, choice))
    names = Tree(Known(), [root_id])
    divisions = tuple(kept.list_divisions(choice, limit=MANY_DIVISIONS))
    return Found(
        page, tabs, divisions, root_id, names.name_on(root_id, as_of), choice.is_filtered, True
    )


def _root_below(query: PeoplePageQuery, as_of: dt.date) -> int:
    """The agency to look below, which must stand at or below the one of the query."""
    above = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(code=query.agency_code).values("id"),
        descendant_id__in=Agency.objects.filter(code=query.root_code).values("id"),
        from_on__lte=as_of,
        until_on__gte=as_of,
    )
    found = above.values_list("descendant_id", flat=True).order_by("pk").first()
    if found is None:
        raise Refused("agency.not_found", value=query.root_code)
    return int(found)


def _under(tabs: Mapping[str, int], choice: Choice) -> int:
    """How many rows the tabs asked for hold."""
    return sum(tabs.get(tab, 0) for tab in choice.tabs or tuple(Verdict))


def _check_most(query: PeoplePageQuery, total: int) -> None:
    if query.most is not None and total > query.most:
        raise Refused("people.too_many", count=total, most=query.most)


def _kept_page(query: PeoplePageQuery, choice: Choice, *, total: int) -> Page[PersonLine]:
    number, size = (1, max(1, total)) if not query.size else clip(query.number, query.size, total)
    _check_most(query, total)
    start = (number - 1) * size
    keys = kept.pick(choice, start=start, limit=size, total=total) if total else []
    rows = [vars(row) for row in kept.read(keys)]
    known = Known()
    lines = lines_of(rows, Setting(known, query.provision_id, choice), tree_of(rows, known))
    return Page(lines, number, size, total)


def _from_facts(query: PeoplePageQuery, as_of: dt.date, year: int) -> Found:
    """Any day as known at any instant: judged from the versions of then."""
    known, book = Known(query.known_at), rulebook()
    tree = Tree(known)
    top = find_root(tree, query.agency_code)
    root_id = find_root(tree, query.root_code)
    nodes = set(tree.below(root_id, as_of))
    if root_id not in tree.below(top, as_of):
        raise Refused("agency.not_found", value=query.root_code)
    people = people_below(known, tree, root_id=root_id, as_of=as_of)
    question = Question(year, as_of, known, book)
    judged = judge_people(question, tree, people)
    rows = [row for row in person_years(question, judged) if row["agency_id"] in nodes]
    choice = choose(query, book, as_of=as_of, root_id=root_id, size=len(rows))
    if choice.id_pattern:
        choice = replace(choice, people=people_alike(choice.id_pattern))
    fitting = [row for row in rows if fits(row, choice)]
    shown = in_order([row for row in fitting if is_under_tab(row, choice)], choice, tree.code_of)
    _check_most(query, len(shown))
    cut = page_of(shown, number=query.number, size=query.size or max(1, len(shown)))
    if not query.size:
        cut = Page(tuple(shown), 1, max(1, len(shown)), len(shown))
    lines = lines_of(cut.rows, Setting(known, query.provision_id, choice), tree)
    divisions = sorted({row["division"] for row in rows if row["division"]})[:MANY_DIVISIONS]
    return Found(
        Page(lines, cut.number, cut.size, cut.total),
        dict(Counter(tab_of(row, choice) for row in fitting)),
        tuple(divisions),
        root_id,
        tree.name_on(root_id, as_of),
        choice.is_filtered,
        False,
    )
