"""Rows of a roster → people, names and postings."""

from dataclasses import dataclass, field
from typing import Any

from zhicai.actions.intake.categories import scope_order
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.fit_posting import fit_posting
from zhicai.actions.intake.people_book import PostingValues, ProfileValues
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome
from zhicai.actions.intake.trace import Pair
from zhicai.actions.transfers.waiting import SetAside
from zhicai.basics.national_ids import mask, mask_ids_in
from zhicai.basics.remarks import Remark
from zhicai.basics.text import differs_by_cp950_loss, fold, same_name
from zhicai.basics.words import Scope
from zhicai.exchange.layouts.reading import Reading, Row

UNKNOWN = "unknown"
ASSUMED = "staff"
NOBODY_YET = 0


@dataclass(slots=True)
class RosterFile:
    """What the earlier rows of the same file have said."""

    desk: Desk
    report: FileReport
    names: dict[str, str] = field(default_factory=dict)
    posts: set[tuple[Any, ...]] = field(default_factory=set)
    assumed_sheets: set[str] = field(default_factory=set)
    left_out: int = 0


def plan_roster(desk: Desk, reading: Reading, report: FileReport) -> None:
    desk.people.load_ids(row.values["national_id"] for row in reading.rows)
    file = RosterFile(desk, report)
    for row in reading.rows:
        agencies = _agencies_of(file, row)
        if agencies is not None and not _contradicts(file, row, agencies):
            _keep(file, row, agencies)
    _tell_left_out(file)


def _agencies_of(file: RosterFile, row: Row) -> tuple[int, int] | None:
    """Establishment and serving agency, or None after the row was reported as faulty."""
    desk = file.desk
    stated = {
        "agency_code": desk.find_agency(row, "agency_code", "agency_name"),
        "serving_code": desk.find_agency(row, "serving_code", "serving_name"),
    }
    faults = [
        row.remark(found, _named_field(row, name))
        for name, found in stated.items()
        if isinstance(found, str)
    ]
    known = [found for found in stated.values() if isinstance(found, int)]
    if not faults and not known:
        faults = [row.remark("sheet.missing_value", "agency_code")]
    if not faults and not set(known) & desk.tree:
        faults = [row.remark("agency.outside", _named_field(row, "agency_code"))]
    if faults:
        file.report.fault(place_of(row), faults)
        return None
    return known[0], known[-1]


def _named_field(row: Row, code_field: str) -> str:
    name_field = code_field.replace("_code", "_name")
    return code_field if row.values.get(code_field) else name_field


def _contradicts(file: RosterFile, row: Row, agencies: tuple[int, int]) -> bool:
    """A second full name for one ID, or the same post twice, inside one file."""
    national_id, name = row.values["national_id"], row.values["name"]
    first = file.names.setdefault(national_id, name)
    if not same_name(first, name):
        if not (differs_by_cp950_loss(name, first) or differs_by_cp950_loss(first, name)):
            file.report.fault(place_of(row), [row.remark("sheet.two_names", "name")])
            return True
        file.report.notice(row.remark("sheet.name_differs", "name"))
    post = (national_id, *agencies, row.values.get("started_on"))
    if post in file.posts:
        file.report.fault(place_of(row), [row.remark("sheet.duplicate_row", "national_id")])
        return True
    file.posts.add(post)
    return False


def _keep(file: RosterFile, row: Row, agencies: tuple[int, int]) -> None:
    desk, report = file.desk, file.report
    category = _category_of(file, row)
    if (
        desk.scope != Scope.EVERYONE
        and scope_order(desk.rulebook, category, desk.today) > list(Scope).index(desk.scope) + 1
    ):
        desk.outside_scope.add(desk.people.hash_of(row.values["national_id"]))
        file.left_out += 1
        report.skip(place_of(row))
        return
    if desk.people.is_elsewhere(row.values["national_id"]):
        _set_aside(file, row, agencies=agencies, category=category)
        return
    is_new = desk.people.find(row.values["national_id"]) is None
    person_id = desk.people.open_person(row.values["national_id"])
    source = source_of(report.file_id, row)
    before = _facts_before(desk, person_id, is_new=is_new) if report.trace is not None else None
    profile = desk.people.profiles.put(_profile(file, row, person_id), source)
    posting = _posting(row, person_id, agencies=agencies, category=category)
    was_elsewhere = desk.people.serves_elsewhere(person_id, agencies[0], desk.tree)
    kept = fit_posting(desk.people, posting, source=source, stated_columns=row.cells.keys())
    if was_elsewhere and kept == Outcome.ADDED and person_id not in desk.listed:
        report.notice(row.remark("roster.transfer", "national_id"))
    desk.listed.add(person_id)
    file.desk.groups.add((agencies[0], category))
    outcome = _sum_up(profile, kept, is_new=is_new)
    report.count(outcome)
    if report.trace is not None:
        pairs = _pairs(before, _facts_of(desk, person_id)) if before is not None else []
        who = person_id if before is not None else None
        report.trace.keep(place_of(row), outcome, person_id=who, pairs=pairs)


