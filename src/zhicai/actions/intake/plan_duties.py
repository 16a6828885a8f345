"""Rows of a duty list → duty texts of postings; several rows of one person are joined."""

from collections import defaultdict
from collections.abc import Iterable

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.places import place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Held, Outcome
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.exchange.layouts.reading import Reading, Row


def plan_duties(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    finder = PersonFinder(desk, report)
    finder.prepare(reading)
    desk.people.load_agencies(desk.tree)
    rows_of: dict[int, list[Row]] = defaultdict(list)
    posts: dict[int, Held] = {}
    posts_at: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row in reading.rows:
        for held in _posts_of(desk, finder, row):
            rows_of[id(held)].append(row)
            posts[id(held)] = held
            posts_at[place_of(row)].append(id(held))
    before = {key: held.values for key, held in posts.items()}
    outcome_of: dict[tuple[str, int], Outcome] = {}
    for key, rows in rows_of.items():
        outcome = _keep(posts[key], rows, report)
        for row in rows:
            if outcome_of.get(place_of(row)) != Outcome.UPDATED:
                outcome_of[place_of(row)] = outcome
    for place, outcome in outcome_of.items():
        report.count(outcome)
        if report.trace is not None:
            pairs = [(before[key], posts[key].values) for key in posts_at[place]]
            person_id = pairs[0][1].person_id if len(pairs) == 1 else None
            report.trace.keep(place, outcome, person_id=person_id, pairs=pairs)
    return finder


def _posts_of(desk: Desk, finder: PersonFinder, row: Row) -> list[Held]:
    """The post of the person named, or every post of that title and division."""
    if any(row.values.get(name) for name in ("national_id", "masked_id", "name")):
        person_id = finder.find(row)
        return [] if person_id is None else _latest(desk.people.postings_of[person_id])
    found = [
        held
        for posts in desk.people.postings_of.values()
        for held in posts
        if held.values.ended_on is None
        and held.values.agency_id in desk.tree
        and fold(held.values.job_title) == fold(row.values.get("job_title") or "")
        and fold(held.values.division) == fold(row.values.get("division") or "")
    ]
    if not found:
        finder.report.fault(place_of(row), [row.remark("person.unknown", "job_title")])
    return found


def _latest(posts: Iterable[Held]) -> list[Held]:
    ordered = sorted(
        posts, key=lambda held: (held.values.ended_on is None, str(held.values.started_on))
    )
    return ordered[-1:]


def _keep(held: Held, rows: list[Row], report: FileReport) -> Outcome:
    texts = [row.values["duty_text"].strip() for row in rows]
    after = held.values._replace(duty_text=mask_ids_in("\n".join(texts)))
    if after == held.values:
        return Outcome.UNCHANGED
    held.values = after
    held.source = source_of(report.file_id, rows[0])
    return Outcome.UPDATED
