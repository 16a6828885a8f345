"""Rows of a duty list → duty texts of postings; several rows of one person are joined."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.duty_book import PostKey, UnheldValues, post_key
from zhicai.actions.intake.find_person import PersonFinder
from zhicai.actions.intake.places import Place, place_of, source_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Held, Outcome
from zhicai.basics.national_ids import mask_ids_in
from zhicai.basics.text import fold
from zhicai.exchange.layouts.reading import Reading, Row

NAMED_BY = ("national_id", "masked_id", "employee_number", "name")


def plan_duties(desk: Desk, reading: Reading, report: FileReport) -> PersonFinder:
    finder = PersonFinder(desk, report)
    finder.prepare(reading)
    desk.people.load_agencies(desk.tree)
    desk.duties.load(desk.tree)
    pile = _Pile(desk, finder, report)
    for row in reading.rows:
        pile.lay(row)
    pile.keep_all()
    return finder


@dataclass(slots=True)
class _Pile:
    """Rows gathered by the post that they speak of, in the order of the file."""

    desk: Desk
    finder: PersonFinder
    report: FileReport
    rows_of: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[int, Held] = field(default_factory=dict)
    posts_at: dict[Place, list[int]] = field(default_factory=lambda: defaultdict(list))
    unheld: dict[PostKey, list[Row]] = field(default_factory=lambda: defaultdict(list))
    outcome_of: dict[Place, Outcome] = field(default_factory=dict)
    _index: dict[tuple[str, str], list[Held]] | None = None

    def lay(self, row: Row) -> None:
        if any(row.values.get(name) for name in NAMED_BY):
            person_id = self.finder.find(row)
            found = [] if person_id is None else _latest(self.desk.people.postings_of[person_id])
        else:
            found = self._holders(row)
        for held in found:
            self.rows_of[id(held)].append(row)
            self.posts[id(held)] = held
            self.posts_at[place_of(row)].append(id(held))

    def _holders(self, row: Row) -> list[Held]:
        """Everybody who holds the post at the agency named, or else at the one that has it."""
        agency = self.desk.find_agency(row, "agency_code", "agency_name")
        if isinstance(agency, str) or (agency is not None and agency not in self.desk.tree):
            code = agency if isinstance(agency, str) else "agency.outside"
            self.report.fault(place_of(row), [row.remark(code, "agency_code")])
            return []
        title, division = row.values.get("job_title") or "", row.values.get("division") or ""
        found = self._posts_called(title, division)
        agencies = {held.values.agency_id for held in found}
        told = agency or self.desk.root_id
        if agency is None:
            agency = self._only(agencies)
        if agency is None:
            self.report.fault(place_of(row), [row.remark("duty.several_agencies", "division")])
            return []
        held_there = [held for held in found if held.values.agency_id == agency]
        if not held_there:
            self.unheld[post_key(agency, division, title)].append(row)
            self.report.notice(row.remark("duty.unheld", "job_title"))
            return []
        self.desk.duties.take(post_key(told, division, title), source_of(self.report.file_id, row))
        if len(held_there) > 1:
            count = str(len(held_there))
            self.report.notice(row.remark("duty.several_holders", "job_title", count=count))
        return held_there

    def _only(self, agencies: set[int]) -> int | None:
        """The root itself where it has the post or nobody has; else the one below that has it."""
        root = self.desk.root_id
        if root in agencies or not agencies:
            return root
        return next(iter(agencies)) if len(agencies) == 1 else None

    def _posts_called(self, title: str, division: str) -> list[Held]:
        if self._index is None:
            self._index = defaultdict(list)
            for posts in self.desk.people.postings_of.values():
                for held in posts:
                    if held.values.ended_on is None and held.values.agency_id in self.desk.tree:
                        names = fold(held.values.job_title), fold(held.values.division)
                        self._index[names].append(held)
        return self._index.get((fold(title), fold(division)), [])

    def keep_all(self) -> None:
        before = {key: held.values for key, held in self.posts.items()}
        for key, rows in self.rows_of.items():
            self._note(rows, self._keep(self.posts[key], rows))
        for rows in self.unheld.values():
            self._keep_unheld(rows)
        for place, outcome in self.outcome_of.items():
            self.report.count(outcome)
            if self.report.trace is not None:
                pairs = [(before[key], self.posts[key].values) for key in self.posts_at[place]]
                person_id = pairs[0][1].person_id if len(pairs) == 1 else None
                self.report.trace.keep(place, outcome, person_id=person_id, pairs=pairs)

    def _note(self, rows: list[Row], outcome: Outcome) -> None:
        for row in rows:
            if self.outcome_of.get(place_of(row)) != Outcome.UPDATED:
                self.outcome_of[place_of(row)] = outcome

    def _keep(self, held: Held, rows: list[Row]) -> Outcome:
        source, values = source_of(self.report.file_id, rows[0]), held.values
        self.desk.duties.take(post_key(values.agency_id, values.division, values.job_title), source)
        after = values._replace(duty_text=_text_of(rows))
        if after == values:
            return Outcome.UNCHANGED
        held.values, held.source = after, source
        return Outcome.UPDATED

    def _keep_unheld(self, rows: list[Row]) -> None:
        agency = self.desk.find_agency(rows[0], "agency_code", "agency_name")
        told = rows[0].values
        values = UnheldValues(
            agency if isinstance(agency, int) else self.desk.root_id,
            mask_ids_in(told.get("division") or ""),
            mask_ids_in(told.get("job_title") or ""),
            _text_of(rows),
        )
        outcome = self.desk.duties.put(values, source_of(self.report.file_id, rows[0]))
        self._note(rows, outcome)


def _latest(posts: Iterable[Held]) -> list[Held]:
    ordered = sorted(
        posts, key=lambda held: (held.values.ended_on is None, str(held.values.started_on))
    )
    return ordered[-1:]


def _text_of(rows: list[Row]) -> str:
    return mask_ids_in("\n".join(row.values["duty_text"].strip() for row in rows))
