"""A division as its head sees it: her people, their hours, and the duties to be confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, deny, require, rights_at, walled
from zhicai.actions.duties.hours import hours_of
from zhicai.actions.duties.people import DutyLine, divisions_seen, duty_lines, own_divisions
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.roles.office_roles import Colleague
from zhicai.actions.roles.own import roles_of


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """`division` None: there is none that she may see. `may_confirm`: it is her own."""

    division: str | None
    choices: tuple[str, ...]
    lines: tuple[DutyLine, ...]
    hours: Mapping[int, PersonLine]
    roles: Mapping[int, Colleague]
    may_confirm: bool
    may_correct: bool
    may_file: bool


@walled
def find_division(agency_code: str, division: str | None = None, *, by: Caller) -> DivisionPage:
    """Her own division, or the one that the HR office chose; another looks like none."""
    require(by, Permission.DIVISION_READ, agency_code)
    choices = divisions_seen(agency_code, by=by)
    if division is not None and division not in choices:
        deny(by, Permission.DIVISION_READ, agency_code)
    own = own_divisions(agency_code, by=by)
    chosen = division if division is not None else next(iter((*own, *choices)), None)
    held = rights_at(by, agency_code)
    is_own = chosen in own
    lines = duty_lines(agency_code, chosen, by=by) if chosen is not None else []
    people = [line.person for line in lines]
    return DivisionPage(
        chosen,
        choices,
        tuple(lines),
        hours_of(people, agency_code=agency_code, by=by),
        roles_of(people, by.today) if people else {},
        may_confirm=is_own and Permission.DUTIES_CONFIRM in held,
        may_correct=is_own and Permission.DUTIES_CONFIRM in held,
        may_file=Permission.REQUEST_DECIDE in held,
    )
