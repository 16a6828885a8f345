"""The tree of agencies as known at an instant: who stands above whom on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.figures.known import Known
from zhicai.records.agencies.models import ALWAYS, OPEN, Agency


@dataclass(frozen=True, slots=True)
class Slice:
    """Name and parent of an agency between two days, both inclusive."""

    agency_id: int
    name: str
    parent_id: int | None
    from_on: dt.date
    until_on: dt.date
    closed_on: dt.date | None


class Tree:
    """All agencies and their slices; reads once, answers from memory."""

    def __init__(self, known: Known, within: Sequence[int] | None = None) -> None:
        """`within` reads only these agencies; the default reads all."""
        chosen = None if within is None else Q(agency_id__in=within)
        self.slices: dict[int, list[Slice]] = defaultdict(list)
        for _, *values in known.rows("AgencyPeriod", chosen):
            row = Slice(*values)
            self.slices[row.agency_id].append(row)
        for periods in self.slices.values():
            periods.sort(key=lambda row: row.from_on)
        agencies = Agency.objects.all() if within is None else Agency.objects.filter(pk__in=within)
        self.code_of: dict[int, str] = dict(agencies.values_list("id", "code"))
        if known.plan:
            self.code_of.update(known.plan.new_agencies)
        self.id_of = {code: key for key, code in self.code_of.items() if key in self.slices}

    def on(self, agency_id: int, as_of: dt.date) -> Slice | None:
        """The slice of the day."""
        fitting = (row for row in self.slices.get(agency_id, ()) if row.from_on <= as_of)
        return max(fitting, key=lambda row: row.from_on, default=None)

    def name_on(self, agency_id: int, as_of: dt.date) -> str:
        found = self.on(agency_id, as_of)
        if found is None:
            found = next(iter(self.slices.get(agency_id, ())), None)
        return found.name if found else ""

    def above(self, agency_id: int, as_of: dt.date) -> list[int]:
        """The agency itself, its parent, and so on up, on the day."""
        line = [agency_id]
        while True:
            found = self.on(line[-1], as_of)
            if found is None or found.parent_id is None or found.parent_id in line:
                return line
            line.append(found.parent_id)

    def below(self, root_id: int, as_of: dt.date) -> dict[int, list[int]]:
        """Direct subordinates of each agency at or below the root on the day."""
        children: dict[int, list[int]] = defaultdict(list)
        for agency_id in self.slices:
            found = self.on(agency_id, as_of)
            if found is not None and found.parent_id is not None:
                children[found.parent_id].append(agency_id)
        tree: dict[int, list[int]] = {}
        waiting = [root_id]
        while waiting:
            node = waiting.pop()
            if node not in tree:
                tree[node] = sorted(children[node], key=lambda key: self.code_of[key])
                waiting.extend(tree[node])
        return tree

    def rows(self) -> Iterator[tuple[int, int | None, dt.date | None, dt.date | None]]:
        """agency, parent, from_on, until_on, as judging reads them."""
        for periods in self.slices.values():
            for row in periods:
                from_on = None if row.from_on == ALWAYS else row.from_on
                until_on = None if row.until_on == OPEN else row.until_on
                yield row.agency_id, row.parent_id, from_on, until_on
