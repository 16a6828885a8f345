"""The distribution on two days: the difference of each number, and by name who is elsewhere."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.distribution.draw import people_at
from zhicai.actions.distribution.figure import Tally
from zhicai.actions.distribution.placed import PlacedPerson
from zhicai.actions.distribution.question import DistributionQuery, Sight, sight_of
from zhicai.actions.figures.chain import Link, find_chain
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.people_rows import names_of
from zhicai.actions.figures.tree import Tree
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope

Placed = Mapping[int, PlacedPerson]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonQuery(DistributionQuery):
    """From `earlier_on` to the day of the query, both as known at the same instant."""

    earlier_on: dt.date


@dataclass(frozen=True, slots=True)
class RoleChange:
    """One person; a state is blank where she is not counted that day."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`changes` are by state before, state after, agency and name; of files held today alone.

    `unnamed` more are counted on one of the days and have left since.
    """

    code: str
    name: str
    earlier_on: dt.date
    as_of: dt.date
    scope: Scope
    before: Tally
    after: Tally
    changes: tuple[RoleChange, ...]
    chain: tuple[Link, ...]
    unnamed: int = 0


@walled
def compare_distributions(query: ComparisonQuery, *, by: Caller) -> Comparison:
    """Raises Refused("agency.not_found") where the agency was not there on one of the days."""
    require(by, Permission.ROLE_READ, query.agency_code)
    sight = sight_of(query, by=by)
    day = sight.place.as_of
    if query.earlier_on >= day:
        raise Refused("standing.since_after_until", value=query.earlier_on.isoformat())
    chain = find_chain(query.office_code or query.agency_code, sight.place)
    before, _, _ = _people(sight_of(replace(query, as_of=query.earlier_on), by=by))
    after, tree, root_id = _people(sight)
    changes = _changes(before, after, sight=sight, tree=tree)
    named = held_only(changes, by)
    return Comparison(
        query.agency_code,
        tree.name_on(root_id, day),
        query.earlier_on,
        as_of=day,
        scope=sight.scope,
        before=tally_of(before),
        after=tally_of(after),
        changes=named,
        chain=chain,
        unnamed=len(changes) - len(named),
    )


def _people(sight: Sight) -> tuple[Placed, Tree, int]:
    people, tree, root_id = people_at(sight)
    return {one.person: one for one in people}, tree, root_id


def tally_of(people: Placed) -> Tally:
    return Tally.of(Counter(one.state.value for one in people.values()))


def _changes(before: Placed, after: Placed, *, sight: Sight, tree: Tree) -> tuple[RoleChange, ...]:
    told = {
        person: (was, now)
        for person in before.keys() | after.keys()
        if (was := _state(before, person)) != (now := _state(after, person))
    }
    names = names_of(sight.place.known, sorted(told))
    found = [
        RoleChange(
            person,
            *names[person],
            agency_name=tree.name_on(
                (after.get(person) or before[person]).agency, sight.place.as_of
            ),
            before=was,
            after=now,
        )
        for person, (was, now) in told.items()
    ]
    return tuple(sorted(found, key=lambda o: (o.before, o.after, o.agency_name, o.name, o.person)))


def _state(people: Placed, person: int) -> str:
    found = people.get(person)
    return found.state.value if found is not None else ""
