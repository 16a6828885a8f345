"""Everything that stands at or below an agency, as it hangs together on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zhicai.actions.edits.facts_mark import Mark, facts_mark
from zhicai.basics.text import fold
from zhicai.records.agencies.models import Agency, AgencyPath, AgencyPeriod

KEPT = 8


class Row(NamedTuple):
    """One period as it is kept."""

    pk: int
    agency_id: int
    name: str
    parent_id: int | None
    from_on: dt.date
    until_on: dt.date
    closed_on: dt.date | None


class Forest:
    """Read once for an office and a day; kept until facts change."""

    def __init__(self, root_code: str, as_of: dt.date) -> None:
        self.as_of = as_of
        root = Agency.objects.filter(code=root_code).first()
        self.root_id = root.pk if root else 0
        below = AgencyPath.objects.filter(ancestor_id=self.root_id).values("descendant_id")
        self.periods: dict[int, list[Row]] = defaultdict(list)
        rows = AgencyPeriod.objects.filter(known_until__isnull=True, agency_id__in=below)
        for values in rows.order_by("from_on", "pk").values_list(*Row._fields):
            row = Row(*values)
            self.periods[row.agency_id].append(row)
        self.code_of = dict(Agency.objects.filter(pk__in=below).values_list("pk", "code"))
        self.order = tuple(self._walk())
        self.texts = {key: self._text(key) for key in self.periods}

    def on(self, key: int) -> Row:
        """The period of the day, or the first one of an agency still to come."""
        rows = self.periods[key]
        fitting = [row for row in rows if row.from_on <= self.as_of]
        return fitting[-1] if fitting else rows[0]

    def _walk(self) -> Iterator[tuple[int, int]]:
        """(depth, agency), each parent before its subordinates, by code."""
        children: dict[int | None, list[int]] = defaultdict(list)
        for key in sorted(self.periods, key=lambda one: self.code_of[one], reverse=True):
            if key != self.root_id:
                children[self.on(key).parent_id].append(key)
        waiting = [(0, self.root_id)] if self.root_id in self.periods else []
        seen: set[int] = set()
        while waiting:
            depth, key = waiting.pop()
            if key not in seen:
                seen.add(key)
                yield depth, key
                waiting.extend((depth + 1, one) for one in children[key])

    def fits(self, key: int, wanted: str) -> bool:
        """Whether a folded text stands in its code or in one of its names."""
        return wanted in self.texts[key]

    def _text(self, key: int) -> str:
        names = [self.code_of[key], *(row.name for row in self.periods[key])]
        return "\n".join(fold(name) for name in names)


def forest_of(root_code: str, as_of: dt.date) -> Forest:
    return _kept(facts_mark(), root_code, as_of)


@lru_cache(maxsize=KEPT)
def _kept(_mark: Mark, root_code: str, as_of: dt.date) -> Forest:
    return Forest(root_code, as_of)
