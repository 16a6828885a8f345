"""The talent roles of a person or of a few, for whoever was already allowed to ask about them."""

import datetime as dt
from collections.abc import Callable, Sequence

from zhicai.actions.roles.details import RoleLine, lines_of
from zhicai.actions.roles.held_duties import held_duties
from zhicai.actions.roles.office_roles import Colleague, colleague_of, colleagues_of
from zhicai.basics.errors import Refused
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


def roles_of(people: Sequence[int], today: dt.date) -> dict[int, Colleague]:
    """Of each who holds a post; nobody on a day before the guideline."""
    rows = Person.objects.filter(pk__in=people).values_list("pk", "agency_id")
    where = {person: agency or 0 for person, agency in rows}
    try:
        return colleagues_of(where, held_duties(list(people), today), today)
    except Refused:
        return {}
