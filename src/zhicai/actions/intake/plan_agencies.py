"""Rows of an agency list → periods of names and parents."""

import datetime as dt
from dataclasses import dataclass

from zhicai.actions.intake.agency_book import AgencyBook, PeriodValues
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome, Source
from zhicai.basics.remarks import Remark
from zhicai.basics.text import fold
from zhicai.exchange.layouts.reading import Reading, Row
from zhicai.records.agencies.models import ALWAYS, OPEN

ONE_DAY = dt.timedelta(days=1)
SHOWN_NAMES = 20


@dataclass(slots=True)
class Wanted:
    """One sound row of the list."""

    row: Row
    code: str
    parent_code: str | None
    from_on: dt.date


def plan_agencies(desk: Desk, reading: Reading, report: FileReport) -> None:
    """Faulty rows are found until none is left, for each takes its subordinates with it."""
    wanted = _first_of_each(desk, reading, report)
    while True:
        faults = _find_faults(desk, wanted)
        if not faults:
            break
        for item, remark in faults:
            report.fault(place_of(item.row), [remark])
        bad = {id(item) for item, _ in faults}
        wanted = [item for item in wanted if id(item) not in bad]
    for item in sorted(wanted, key=lambda item: item.from_on):
        _count(desk, item, report)
    desk.forget_tree()
    for item in wanted:
        _tell_staff_left(desk, item, report)


def _count(desk: Desk, item: Wanted, report: FileReport) -> None:
    """Keep one row, count it, and tell what its agency was before."""
    agency_id = desk.agencies.codes.get(item.code, 0)
    before = _period_meant(desk.agencies.slices.get(agency_id, []), item.from_on)
    outcome = _keep(desk, item, report)
    report.count(outcome)
    if report.trace is not None:
        periods = desk.agencies.slices[desk.agencies.codes[item.code]]
        pairs = [(before, _period_meant(periods, item.from_on))]
        report.trace.keep(place_of(item.row), outcome, pairs=pairs)


def _tell_staff_left(desk: Desk, item: Wanted, report: FileReport) -> None:
    """People still posted at an agency that the list closes: they go on counting there."""
    closed_on = item.row.values.get("closed_on")
    if closed_on is None or closed_on > desk.today:
        return
    agency_id = desk.agencies.codes[item.code]
    desk.people.load_agencies({agency_id})
    left = [
        desk.people.name_of(person_id)
        for person_id, posts in desk.people.postings_of.items()
        if any(
            held.values.agency_id == agency_id and held.values.ended_on is None for held in posts
        )
    ]
    if left:
        shown = "、".join(sorted(left)[:SHOWN_NAMES])
        report.notice(
            item.row.remark(
                "agency.closed_with_staff", "closed_on", count=str(len(left)), names=shown
            )
        )


def _first_of_each(desk: Desk, reading: Reading, report: FileReport) -> list[Wanted]:
    seen: set[tuple[str, dt.date]] = set()
    listed = {fold(row.values["agency_name"]): row.values["agency_code"] for row in reading.rows}
    wanted = []
    for row in reading.rows:
        item = Wanted(
            row,
            row.values["agency_code"],
            _parent_code(desk, row.values.get("parent_code"), listed),
            row.values.get("in_force_from") or ALWAYS,
        )
        if (item.code, item.from_on) in seen:
            report.fault(place_of(row), [row.remark("sheet.duplicate_row", "agency_code")])
            continue
        seen.add((item.code, item.from_on))
        wanted.append(item)
    return wanted


def _parent_code(desk: Desk, told: str | None, listed: dict[str, str]) -> str | None:
    """A parent named in full stands for its code where one agency bears the name."""
    if told is None or told in desk.agencies.codes or told in listed.values():
        return told
    named = {desk.agencies.code_of[key] for key in desk.agencies.find_by_name(told)}
    named |= {listed[fold(told)]} if fold(told) in listed else set()
    return next(iter(named)) if len(named) == 1 else told


def _find_faults(desk: Desk, wanted: list[Wanted]) -> list[tuple[Wanted, Remark]]:
    """Unknown parents first; then circles; then what would stand outside the root."""
    listed = {item.code for item in wanted}
    known = listed | set(desk.agencies.codes)
    faults = [
        (item, item.row.remark("agency.parent_unknown", "parent_code"))
        for item in wanted
        if item.parent_code and item.parent_code not in known and item.code != desk.root_code
    ]
    if faults:
        return faults
    foreign = [
        (item, item.row.remark("agency.outside", "agency_code"))
        for item in wanted
        if _is_foreign(desk, item)
    ]
    if foreign:
        return foreign
    above = _parents_after(desk.agencies, wanted)
    return [(item, remark) for item in wanted if (remark := _outside(item, above, desk.root_code))]


