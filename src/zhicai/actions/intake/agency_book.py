"""The agencies known while planning: found by code or name, with the tree as it will be."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zhicai.actions.intake.shelf import Change, Shelf, Source
from zhicai.basics.text import fold
from zhicai.records.agencies.models import ALWAYS, OPEN, Agency, AgencyPeriod
from zhicai.records.ledger.models import new_key


class PeriodValues(NamedTuple):
    """Columns of AgencyPeriod that a file may state."""

    agency_id: int
    name: str
    parent_id: int | None
    from_on: dt.date
    until_on: dt.date
    closed_on: dt.date | None


class PathValues(NamedTuple):
    ancestor_id: int
    descendant_id: int
    depth: int
    from_on: dt.date
    until_on: dt.date


class AgencyBook:
    """All agencies of the installation as the command would leave them."""

    def __init__(self) -> None:
        self._identities: dict[str, int] = dict(Agency.objects.values_list("code", "id"))
        self.code_of = {key: code for code, key in self._identities.items()}
        self.new: dict[int, str] = {}
        self.periods = Shelf("AgencyPeriod", lambda row: (row.agency_id, row.from_on))
        self.periods.load(_read_periods())
        held_ids: set[int] = {held.values.agency_id for held in self.periods}
        self.codes: dict[str, int] = {self.code_of[key]: key for key in held_ids}
        self._forget()

    def _forget(self) -> None:
        self._names: dict[str, set[int]] | None = None
        self._slices: dict[int, list[PeriodValues]] | None = None

    @property
    def slices(self) -> dict[int, list[PeriodValues]]:
        """Periods of each agency, earliest first."""
        if self._slices is None:
            self._slices = defaultdict(list)
            for held in self.periods:
                self._slices[held.values[0]].append(PeriodValues(*held.values))
            for periods in self._slices.values():
                periods.sort(key=lambda row: row.from_on)
        return self._slices

    @property
    def names(self) -> dict[str, set[int]]:
        if self._names is None:
            self._names = defaultdict(set)
            for agency_id, periods in self.slices.items():
                for period in periods:
                    self._names[fold(period.name)].add(agency_id)
        return self._names

    def find_by_code(self, code: str) -> int | None:
        return self.codes.get(code)

    def find_by_name(self, name: str) -> set[int]:
        """Every agency that bears or bore the name, compared folded."""
        return self.names.get(fold(name), set())

    def name_on(self, agency_id: int, as_of: dt.date) -> str:
        periods = self.slices.get(agency_id, [])
        fitting = [row for row in periods if row.from_on <= as_of] or periods[:1]
        return fitting[-1].name if fitting else self.code_of.get(agency_id, "")

    def open_agency(self, code: str) -> int:
        """The identity of a code, made where there is none yet."""
        if code not in self._identities:
            agency_id = new_key()
            self._identities[code] = agency_id
            self.code_of[agency_id] = self.new[agency_id] = code
        self.codes[code] = self._identities[code]
        return self.codes[code]

    def replay(self, changes: Iterable[Change]) -> None:
        """Let the periods stand as these changes would leave them."""
        self.periods.replay(changes)
        self._forget()

    def keep(self, values: PeriodValues, source: Source) -> None:
        self.periods.put(values, source)
        self._forget()

    def tree(self, root_id: int, from_day: dt.date) -> set[int]:
        """The root and all that stand below it on `from_day` or on any later day."""
        below: dict[int, list[int]] = defaultdict(list)
        for periods in self.slices.values():
            for row in periods:
                if row.parent_id is not None and row.until_on >= from_day:
                    below[row.parent_id].append(row.agency_id)
        found, waiting = {root_id}, [root_id]
        while waiting:
            for child in below[waiting.pop()]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    def paths(self) -> Iterator[PathValues]:
        """The dated closure of the whole tree."""
        for agency_id in self.slices:
            yield from _paths_up(self.slices, agency_id)


def _read_periods() -> Iterable[tuple[int, PeriodValues]]:
    names = ("id", *PeriodValues._fields)
    current = AgencyPeriod.objects.filter(known_until__isnull=True)
    return ((row[0], PeriodValues(*row[1:])) for row in current.values_list(*names))


def _paths_up(slices: dict[int, list[PeriodValues]], agency_id: int) -> Iterator[PathValues]:
    """Every ancestor of one agency with the days on which it stands above; circles end."""
    first = PathValues(agency_id, agency_id, 0, ALWAYS, OPEN)
    waiting = [(first, frozenset({agency_id}))]
    while waiting:
        path, line = waiting.pop()
        yield path
        for row in slices.get(path.ancestor_id, []):
            from_on, until_on = max(path.from_on, row.from_on), min(path.until_on, row.until_on)
            if row.parent_id is None or from_on > until_on or row.parent_id in line:
                continue
            above = PathValues(row.parent_id, agency_id, path.depth + 1, from_on, until_on)
            waiting.append((above, line | {row.parent_id}))
