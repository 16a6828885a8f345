"""A waiting transfer as the agency that asks and the one that holds the file see it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import stands_below
from zhicai.actions.transfers.waiting import State, post_of
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency
from zhicai.records.staff.models import Person
from zhicai.records.transfers.models import Transfer

NOBODY = 0


@dataclass(frozen=True, slots=True)
class TransferLine:
    """`name` is as the roster of the asking agency has it."""

    number: int
    state: str
    state_name: str
    agency_code: str
    agency_name: str
    name: str
    national_id_masked: str
    job_title: str
    division: str
    started_on: dt.date | None
    asked_at: dt.datetime
    decided_at: dt.datetime | None
    ended_on: dt.date | None

    @property
    def is_waiting(self) -> bool:
        return self.state == State.WAITING


def asked_of(agency_code: str, today: dt.date) -> QuerySet[Transfer]:
    """What waits for the office's word: somebody whose file it holds is asked for."""
    asked_for = Person.objects.filter(national_id_hash=OuterRef("national_id_hash"))
    mine = asked_for.filter(stands_below(agency_code, today, column="agency_id"))
    return Transfer.objects.filter(Exists(mine), state=State.WAITING)


def get_asked(number: int, agency_code: str, today: dt.date) -> Transfer:
    """One of them; raises Refused("transfer.not_found") alike for none and for another office's."""
    found = asked_of(agency_code, today).filter(pk=number).first()
    if found is None:
        raise Refused("transfer.not_found", value=str(number))
    return found


def lines_of(found: Iterable[Transfer], today: dt.date) -> tuple[TransferLine, ...]:
    rows = list(found)
    ids = dict(
        Agency.objects.filter(code__in={row.agency_code for row in rows}).values_list("code", "pk")
    )
    names = Names(today)
    names.load_agencies(ids.values())
    return tuple(
        _line(row, names.agencies.get(ids.get(row.agency_code, 0), "").partition(" ")[2])
        for row in rows
    )


def _line(row: Transfer, agency_name: str) -> TransferLine:
    post = post_of(row.content, NOBODY)
    return TransferLine(
        number=row.pk,
        state=row.state,
        state_name=State(row.state).label,
        agency_code=row.agency_code,
        agency_name=agency_name or row.agency_code,
        name=row.name,
        national_id_masked=row.national_id_masked,
        job_title=post.job_title,
        division=post.division,
        started_on=post.started_on,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        ended_on=row.ended_on,
    )
