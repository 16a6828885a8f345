"""People whom a roster does not list, and what an officer says became of them."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from zhicai.actions.intake.people_book import EventValues
from zhicai.actions.intake.shelf import Source

if TYPE_CHECKING:
    from zhicai.actions.intake.desk import Desk

UNPAID_LEAVE = "unpaid_leave"


class Absence(NamedTuple):
    """`on` is the last day in the post, or the first day of the leave; None: nothing changes."""

    on: dt.date | None
    is_leave: bool = False


def record_absences(desk: "Desk", source: Source) -> None:
    """End the posts of those who went, begin the leave of those who return; nobody is deleted."""
    for person_id in desk.not_listed:
        absence = desk.absences.get(person_id)
        if absence is None or absence.on is None:
            continue
        if absence.is_leave:
            desk.people.load_events([person_id])
            values = EventValues(person_id, UNPAID_LEAVE, absence.on, None, "")
            desk.people.events.put(values, source)
        else:
            _end_posts(desk, person_id, on=absence.on, source=source)


def _end_posts(desk: "Desk", person_id: int, *, on: dt.date, source: Source) -> None:
    """Only posts of the agencies and categories that the rosters speak of."""
    for held in desk.people.postings_of[person_id]:
        row = held.values
        if row.ended_on is None and (row.establishment_id, row.staff_category) in desk.groups:
            held.values, held.source = row._replace(ended_on=on), source
