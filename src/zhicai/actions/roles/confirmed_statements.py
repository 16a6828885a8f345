"""What an authority decided, with the duties it was decided on: to learn from."""

import datetime as dt
from collections.abc import Iterator

from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.roles.held_duties import held_duties
from zhicai.actions.roles.suggestions import read_duties
from zhicai.basics.words import TalentRole
from zhicai.core.roles.suggestion import DutyStatement
from zhicai.records.roles.models import RoleAssignment


def confirmed_statements(
    agency_code: str, *, today: dt.date
) -> Iterator[tuple[DutyStatement, TalentRole]]:
    """Each decision at the agency and below whose duties are still those it was decided on.

    By person, so that the same records always give the same order. Left out is whoever has no
    duties, and where the answers of a head moved the suggestion: that is not in the words.
    """
    decided = RoleAssignment.objects.filter(
        agency_id__in=agencies_below(agency_code, today), known_until__isnull=True
    )
    held = held_duties(decided.values("person_id"), today)
    rows = decided.order_by("person_id").values_list("person_id", "talent_role", "duty_hash")
    for person, talent_role, duty_hash in rows:
        duties = held.get(person)
        if duties is None or not duties.text or duties.duty_hash != duty_hash:
            continue
        if not read_duties(duties.statement, duties.answers, today).answered.is_moved:
            yield duties.statement, TalentRole(talent_role)
