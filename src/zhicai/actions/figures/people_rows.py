"""Everybody at or below an agency, a row each: kept rows where they answer, else judged anew."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from zhicai.actions.edits.office_people import agencies_below, is_whole
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.judged import judge_people, sum_missing
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.intake.categories import scope_order
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope
from zhicai.core.rules.exclusions import CATEGORY_UNKNOWN, LEFT_SERVICE, OUTSIDE_SCOPE
from zhicai.core.rules.load import Rulebook
from zhicai.core.rules.verdicts import AI_ATTAINMENT, column_of
from zhicai.records.staff.models import Person
from zhicai.records.standings.models import YEAR_BY_KIND, PersonYear
from zhicai.records.standings.people import SMALL

OUT_OF_EVERY_SCOPE = (LEFT_SERVICE, CATEGORY_UNKNOWN)
CHUNK = 5000
COLUMNS = ("exclusion", "reason", "missing_basic_minutes", "missing_advanced_minutes")


class PersonRow(NamedTuple):
    """One person of a year, as the KPI sees her; `exclusion` is empty unless an event is one."""

    person: int
    agency: int
    scope_order: int
    exclusion: str
    reason: str
    missing_basic: int | None
    missing_advanced: int | None
    verdict: str

    @property
    def missing(self) -> int | None:
        """All that is missing; None where a part is not known."""
        return sum_missing((self.missing_basic, self.missing_advanced))

    def left_out(self, scope: Scope) -> str:
        """Why the scope does not count this person; empty where it does."""
        if self.exclusion in OUT_OF_EVERY_SCOPE:
            return self.exclusion
        return OUTSIDE_SCOPE if self.scope_order > order_of(scope) else self.exclusion


@dataclass(frozen=True, slots=True)
class Place:
    """The subtree, year, day and instant asked about; `is_kept`: the present view answers."""

    agency_code: str
    year: int
    as_of: dt.date
    known: Known
    book: Rulebook
    is_kept: bool

    @property
    def question(self) -> Question:
        return Question(self.year, self.as_of, self.known, self.book)

    def shows_present(self, today: dt.date) -> bool:
        """Whether everybody in it stands there now, so that nobody has left for elsewhere."""
        return self.is_kept and self.year == roc_year(today)


def place_of(query: StandingQuery, standing: Standing) -> Place:
    """The place of a figure that was just found, answered from where the figure was."""
    known = Known(query.known_at)
    year, as_of, is_kept = standing.year, standing.as_of, standing.is_kept
    return Place(query.agency_code, year, as_of, known, rulebook(), is_kept)


def order_of(scope: Scope) -> int:
    """1 for the first scope; each counts whoever the one before counts, and more."""
    return list(Scope).index(scope) + 1


def counted_in(scope: Scope) -> Q:
    """The kept rows that a rate of the scope counts."""
    return Q(exclusion="", scope_order__lte=order_of(scope))


def is_many(size: int) -> bool:
    """Whether so many rows are rather walked by kind than found by agency."""
    return size > SMALL


def kept_rows(place: Place, size: int) -> QuerySet[PersonYear]:
    """Rows of the present view at or below the agency, in the tree of the day; about `size`.

    To few of them the agencies lead. Many are walked by kind: then the agency is looked at as an
    expression, so that no index begins with it, and not at all where nobody stands elsewhere.
    """
    below = agencies_below(place.agency_code, place.as_of)
    if not is_many(size):
        return PersonYear.objects.filter(year=place.year, agency_id__in=below)
    by_kind = PersonYear.objects.alias(year_by_kind=YEAR_BY_KIND).filter(year_by_kind=place.year)
    if is_whole(place.agency_code, place.as_of):
        return by_kind
    return by_kind.alias(at_agency=F("agency_id") + 0).filter(at_agency__in=below)


def as_rows(kept: QuerySet[PersonYear]) -> list[PersonRow]:
    """Kept rows in the order of the query."""
    names = ("person_id", "agency_id", "scope_order", *COLUMNS, column_of(AI_ATTAINMENT))
    return [PersonRow(*row) for row in kept.values_list(*names)]


def judged_people(place: Place) -> list[PersonRow]:
    """The same rows judged from the facts of the instant, by key of the person."""
    tree = Tree(place.known)
    root_id = tree.id_of.get(place.agency_code)
    if root_id is None:
        raise Refused("agency.not_found", value=place.agency_code)
    people = people_below(place.known, tree, root_id=root_id, as_of=place.as_of)
    nodes = set(tree.below(root_id, place.as_of))
    return [row for row in rows_of(place, tree, people) if row.agency in nodes]


def rows_of(place: Place, tree: Tree, people: Sequence[int] | None) -> Iterator[PersonRow]:
    """Judged among these people (None: among all), wherever they stand."""
    judged = judge_people(place.question, tree, people)
    names = ("person", "agency", "category", *COLUMNS, column_of(AI_ATTAINMENT))
    orders: dict[str, int] = {}
    for person, agency, category, *rest in judged.standings.select(names).iter_rows():
        if category not in orders:
            orders[category] = scope_order(place.book, category, place.as_of)
        exclusion, reason, *others = rest
        yield PersonRow(person, agency, orders[category], exclusion or "", reason or "", *others)


def names_of(known: Known, people: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Name as known at the instant, and the masked ID."""
    names = {row[1]: row[2] for row in known.rows_of("Profile", people)}
    masked: dict[int, str] = {}
    for start in range(0, len(people), CHUNK):
        rows = Person.objects.filter(id__in=people[start : start + CHUNK])
        masked.update(rows.values_list("id", "national_id_masked"))
    return {key: (names.get(key, ""), masked.get(key, "")) for key in people}


def agency_names(place: Place, agencies: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Code and name on the day of each agency."""
    chosen = sorted(set(agencies))
    tree = Tree(place.known, chosen)
    return {key: (tree.code_of.get(key, ""), tree.name_on(key, place.as_of)) for key in chosen}
