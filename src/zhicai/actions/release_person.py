"""The holding agency lets a person go: her post ends on a day, and her file follows her."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.office_people import agencies_below, people_of_office
from zhicai.actions.intake.people_book import PostingValues
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change, Source
from zhicai.actions.rights.wall import above_the_wall
from zhicai.actions.transfers.lines import TransferLine, get_asked, lines_of
from zhicai.actions.transfers.waiting import State, note, post_of
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.records.staff.models import Posting
from zhicai.records.transfers.models import Transfer

ONE_DAY = dt.timedelta(days=1)
TYPED = Source(None, "")


@walled
def release_person(
    number: int, ended_on: dt.date, *, agency_code: str, by: Caller, dry: bool = True
) -> TransferLine:
    """`ended_on` is the last day in the old post; the new one begins as its roster says.

    Raises Refused: transfer.not_found, transfer.day_not_past, transfer.not_begun,
    transfer.before_start.
    """
    require(by, Permission.STAFF_RELEASE, agency_code)
    with transaction.atomic():
        asked = get_asked(number, agency_code, by.today)
        person = people_of_office(agency_code, by.today).get(
            national_id_hash=asked.national_id_hash
        )
        new = _new_post(asked, person.pk, ended_on=ended_on, today=by.today)
        nodes = set(agencies_below(agency_code, by.today).values_list("descendant_id", flat=True))

        def make() -> tuple[Plan, Sequence[Remark]]:
            plan = open_edit(agency_code, by)
            ended = _ended(person.pk, nodes, ended_on=ended_on)
            plan.changes = {"Posting": [*ended, Change(None, new, TYPED)]}
            return plan, ()

        with above_the_wall():  # both sides have said so: the new post is the other agency's
            report = carry_out(make, by=by, dry=dry)
            if not dry:
                _keep(asked, ended_on, batch=report.batch, by=by)
        if not dry:
            note(asked, "transfer.released", agency_code=agency_code, by=by, batch=report.batch)
    return lines_of([asked], by.today)[0]


def _new_post(
    asked: Transfer, person_id: int, *, ended_on: dt.date, today: dt.date
) -> PostingValues:
    """Both days have come: only then does the person count at the new agency today."""
    post = post_of(asked.content, person_id)
    if ended_on >= today:
        raise Refused("transfer.day_not_past", value=ended_on.isoformat())
    started_on = post.started_on or ended_on + ONE_DAY
    if started_on > today:
        raise Refused("transfer.not_begun", value=started_on.isoformat())
    return post._replace(started_on=started_on)


def _ended(person_id: int, nodes: set[int], *, ended_on: dt.date) -> list[Change]:
    """Her open posts at the agencies of the office, each ended on the day."""
    found = []
    names = PostingValues._fields
    held = Posting.objects.filter(person_id=person_id, known_until__isnull=True)
    for key, *columns in held.order_by("pk").values_list("id", *names):
        row = PostingValues(*columns)
        is_ours = row.agency_id in nodes or row.establishment_id in nodes
        if not is_ours or (row.ended_on is not None and row.ended_on <= ended_on):
            continue
        if row.started_on is not None and row.started_on > ended_on:
            raise Refused("transfer.before_start", value=row.started_on.isoformat())
        found.append(Change(key, row._replace(ended_on=ended_on), TYPED))
    return found


def _keep(asked: Transfer, ended_on: dt.date, *, batch: int | None, by: Caller) -> None:
    asked.state, asked.decided_at = State.RELEASED, by.now
    asked.ended_on, asked.batch = ended_on, batch
    asked.save(update_fields=["state", "decided_at", "ended_on", "batch"])
