"""Versions of facts as they were known at one instant, with a plan laid over them if wanted."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.intake.plan import Plan

CHUNK = 5000
FIRST_PLANNED_ID = 2**61


@dataclass(frozen=True, slots=True)
class Known:
    """Which versions count: those known at `at` (None: now), as `plan` would leave them."""

    at: dt.datetime | None = None
    plan: Plan | None = None

    @property
    def condition(self) -> Q:
        if self.at is None:
            return Q(known_until__isnull=True)
        still = Q(known_until__isnull=True) | Q(known_until__gt=self.at)
        return Q(known_from__lte=self.at) & still

    def rows(self, kind_name: str, within: Q | None = None) -> Iterator[tuple[Any, ...]]:
        """(version id, columns of the kind …); planned versions have ids above all others."""
        kind = KINDS[kind_name]
        replaced = self._replaced(kind_name)
        kept = kind.facts._default_manager.filter(self.condition)
        if within is not None:
            kept = kept.filter(within)
        for row in _stream(kept, ("id", *kind.columns)):
            if row[0] not in replaced:
                yield row
        yield from self._planned(kind_name)

    def rows_of(self, kind_name: str, people: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
        """The rows of these people (None: of everybody), planned ones of others left out."""
        if people is None:
            yield from self.rows(kind_name)
            return
        wanted = set(people)
        bare = Known(self.at)
        replaced = self._replaced(kind_name)
        for start in range(0, len(people), CHUNK):
            part = people[start : start + CHUNK]
            for row in bare.rows(kind_name, Q(person_id__in=part)):
                if row[0] not in replaced:
                    yield row
        yield from (row for row in self._planned(kind_name) if row[1] in wanted)

    def _replaced(self, kind_name: str) -> set[int]:
        if self.plan is None:
            return set()
        changes = self.plan.changes.get(kind_name, ())
        return {change.replaces for change in changes if change.replaces is not None}

    def _planned(self, kind_name: str) -> Iterator[tuple[Any, ...]]:
        changes = self.plan.changes.get(kind_name, ()) if self.plan else ()
        for number, change in enumerate(changes):
            if not change.is_closing_only:
                yield (FIRST_PLANNED_ID + number, *change.values)


def _stream(query: QuerySet[Any], columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return query.order_by().values_list(*columns).iterator(chunk_size=CHUNK)
