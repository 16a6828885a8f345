"""The year of one office as a task list: what is done, by whom and when, and the next step."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from zhicai.actions.access import Caller, Permission, codes_at_or_above, may, require, walled
from zhicai.actions.approvals.steps import count_waiting
from zhicai.actions.edits.office_people import batch_below
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.renewal import was_judged_by_other_rules
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.list_requests import count_requests
from zhicai.actions.list_transfers import count_transfers
from zhicai.actions.roles.waiting import count_waiting_roles
from zhicai.records.ledger.models import Batch, SourceFile
from zhicai.records.standings.models import Snapshot

ROSTERS = ("roster",)
HOURS = ("hours", "hours_summary", "portal_12", "portal_17", "portal_19", "portal_25")
LEVELS = ("course_levels",)


@dataclass(frozen=True, slots=True)
class Done:
    """The name of whoever brought it in, when, and as which batch."""

    actor: str
    at: dt.datetime
    batch: int


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """Where the year of the office stands; None: nobody has done it yet.

    `standing` is None for whoever may not see the office's people. `is_judged_anew`: the rules have
    changed since what is kept was judged, so that each page judges until it is judged again.
    """

    standing: Standing | None
    roster: Done | None
    hours: Done | None
    levels: Done | None
    last_snapshot: Done | None
    approvals_waiting: int = 0
    requests_waiting: int = 0
    roles_waiting: int = 0
    transfers_waiting: int = 0
    is_judged_anew: bool = False

    @property
    def has_people(self) -> bool:
        """Whether anybody is counted, so that the later work can begin."""
        if self.standing is None:
            return False
        return any(one.raw.counted for one in self.standing.figure.provisions)


@walled
def list_tasks(agency_code: str, *, by: Caller) -> OfficeYear:
    """Batches count that were applied at this agency, above it, or below it."""
    require(by, Permission.OFFICE_ENTER, agency_code)
    if not may(by, Permission.STAFF_READ, agency_code):
        return OfficeYear(None, None, None, None, None)
    standing = find_standing(StandingQuery(agency_code=agency_code, depth=0), by=by)
    last = _last_batches(agency_code, by.today)
    return OfficeYear(
        standing,
        roster=_newest(last, ROSTERS),
        hours=_newest(last, HOURS),
        levels=_newest(last, LEVELS),
        last_snapshot=_last_snapshot(agency_code, standing.year),
        approvals_waiting=count_waiting(agency_code, by=by),
        requests_waiting=count_requests(agency_code, by=by),
        roles_waiting=_roles_waiting(agency_code, by),
        transfers_waiting=count_transfers(agency_code, by=by),
        is_judged_anew=not standing.is_kept and was_judged_by_other_rules(standing.year),
    )


def _roles_waiting(agency_code: str, by: Caller) -> int:
    if not may(by, Permission.ROLE_READ, agency_code):
        return 0
    return count_waiting_roles(agency_code, by.today)


def _last_batches(agency_code: str, day: dt.date) -> dict[str, Done]:
    """The newest batch of each layout that was not taken back."""
    above = Q(agency_code__in=codes_at_or_above(agency_code, day))
    mine = above | batch_below(agency_code, day)
    standing = Batch.objects.filter(mine, undone_by__isnull=True, kind=Batch.Kind.IMPORT)
    files = SourceFile.objects.filter(batch__in=standing).order_by("batch_id")
    rows = files.values_list("layout", "batch__actor_code", "batch__applied_at", "batch_id")
    told = list(rows.distinct())
    names = names_of(actor for _, actor, _, _ in told)
    return {layout: Done(names[actor], at, batch) for layout, actor, at, batch in told}


def _newest(last: Mapping[str, Done], layouts: tuple[str, ...]) -> Done | None:
    found = [last[layout] for layout in layouts if layout in last]
    return max(found, key=lambda done: done.batch, default=None)


def _last_snapshot(agency_code: str, year: int) -> Done | None:
    taken = Snapshot.objects.filter(agency_code=agency_code, year=year).order_by("-id")
    row = taken.values_list("actor_code", "taken_at", "id").first()
    return Done(names_of([row[0]])[row[0]], *row[1:]) if row else None
