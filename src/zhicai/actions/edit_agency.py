"""Add an agency, or change its name, its parent or its last day, from a day on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.edits.agency_form import check_version, find_parent, opened_version
from zhicai.actions.edits.agency_periods import (
    Wish,
    add_agency,
    change_periods,
    check_tree,
    close_agency,
)
from zhicai.actions.edits.carry_out import carry_out, open_edit
from zhicai.actions.edits.model import EditReport
from zhicai.actions.intake.agency_book import AgencyBook, PeriodValues
from zhicai.actions.intake.plan import Plan
from zhicai.basics.errors import Refused
from zhicai.basics.remarks import Remark
from zhicai.records.agencies.models import ALWAYS, OPEN
from zhicai.records.staff.models import Posting


class AgencyEdit(StrEnum):
    """What is done to the agency."""

    ADDED = "added"
    UPDATED = "updated"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyEntry:
    """`agency_code` is the office, `code` the agency; `parent` a code or a full name.

    `from_on` None: it was always so. `closed_on` None with CLOSED: it is open again. `version`
    is the one that the form was opened with; None asks for no comparison.
    """

    agency_code: str
    edit: AgencyEdit
    code: str
    name: str = ""
    parent: str = ""
    from_on: dt.date | None = None
    closed_on: dt.date | None = None
    note: str = ""
    version: str | None = None


@walled
def edit_agency(entry: AgencyEntry, *, by: Caller, dry: bool = True) -> EditReport:
    """One batch; the tree and all figures of the office follow in the same transaction.

    Raises Refused: agency.not_found, edit.agency_*; EditConflict where somebody changed the
    agency since the form was opened.
    """
    require(by, Permission.AGENCY_EDIT, entry.agency_code)

    def make() -> tuple[Plan, Sequence[Remark]]:
        plan = open_edit(entry.agency_code, by, note=entry.note)
        book = AgencyBook()
        root_id = book.find_by_code(entry.agency_code)
        if root_id is None:
            raise Refused("agency.not_found", value=entry.agency_code)
        agency_id = _lay_down(book, entry, root_id=root_id, by=by)
        changes = book.periods.changes()
        plan.changes = {"AgencyPeriod": changes}
        plan.new_agencies = book.new
        if changes:
            check_tree(book, agency_id, root_id=root_id)
            plan.paths = list(book.paths())
        return plan, _notices(entry, agency_id)

    return carry_out(make, by=by, dry=dry)


def _lay_down(book: AgencyBook, entry: AgencyEntry, *, root_id: int, by: Caller) -> int:
    """Do the edit on the book and return the key of the agency."""
    within = book.tree(root_id, by.today)
    parent_id = find_parent(book, entry.parent, within=within) if entry.parent.strip() else None
    if entry.edit is AgencyEdit.ADDED:
        return _add(book, entry, parent_id=parent_id)
    agency_id = book.find_by_code(entry.code)
    if agency_id is None or agency_id not in within:
        raise Refused("agency.not_found", value=entry.code)
    opened = opened_version(agency_id, entry.version)
    if entry.edit is AgencyEdit.CLOSED:
        check_version(book, agency_id, opened=opened, wanted={"closed_on": entry.closed_on})
        close_agency(book, agency_id, entry.closed_on)
        return agency_id
    wanted = {"name": entry.name.strip(), "parent_id": parent_id}
    check_version(book, agency_id, opened=opened, wanted=wanted, day=entry.from_on or by.today)
    if agency_id == root_id and parent_id is not None:
        raise Refused("edit.agency_root")
    change_periods(book, agency_id, Wish(entry.from_on, entry.name.strip() or None, parent_id))
    return agency_id


def _add(book: AgencyBook, entry: AgencyEntry, *, parent_id: int | None) -> int:
    code = entry.code.strip()
    if book.find_by_code(code) is not None:
        raise Refused("edit.agency_taken", value=code)
    first = PeriodValues(0, entry.name.strip(), parent_id, entry.from_on or ALWAYS, OPEN, None)
    return add_agency(book, code, first=first)


def _notices(entry: AgencyEntry, agency_id: int) -> list[Remark]:
    """People still posted at an agency that is closed: they go on counting there."""
    if entry.edit is not AgencyEdit.CLOSED or entry.closed_on is None:
        return []
    posts = Posting.objects.filter(known_until__isnull=True, ended_on__isnull=True)
    left = posts.filter(agency_id=agency_id).values("person_id").distinct().count()
    details = {"count": str(left)}
    return [Remark("edit.agency_has_staff", details=details)] if left else []
