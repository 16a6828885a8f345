"""The talent role of one person, for whoever was already allowed to ask about her."""

import datetime as dt
from collections.abc import Callable

from zhicai.actions.roles.details import RoleLine, lines_of
from zhicai.actions.roles.held_duties import held_duties
from zhicai.actions.roles.office_roles import colleague_of
from zhicai.records.staff.models import Person


def role_of(
    person: Person, today: dt.date, *, decidable: Callable[[str], bool] | None = None
) -> RoleLine | None:
    """None while she holds no post."""
    held = held_duties([person.pk], today)
    if person.pk not in held:
        return None
    one = colleague_of(person, held[person.pk], today)
    return lines_of([one], today, decidable=decidable, known=held)[0]
