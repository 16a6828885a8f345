"""Of people who stood somewhere once, those whose files the caller's agencies hold today.

A file follows its person: the agency that she left keeps its counts of earlier days and what it
froze, and is shown neither her name nor her records. The database says the same where it can.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from zhicai.actions.access import Caller
from zhicai.actions.rights.scope import people_agencies
from zhicai.records.staff.models import Person

CHUNK = 5000


class OfPerson(Protocol):
    @property
    def person(self) -> int: ...


Line = TypeVar("Line", bound=OfPerson)


def held_only(lines: Iterable[Line], by: Caller) -> tuple[Line, ...]:
    """The lines about people of the caller's, in their order."""
    told = tuple(lines)
    agencies = people_agencies(by) if told else None
    if agencies is None:
        return told
    held = _held_at(agencies, sorted({line.person for line in told}))
    return tuple(line for line in told if line.person in held)


def _held_at(agencies: set[int], people: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(people), CHUNK):
        rows = Person.objects.filter(id__in=people[start : start + CHUNK])
        found.update(
            key for key, agency_id in rows.values_list("id", "agency_id") if agency_id in agencies
        )
    return found