def _is_foreign(desk: Desk, item: Wanted) -> bool:
    """An agency that stands elsewhere today is taken over only by whoever may write there too.

    The root itself may name a parent only where the caller may write at that parent.
    """
    held = desk.agencies.codes
    if item.code == desk.root_code:
        if item.parent_code not in held or item.code not in held:
            return False
        periods = desk.agencies.slices.get(held[item.code], [])
        is_same = any(row.parent_id == held[item.parent_code] for row in periods[-1:])
        return not is_same and not desk.may_import(item.parent_code)
    is_elsewhere = item.code in held and held[item.code] not in desk.tree_before
    return is_elsewhere and not desk.may_import(item.code)


def _parents_after(book: AgencyBook, wanted: list[Wanted]) -> dict[str, set[str]]:
    """Every parent that an agency has or will have, by code."""
    above: dict[str, set[str]] = {}
    for agency_id, periods in book.slices.items():
        code = book.code_of[agency_id]
        parents = {book.code_of[row.parent_id] for row in periods[-1:] if row.parent_id}
        above[code] = parents
    for item in wanted:
        if item.parent_code:
            above.setdefault(item.code, set())
            if item.from_on == ALWAYS:
                above[item.code] = {item.parent_code}
            else:
                above[item.code].add(item.parent_code)
        else:
            above.setdefault(item.code, set())
    return above


def _outside(item: Wanted, above: dict[str, set[str]], root_code: str) -> Remark | None:
    """A row is sound when each way up reaches the root before it meets itself again."""
    seen, waiting = {item.code}, [item.code]
    reaches_root = item.code == root_code
    while waiting:
        for parent in above.get(waiting.pop(), set()):
            if parent == item.code:
                return item.row.remark("agency.cycle", "parent_code")
            if parent == root_code:
                reaches_root = True
            elif parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return None if reaches_root else item.row.remark("agency.outside", "agency_code")


def _keep(desk: Desk, item: Wanted, report: FileReport) -> Outcome:
    """Fit one row among the periods of its agency."""
    book = desk.agencies
    agency_id = book.open_agency(item.code)
    periods = book.slices.get(agency_id, [])
    parent_id = _parent_id(desk, item, periods=periods, report=report)
    name = item.row.values["agency_name"]
    closed_on = item.row.values.get("closed_on")
    source = source_of(report.file_id, item.row)
    held = _period_meant(periods, item.from_on)
    if held is None:
        until_on = _end_before_next(periods, item.from_on)
        _end_previous(book, periods, from_on=item.from_on, source=source)
        book.keep(
            PeriodValues(agency_id, name, parent_id, item.from_on, until_on, closed_on), source
        )
        return Outcome.UPDATED if periods else Outcome.ADDED
    after = held._replace(name=name, parent_id=parent_id, closed_on=closed_on or held.closed_on)
    if after == held:
        return Outcome.UNCHANGED
    book.keep(after, source)
    return Outcome.UPDATED


def _parent_id(
    desk: Desk, item: Wanted, *, periods: list[PeriodValues], report: FileReport
) -> int | None:
    """The parent stated; a blank keeps the one held, and the root may name one not held here."""
    if item.parent_code is None:
        return periods[-1].parent_id if periods else None
    if item.parent_code in desk.agencies.codes or item.code != desk.root_code:
        return desk.agencies.open_agency(item.parent_code)
    report.notice(item.row.remark("agency.parent_not_held", "parent_code"))
    return periods[-1].parent_id if periods else None


def _period_meant(periods: list[PeriodValues], from_on: dt.date) -> PeriodValues | None:
    """The period that starts on the day; a row without a day speaks of the latest one."""
    if from_on == ALWAYS:
        return periods[-1] if periods else None
    return next((row for row in periods if row.from_on == from_on), None)


def _end_before_next(periods: list[PeriodValues], from_on: dt.date) -> dt.date:
    later = [row.from_on for row in periods if row.from_on > from_on]
    return min(later) - ONE_DAY if later else OPEN


def _end_previous(
    book: AgencyBook, periods: list[PeriodValues], *, from_on: dt.date, source: Source
) -> None:
    for row in periods:
        if row.from_on < from_on <= row.until_on:
            book.keep(row._replace(until_on=from_on - ONE_DAY), source)
