"""Cut and change the periods of one agency, and check that the tree stays a tree."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from zhicai.actions.intake.agency_book import AgencyBook, PeriodValues
from zhicai.actions.intake.shelf import Source
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import OPEN

ONE_DAY = dt.timedelta(days=1)
BY_HAND = Source(None, "")


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall hold from a day on; None leaves as it is. Without a day it always was so."""

    day: dt.date | None
    name: str | None = None
    parent_id: int | None = None


def change_periods(book: AgencyBook, agency_id: int, wish: Wish) -> None:
    """A change from a day cuts the period of that day; later periods follow until they differ.

    Raises Refused("edit.agency_starts_later") for a day before the agency began.
    """
    wanted = {"name": wish.name, "parent_id": wish.parent_id}
    held = _held_on(book, agency_id, wish.day)
    new = {
        column: value
        for column, value in wanted.items()
        if value is not None and (wish.day is None or getattr(held, column) != value)
    }
    if new and wish.day is not None:
        _cut(book, held, wish.day)
    for column, value in new.items():
        _carry_on(book, agency_id, day=wish.day, column=column, value=value)


def _held_on(book: AgencyBook, agency_id: int, day: dt.date | None) -> PeriodValues:
    """The period of the day; without a day, the last one."""
    periods = book.slices[agency_id]
    fitting = [row for row in periods if day is None or row.from_on <= day]
    if not fitting:
        raise Refused("edit.agency_starts_later", value=periods[0].from_on.isoformat())
    return fitting[-1]


def _cut(book: AgencyBook, held: PeriodValues, day: dt.date) -> None:
    if held.from_on < day:
        book.keep(held._replace(until_on=day - ONE_DAY, closed_on=None), BY_HAND)
        book.keep(held._replace(from_on=day), BY_HAND)


def _carry_on(
    book: AgencyBook, agency_id: int, *, day: dt.date | None, column: str, value: Any
) -> None:
    periods = book.slices[agency_id]
    touched = [row for row in periods if day is None or row.from_on >= day]
    before = getattr(touched[-1] if day is None else touched[0], column)
    for row in touched:
        is_same = getattr(row, column) == before
        if is_same:
            book.keep(row._replace(**{column: value}), BY_HAND)
        elif day is not None:
            return


def close_agency(book: AgencyBook, agency_id: int, closed_on: dt.date | None) -> None:
    """Its last day, or none; people still posted go on counting there.

    Raises Refused("edit.agency_closes_early") for a day before its last period began.
    """
    last = book.slices[agency_id][-1]
    if closed_on is not None and closed_on < last.from_on:
        raise Refused("edit.agency_closes_early", value=last.from_on.isoformat())
    book.keep(last._replace(closed_on=closed_on), BY_HAND)


def add_agency(book: AgencyBook, code: str, *, first: PeriodValues) -> int:
    """A new agency with its first period; returns its key."""
    agency_id = book.open_agency(code)
    book.keep(first._replace(agency_id=agency_id, until_on=OPEN), BY_HAND)
    return agency_id


def check_tree(book: AgencyBook, agency_id: int, *, root_id: int) -> None:
    """Every period of the agency has a parent that exists by then, within the office, no circle.

    Raises Refused: edit.agency_parent_early, edit.agency_circle, edit.agency_outside.
    """
    for row in book.slices[agency_id]:
        if row.parent_id is None:
            if agency_id != root_id:
                raise Refused("edit.agency_outside")
            continue
        above = book.slices.get(row.parent_id, [])
        if not above or above[0].from_on > row.from_on:
            raise Refused("edit.agency_parent_early", value=row.from_on.isoformat())
    days = {row.from_on for periods in book.slices.values() for row in periods}
    for day in sorted(days):
        _check_line(book, agency_id, day=day)


def _check_line(book: AgencyBook, agency_id: int, *, day: dt.date) -> None:
    """Walking up from the agency on that day never meets it again."""
    line = {agency_id}
    node = _parent_on(book, agency_id, day)
    while node is not None and node not in line:
        line.add(node)
        node = _parent_on(book, node, day)
    if node == agency_id:
        raise Refused("edit.agency_circle")


def _parent_on(book: AgencyBook, agency_id: int, day: dt.date) -> int | None:
    fitting = [row for row in book.slices.get(agency_id, []) if row.from_on <= day]
    return fitting[-1].parent_id if fitting else None
