"""Find somebody of an office to do something about: by name, national ID or staff number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import (
    current_name,
    people_found,
    people_of_office,
    person_of_office,
)

MOST = 50


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """What tells one colleague from another of the same name."""

    person: int
    name: str
    national_id_masked: str
    agency_name: str


@walled
def search_people(
    text: str, *, agency_code: str, by: Caller, most: int = MOST
) -> tuple[PersonMatch, ...]:
    """By name, then agency; at most `most` of them. An empty text finds nobody."""
    require(by, Permission.STAFF_READ, agency_code)
    if not text.strip():
        return ()
    found = people_of_office(agency_code, by.today).filter(pk__in=people_found(text))
    return _matches(found.annotate(name=current_name("pk")).order_by("name", "pk")[:most], by)


@walled
def get_person(person: int, *, agency_code: str, by: Caller) -> PersonMatch | None:
    """One person of the office by key, or None."""
    require(by, Permission.STAFF_READ, agency_code)
    found = person_of_office(person, agency_code, by.today)
    return next(iter(_matches(found.annotate(name=current_name("pk")), by)), None)


def _matches(rows: Iterable[Any], by: Caller) -> tuple[PersonMatch, ...]:
    found = list(rows)
    names = Names(by.today)
    names.load_agencies(row.agency_id for row in found)
    return tuple(
        PersonMatch(
            row.pk,
            row.name or "",
            row.national_id_masked,
            names.agencies.get(row.agency_id or 0, "").partition(" ")[2],
        )
        for row in found
    )