def _set_aside(file: RosterFile, row: Row, *, agencies: tuple[int, int], category: str) -> None:
    """Held by an agency beyond the caller's: nothing of it is told, and the row waits."""
    national_id = row.values["national_id"]
    post = _posting(row, NOBODY_YET, agencies=agencies, category=category)
    hashed = file.desk.people.hash_of(national_id)
    name = mask_ids_in(row.values["name"])
    file.desk.set_aside[hashed] = SetAside(hashed, mask(national_id), name, post)
    file.report.notice(row.remark("roster.waits_for_both", "national_id"))
    file.report.skip(place_of(row))


Facts = tuple[ProfileValues | None, list[PostingValues]]


def _facts_before(desk: Desk, person_id: int, *, is_new: bool) -> Facts | None:
    """What is held of one's own people; an ID must not open what is held of a stranger."""
    if is_new or desk.people.is_within(person_id, desk.tree):
        return _facts_of(desk, person_id)
    return None


def _facts_of(desk: Desk, person_id: int) -> Facts:
    held = desk.people.profiles.find(person_id)
    posts = [post.values for post in desk.people.postings_of.get(person_id, ())]
    return held.values if held is not None else None, posts


def _pairs(before: Facts, after: Facts) -> list[Pair]:
    """The profile, and the post that changed; a new one beside the one that it ends."""
    old, new = before[1], after[1]
    changed = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    if len(new) > len(old):
        ended = changed[0][0] if changed else None
        return [(before[0], after[0]), (ended, new[-1])]
    return [(before[0], after[0]), *changed]


def _sum_up(profile: Outcome, posting: Outcome, *, is_new: bool) -> Outcome:
    if is_new or posting == Outcome.ADDED:
        return Outcome.ADDED
    if Outcome.UPDATED in {profile, posting} or profile == Outcome.ADDED:
        return Outcome.UPDATED
    return Outcome.UNCHANGED


def _category_of(file: RosterFile, row: Row) -> str:
    """The key of the staff category; an unknown text is kept and asked about."""
    text = row.values.get("staff_category_text")
    if not text and "staff_category_text" not in row.cells:
        if row.sheet not in file.assumed_sheets:
            file.assumed_sheets.add(row.sheet)
            file.report.notice(Remark("roster.category_assumed", row.sheet))
        return ASSUMED
    found = file.desk.find_category(text or "")
    if found is None:
        file.report.notice(row.remark("roster.category_unknown", "staff_category_text"))
        return UNKNOWN
    return found


def _profile(file: RosterFile, row: Row, person_id: int) -> ProfileValues:
    """The name of the file, unless it is the held one with characters lost."""
    name = row.values["name"]
    held = file.desk.people.profiles.find(person_id)
    if held is None:
        return ProfileValues(
            person_id,
            name,
            fold(name),
            mask_ids_in(row.values.get("employee_number") or ""),
            row.values.get("birth_on"),
        )
    before: ProfileValues = held.values
    name = _settle_name(file, row, before)
    return before._replace(
        name=name,
        folded_name=fold(name),
        employee_number=mask_ids_in(row.values.get("employee_number") or "")
        or before.employee_number,
        birth_on=row.values.get("birth_on") or before.birth_on,
    )


def _settle_name(file: RosterFile, row: Row, before: ProfileValues) -> str:
    """The held name where only characters were lost, else the new one.

    What was held is told only of one's own people: an ID must not open a stranger's name.
    """
    name: str = row.values["name"]
    if same_name(name, before.name):
        return before.name
    is_lossy = differs_by_cp950_loss(name, before.name)
    if file.desk.people.is_within(before.person_id, file.desk.tree):
        code = "sheet.name_differs" if is_lossy else "roster.name_changed"
        file.report.notice(row.remark(code, "name", other=before.name))
    return before.name if is_lossy else name


def _posting(
    row: Row, person_id: int, *, agencies: tuple[int, int], category: str
) -> PostingValues:
    say = row.values.get
    return PostingValues(
        person_id=person_id,
        agency_id=agencies[1],
        establishment_id=agencies[0],
        division=mask_ids_in(say("division") or ""),
        job_title=mask_ids_in(say("job_title") or ""),
        job_series=say("job_series") or "",
        rank_text=say("rank_text") or "",
        staff_category=category,
        staff_category_text=say("staff_category_text") or "",
        is_supervisor=say("is_supervisor"),
        duty_text=mask_ids_in(say("duty_text") or ""),
        started_on=say("started_on"),
        ended_on=say("ended_on"),
    )


def _tell_left_out(file: RosterFile) -> None:
    if file.left_out:
        counted = str(file.left_out)
        file.report.notice(
            Remark("roster.outside_scope", value=counted, details={"count": counted})
        )


def tell_not_listed(desk: Desk, report: FileReport) -> None:
    """People of the agencies and categories of the rosters whom none names: asked, kept."""
    desk.people.load_agencies({agency_id for agency_id, _ in desk.groups})
    for person_id, posts in desk.people.postings_of.items():
        if person_id in desk.listed:
            continue
        serving = [held.values for held in posts if held.values.ended_on is None]
        if any((row.establishment_id, row.staff_category) in desk.groups for row in serving):
            desk.not_listed.append(person_id)
            if person_id in desk.absences:
                continue
            told = f"{desk.people.name_of(person_id)}（{desk.people.masked[person_id]}）"
            report.notice(Remark("roster.not_listed", value=told))
