"""What an authority decided, with the duties it was decided on: to learn from."""

import datetime as dt
from collections.abc import Iterator

from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.roles.held_duties import held_duties
from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.records.roles.models import RoleAssignment


def confirmed_statements(
    agency_code: str, *, today: dt.date
) -> Iterator[tuple[DutyStatement, TalentRole]]:
    """Each decision at the agency and below whose duties are still those it was decided on.

    By person, so that the same records always give the same order; who has no duties is left out.
    """
    decided = RoleAssignment.objects.filter(
        agency_id__in=agencies_below(agency_code, today), known_until__isnull=True
    )
    held = held_duties(decided.values("person_id"), today)
    rows = decided.order_by("person_id").values_list("person_id", "talent_role", "duty_hash")
    for person, talent_role, duty_hash in rows:
        duties = held.get(person)
        if duties is not None and duties.text and duties.duty_hash == duty_hash:
            yield duties.statement, TalentRole(talent_role)
