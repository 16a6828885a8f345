"""The people of an office with what their duties suggest and what was decided, page by page."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.office_people import people_found, people_of_office
from zhicai.actions.page import SIZE, Page, page_of
from zhicai.actions.roles.details import RoleLine, lines_of
from zhicai.actions.roles.office_roles import Colleague, RoleState, office_roles
from zhicai.actions.roles.reach import Reach, reach_of

QUEUE, UNSURE, ALL = "queue", "unsure", "all"
TABS: Mapping[str, Callable[[Colleague], bool]] = {
    QUEUE: lambda one: one.waits,
    UNSURE: lambda one: one.waits and one.is_unsure,
    RoleState.CHANGED.value: lambda one: one.state is RoleState.CHANGED,
    RoleState.DECIDED.value: lambda one: one.state is RoleState.DECIDED,
    RoleState.DEFAULT.value: lambda one: one.state is RoleState.DEFAULT,
    ALL: lambda _: True,
}
ORDERS: Mapping[str, Callable[[Colleague], Any]] = {
    "place": lambda one: (one.agency_code, one.division, one.name, one.person),
    "sure": lambda one: (-one.gist.confidence, one.agency_code, one.name, one.person),
    "unsure": lambda one: (one.gist.confidence, one.agency_code, one.name, one.person),
}
MOST_DIVISIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesQuery:
    """`below` narrows to one agency; `search` is part of a name, `id_hash` a whole national ID."""

    agency_code: str
    tab: str = QUEUE
    talent_role: str = ""
    below: str = ""
    division: str = ""
    search: str = ""
    id_hash: str = ""
    sort: str = "place"
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class RolesPage:
    """`tabs` counts whoever meets all but the tab; `whole` the decided roles of all of the office.

    `plain` are those who wait and of whom nothing speaks against the suggestion.
    """

    page: Page[RoleLine]
    tabs: Mapping[str, int]
    whole: Mapping[str, int]
    total: int
    plain: int
    divisions: tuple[str, ...]
    agencies: tuple[tuple[str, str], ...]


@walled
def list_roles(query: RolesQuery, *, by: Caller) -> RolesPage:
    """Everybody at or below the office who holds a post today."""
    require(by, Permission.ROLE_READ, query.agency_code)
    everybody = office_roles(query.agency_code, by.today)
    fitting = [one for one in _searched(everybody, query, by) if _fits(one, query)]
    shown = _under_tab(fitting, query)
    page = page_of(shown, number=query.page, size=query.size)
    reach = reach_of(Permission.ROLE_DECIDE, query.agency_code, by)
    lines = lines_of(page.rows, by.today, decidable=reach.holds)
    return RolesPage(
        Page(lines, page.number, page.size, page.total),
        {key: sum(map(is_under, fitting)) for key, is_under in TABS.items()},
        Counter(one.held.talent_role for one in everybody if one.held),
        len(everybody),
        sum(_is_plain(one, reach) for one in everybody),
        tuple(sorted({one.division for one in everybody if one.division})[:MOST_DIVISIONS]),
        tuple(sorted({(one.agency_code, one.agency_name) for one in everybody})),
    )


def pick_roles(query: RolesQuery, *, by: Caller) -> list[Colleague]:
    """Everybody whom the question finds, on one page."""
    require(by, Permission.ROLE_READ, query.agency_code)
    everybody = office_roles(query.agency_code, by.today)
    fitting = [one for one in _searched(everybody, query, by) if _fits(one, query)]
    return _under_tab(fitting, query)


@walled
def read_roles(query: RolesQuery, *, by: Caller) -> tuple[RoleLine, ...]:
    """The same with all that a page shows of each of them."""
    require(by, Permission.ROLE_READ, query.agency_code)
    return lines_of(pick_roles(query, by=by), by.today)


def _under_tab(fitting: list[Colleague], query: RolesQuery) -> list[Colleague]:
    shown = [one for one in fitting if TABS.get(query.tab, TABS[QUEUE])(one)]
    if query.sort != "place" and query.sort in ORDERS:
        shown.sort(key=ORDERS[query.sort])
    return shown


@walled
def list_plain(agency_code: str, *, by: Caller) -> tuple[Colleague, ...]:
    """Everybody who waits, whose suggestion is sure, and whom the caller may decide about."""
    require(by, Permission.ROLE_READ, agency_code)
    reach = reach_of(Permission.ROLE_DECIDE, agency_code, by)
    return tuple(one for one in office_roles(agency_code, by.today) if _is_plain(one, reach))


@walled
def find_seen(people: Collection[int], *, agency_code: str, by: Caller) -> dict[int, Colleague]:
    """How each of these people stands now; whoever is not of the office is left out."""
    require(by, Permission.ROLE_READ, agency_code)
    wanted = set(people)
    everybody = office_roles(agency_code, by.today)
    return {one.person: one for one in everybody if one.person in wanted}


def _is_plain(one: Colleague, reach: Reach) -> bool:
    is_open = one.state is RoleState.WAITING and not one.is_unsure and not one.has_head_doubt
    return is_open and reach.holds(one.agency_code)


def _searched(
    everybody: tuple[Colleague, ...], query: RolesQuery, by: Caller
) -> tuple[Colleague, ...]:
    if not query.id_hash and not query.search:
        return everybody
    people = people_of_office(query.agency_code, by.today)
    if query.id_hash:
        people = people.filter(national_id_hash=query.id_hash)
    else:
        people = people.filter(pk__in=people_found(query.search))
    found = set(people.values_list("pk", flat=True))
    return tuple(one for one in everybody if one.person in found)


def _fits(one: Colleague, query: RolesQuery) -> bool:
    wanted = (
        (query.talent_role, one.talent_role),
        (query.below, one.agency_code),
        (query.division, one.division),
    )
    return all(not asked or asked == told for asked, told in wanted)
