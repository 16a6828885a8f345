"""People of a sight → how many of each key are in each state: by SQL now, from facts else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhicai.actions.distribution.figure import Axis
from zhicai.actions.distribution.placed import PlacedPerson, state_of
from zhicai.actions.distribution.question import Sight
from zhicai.actions.figures.people_rows import order_of
from zhicai.actions.roles.held_duties import held_duties
from zhicai.records.standings.distribution import (
    UNCERTAIN,
    Counting,
    count_states,
    find_uncertain,
)

# The agency's id, its own division (None: of an agency below), the text of rank or series.
Key = int | str | None
Cells = Counter[tuple[Key, str]]
# From so many agencies on, reading the duties of everybody once is quicker than one by one.
MANY_AGENCIES = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """The present, counted by the database."""

    sight: Sight
    root_id: int
    agency_count: int = 1

    def cells(self, axis: Axis) -> Cells:
        place = self.sight.place
        order = order_of(self.sight.scope)
        is_wide = self.agency_count >= MANY_AGENCIES
        counting = Counting(place.year, place.as_of, self.root_id, order, is_wide)
        found: Cells = Counter()
        for key, state, count in count_states(counting, axis.value):
            found[key, state] += count
        if any(state == UNCERTAIN for _, state in found):
            return self._looked_at(found, counting, axis)
        return found

    def _looked_at(self, found: Cells, counting: Counting, axis: Axis) -> Cells:
        """Whoever was written anew or answered about since: other duties, or the same."""
        certain = Counter({key: n for key, n in found.items() if key[1] != UNCERTAIN})
        rows = find_uncertain(counting, axis.value)
        held = held_duties([row[1] for row in rows], counting.as_of)
        for key, person, talent_role, duty_hash in rows:
            state = state_of(held.get(person), talent_role, duty_hash)
            certain[key, state.value] += 1
        return certain


@dataclass(frozen=True, slots=True)
class Told:
    """People who lie in memory."""

    people: Sequence[PlacedPerson]
    root_id: int

    def cells(self, axis: Axis) -> Cells:
        keys = keys_of(self.people, axis, self.root_id)
        states = (one.state.value for one in self.people)
        return Counter(zip(keys, states, strict=True))


def keys_of(people: Iterable[PlacedPerson], axis: Axis, root_id: int) -> list[Key]:
    """What tells each person apart on the axis."""
    return [key_of(one, axis, root_id) for one in people]


def key_of(one: PlacedPerson, axis: Axis, root_id: int) -> Key:
    if axis is Axis.AGENCY:
        return one.agency
    if axis is Axis.DIVISION:
        return one.post.division if one.agency == root_id else None
    return one.post.rank_text if axis is Axis.RANK else one.post.job_series
