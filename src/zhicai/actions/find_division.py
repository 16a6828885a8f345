"""A division as its head sees it: her people, their hours, and the duties to be confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, rights_at, walled
from zhicai.actions.duties.hours import hours_of
from zhicai.actions.duties.people import DutyLine, choose_division, duty_lines
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
    chosen, is_own, choices = choose_division(agency_code, division, by=by)
    held = rights_at(by, agency_code)
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
