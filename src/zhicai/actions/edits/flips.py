"""Who would be answered differently: one provision of each person before and after a plan."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller
from zhicai.actions.edits.model import Flip, Flips
from zhicai.actions.edits.names import Names
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.judged import judge_people, person_years
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.forecast import Forecast
from zhicai.actions.intake.plan import Plan
from zhicai.basics.dates import roc_year
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.verdicts import AI_ATTAINMENT, column_of
from zhicai.records.staff.models import Person
from zhicai.records.standings.models import PersonYear

KEYS = ("person_id", "agency_id", "exclusion", "scope_order")
SHOWN = 50
CHUNK = 5000
State = tuple[int | None, str | None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The provision, its column, and the widest scope that its rate counts."""

    columns: tuple[str, ...]
    widest: int


def _asked(provision_id: str) -> _Asked:
    scope = scope_of(provision_id, rulebook())
    return _Asked((*KEYS, column_of(provision_id)), list(Scope).index(scope) + 1)


def find_flips(
    plan: Plan, outlook: Forecast, *, by: Caller, provision_id: str = AI_ATTAINMENT
) -> Flips:
    """Only people of the office, where they count before or after."""
    year, asked = roc_year(by.today), _asked(provision_id)
    after = {
        row["person_id"]: _state([row[name] for name in asked.columns], asked)
        for row in outlook.person_years
        if row["year"] == year
    }
    people = sorted({*after, *outlook.moves_of.get(year, ())})
    before = _states_now(people, asked, year=year, by=by)
    nodes = _nodes(plan, by)
    flipped = [
        (person, before.get(person, (None, None)), after.get(person, (None, None)))
        for person in people
    ]
    changed = [
        (person, was, now)
        for person, was, now in flipped
        if was[1] != now[1] and (was[0] in nodes or now[0] in nodes)
    ]
    return _tell(changed, by)


def _state(row: Sequence[Any], asked: _Asked) -> State:
    """Where a person counts, and the verdict or the reason for not counting."""
    _, agency_id, exclusion, scope_order, verdict = row
    if exclusion:
        return agency_id, exclusion
    is_counted = 1 <= scope_order <= asked.widest
    return agency_id, verdict if is_counted else "outside_scope"


def _states_now(
    people: Sequence[int], asked: _Asked, *, year: int, by: Caller
) -> Mapping[int, State]:
    """As kept; where the kept view is of an earlier day, as judged today."""
    rows = _rows_now(people, asked.columns, year=year, by=by)
    return {row[0]: _state(row, asked) for row in rows}


def _rows_now(
    people: Sequence[int], columns: Sequence[str], *, year: int, by: Caller
) -> Iterator[Sequence[Any]]:
    book = rulebook()
    if not is_fresh(year, by.today, book):
        question = Question(year, by.today, Known(), book)
        for row in person_years(question, judge_people(question, Tree(question.known), people)):
            yield [row[name] for name in columns]
        return
    for start in range(0, len(people), CHUNK):
        kept = PersonYear.objects.filter(year=year, person_id__in=people[start : start + CHUNK])
        yield from kept.order_by("person_id").values_list(*columns)


def _nodes(plan: Plan, by: Caller) -> set[int | None]:
    """All agencies of the office, as the tree is and as it would be."""
    found: set[int | None] = set()
    for known in (Known(), Known(plan=plan)):
        tree = Tree(known)
        root_id = tree.id_of.get(plan.root_code)
        found |= set() if root_id is None else set(tree.below(root_id, by.today))
    return found


def _tell(changed: Sequence[tuple[int, State, State]], by: Caller) -> Flips:
    counts = Counter((was[1], now[1]) for _, was, now in changed)
    names = Names(by.today)
    shown = changed[:SHOWN]
    names.load_people(person for person, _, _ in shown)
    names.load_agencies(now[0] or was[0] for _, was, now in shown)
    masked = dict(
        Person.objects.filter(pk__in=[person for person, _, _ in shown]).values_list(
            "pk", "national_id_masked"
        )
    )
    people = [
        Flip(
            person,
            names.people.get(person, ""),
            masked.get(person, ""),
            names.agencies.get(now[0] or was[0] or 0, ""),
            was[1],
            now[1],
        )
        for person, was, now in shown
    ]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return Flips(
        tuple((was, now, count) for (was, now), count in ordered),
        tuple(sorted(people, key=lambda flip: (flip.agency_name, flip.name, flip.person))),
    )
