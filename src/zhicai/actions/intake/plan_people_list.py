"""Rows of our own list of people, given back → divisions and job titles of postings."""

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Held, Outcome
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import same_name
from zhicai.exchange.layouts.reading import Reading, Row

LONGEST_KEY = 18


def plan_people_list(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    """By the key of the list where name and masked ID agree, else like any row without an ID."""
    finder = PersonFinder(desk, report)
    desk.people.load_keys(key for row in reading.rows if (key := _key(row)) is not None)
    found = {place_of(row): _by_key(desk, row) for row in reading.rows}
    if None in found.values():
        desk.people.load_agencies(desk.tree)
    seen: set[int] = set()
    for row in reading.rows:
        person_id = found[place_of(row)] or finder.find(row)
        if person_id is None:
            continue
        if person_id in seen:
            report.fault(place_of(row), [row.remark("sheet.duplicate_row", "person_key")])
            continue
        seen.add(person_id)
        _keep(desk, row, report=report, person_id=person_id)
    return finder


def _key(row: Row) -> int | None:
    text = row.values["person_key"] or ""
    is_key = text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
    return int(text) if is_key else None


def _by_key(desk: Desk, row: Row) -> int | None:
    key = _key(row)
    if key is None or not desk.people.is_within(key, desk.tree):
        return None
    masked = row.values["masked_id"]
    is_same = same_name(row.values["name"], desk.people.name_of(key))
    return key if is_same and masked in (None, desk.people.masked[key]) else None


def _keep(desk: Desk, row: Row, *, report: FileReport, person_id: int) -> None:
    """An empty cell changes nothing; neither does a row of an agency that she has left."""
    held = _post(desk, row, person_id)
    outcome, before = Outcome.UNCHANGED, held.values if held else None
    if held is not None:
        stated = {name: row.values[name] for name in ("division", "job_title")}
        changed = {name: mask_ids_in(text) for name, text in stated.items() if text}
        after = held.values._replace(**changed)
        if after != held.values:
            outcome = Outcome.UPDATED
            held.values, held.source = after, source_of(report.file_id, row)
    report.count(outcome)
    if report.trace is not None:
        pairs = [(before, held.values)] if held is not None else []
        report.trace.keep(place_of(row), outcome, person_id=person_id, pairs=pairs)


def _post(desk: Desk, row: Row, person_id: int) -> Held | None:
    """Her latest post in the agency of the row."""
    agency_id = desk.find_agency(row, "agency_code", "agency_name")
    posts = [
        held
        for held in desk.people.postings_of.get(person_id, [])
        if held.values.agency_id == agency_id
    ]
    return max(
        posts,
        key=lambda held: (held.values.ended_on is None, str(held.values.started_on)),
        default=None,
    )
