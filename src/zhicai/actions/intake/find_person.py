"""The person that a row of hours, certificates or duties speaks of (semantics §1)."""

import hashlib
from dataclasses import dataclass, field

from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.places import place_of
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Held
from zhicai.actions.transfers.waiting import waiting_hashes
from zhicai.basics.text import differs_by_cp950_loss, fold, same_name
from zhicai.basics.words import Scope
from zhicai.exchange.layouts.reading import Reading, Row
from zhicai.records.ledger.models import MatchMemory

PERSON_FIELDS = ("employee_number", "masked_id", "name", "agency_code", "agency_name", "division")


@dataclass(slots=True)
class PersonFinder:
    """Finds people for the rows of one file; a match without an ID is remembered."""

    desk: Desk
    report: FileReport
    matches: dict[str, int] = field(default_factory=dict)
    _remembered: dict[str, int] | None = None
    _by_name: dict[str, list[int]] | None = None
    _by_number: dict[str, list[int]] | None = None
    _waiting: set[str] | None = None

    def prepare(self, reading: Reading) -> None:
        """Fetch at once everybody whom the rows may mean."""
        ids = [row.values["national_id"] for row in reading.rows if row.values.get("national_id")]
        self.desk.people.load_ids(ids)
        if len(ids) < len(reading.rows):
            self.desk.people.load_agencies(self.desk.tree)

    def find(self, row: Row) -> int | None:
        """The person, or None after the row was counted as faulty or skipped."""
        national_id = row.values.get("national_id")
        if national_id:
            return self._find_by_id(row, national_id)
        if self.desk.decisions:
            key = row_key(row)
            if key in self.desk.decisions:
                return self._as_decided(row, self.desk.decisions[key])
        found = self._candidates(row)
        if len(found) == 1:
            self._remember(row, found[0])
            return found[0]
        self._tell_candidates(row, found)
        code = "person.ambiguous" if found else "person.unknown"
        self.report.fault(place_of(row), [row.remark(code, _said(row))])
        return None

    def _as_decided(self, row: Row, hashed: str) -> int | None:
        """What an officer said of this row: a person of hers, or to leave it out."""
        place = place_of(row)
        if self.report.trace is not None:
            self.report.trace.decided.add(place)
            self._tell_candidates(row, self._candidates(row))
        if not hashed:
            self.report.skip(place)
            return None
        person_id = self.desk.people.by_hash.get(hashed)
        if person_id is None or not self.desk.people.is_within(person_id, self.desk.tree):
            self.report.fault(place, [row.remark("agency.outside", _said(row))])
            return None
        self.matches[row_key(row)] = person_id
        return person_id

    def _tell_candidates(self, row: Row, found: list[int]) -> None:
        if self.report.trace is not None:
            self.report.trace.candidates[place_of(row)] = found
            self.report.trace.row_keys[place_of(row)] = row_key(row)

    def _find_by_id(self, row: Row, national_id: str) -> int | None:
        person_id = self.desk.people.find(national_id)
        hashed = self.desk.people.hash_of(national_id)
        is_narrowed = self.desk.scope != Scope.EVERYONE
        if person_id is None and (is_narrowed or hashed in self.desk.outside_scope):
            self.report.skip(place_of(row))
            return None
        if person_id is None or not self.desk.people.is_within(person_id, self.desk.tree):
            code = "person.waits_for_both" if self._is_waiting(hashed) else "agency.outside"
            self.report.fault(place_of(row), [row.remark(code, "national_id")])
            return None
        name = row.values.get("name")
        if name and not same_name(name, self.desk.people.name_of(person_id)):
            held = self.desk.people.name_of(person_id)
            self.report.notice(row.remark("sheet.name_differs", "name", other=held))
        return person_id

    def _is_waiting(self, hashed: str) -> bool:
        """Whether a roster of the office named her, and the other agency has not said so yet."""
        if self._waiting is None:
            self._waiting = {*self.desk.set_aside, *waiting_hashes(self.desk.root_code)}
        return hashed in self._waiting

    def _candidates(self, row: Row) -> list[int]:
        """People whom the row may mean: staff number, masked ID and name, name and agency."""
        remembered = self._recall(row)
        if remembered is not None:
            return [remembered]
        if row.values.get("employee_number"):
            found = self._number_index().get(row.values["employee_number"], [])
            if found:
                return self._numbered(row, found)
        found = self._named(row)
        masked = row.values.get("masked_id")
        if masked:
            return [key for key in found if self.desk.people.masked[key] == masked]
        return self._narrowed(row, found)

    def _numbered(self, row: Row, found: list[int]) -> list[int]:
        """Staff numbers are given by each agency; the name is only a check."""
        narrowed = self._narrowed(row, found)
        agreeing = [key for key in narrowed if self._name_agrees(row, key)]
        if len(narrowed) > 1:
            return agreeing or narrowed
        if narrowed and not agreeing:
            self.report.notice(row.remark("sheet.name_differs", "name"))
        return narrowed

    def _named(self, row: Row) -> list[int]:
        name = row.values.get("name")
        if not name:
            return []
        index = self._name_index()
        exact = index.get(fold(name), [])
        if exact:
            return exact
        return [
            key
            for keys in index.values()
            for key in keys
            if differs_by_cp950_loss(name, self.desk.people.name_of(key))
        ]

    def _narrowed(self, row: Row, found: list[int]) -> list[int]:
        """Keep those of the agency, division and birthday that the row states."""
        agency_id = self.desk.find_agency(row, "agency_code", "agency_name")
        if isinstance(agency_id, int):
            found = [key for key in found if self.desk.people.is_within(key, {agency_id})]
        elif agency_id is not None:
            return []
        found = self._in_service(row, found)
        for field_name in ("division", "birth_on"):
            if len(found) > 1 and row.values.get(field_name):
                found = [key for key in found if self._agrees(row, key, field_name)]
        return found

    def _in_service(self, row: Row, found: list[int]) -> list[int]:
        """Of several, those who held a post on the day that the row speaks of."""
        day = row.values.get("completed_on") or row.values.get("period_from") or self.desk.today
        serving = [
            key
            for key in found
            if any(
                held.values.ended_on is None or held.values.ended_on >= day
                for held in self._posts(key)
            )
        ]
        return serving if len(found) > 1 and serving else found

    def _agrees(self, row: Row, person_id: int, field_name: str) -> bool:
        if field_name == "birth_on":
            held = self.desk.people.profiles.find(person_id)
            return held is not None and held.values.birth_on == row.values["birth_on"]
        divisions = {fold(held.values.division) for held in self._posts(person_id)}
        return fold(row.values["division"]) in divisions

    def _posts(self, person_id: int) -> list[Held]:
        return self.desk.people.postings_of.get(person_id, [])

    def _name_agrees(self, row: Row, person_id: int) -> bool:
        name, held = row.values.get("name"), self.desk.people.name_of(person_id)
        return not name or same_name(name, held) or differs_by_cp950_loss(name, held)

    def _name_index(self) -> dict[str, list[int]]:
        if self._by_name is None:
            self._by_name = {}
            for key in self.desk.people.everyone_within(self.desk.tree):
                self._by_name.setdefault(fold(self.desk.people.name_of(key)), []).append(key)
        return self._by_name

    def _number_index(self) -> dict[str, list[int]]:
        if self._by_number is None:
            self._by_number = {}
            for key in self.desk.people.everyone_within(self.desk.tree):
                held = self.desk.people.profiles.find(key)
                if held and held.values.employee_number:
                    self._by_number.setdefault(held.values.employee_number, []).append(key)
        return self._by_number

    def _recall(self, row: Row) -> int | None:
        if self._remembered is None:
            rows = MatchMemory.objects.filter(agency_code=self.desk.root_code)
            self._remembered = dict(rows.values_list("row_key", "person_id"))
        person_id = self._remembered.get(row_key(row))
        if person_id is None or not self.desk.people.is_within(person_id, self.desk.tree):
            return None
        return person_id

    def _remember(self, row: Row, person_id: int) -> None:
        key = row_key(row)
        if self._remembered is not None and self._remembered.get(key) == person_id:
            return
        if self.matches.get(key) != person_id:
            self.matches[key] = person_id
            matched = self.desk.people.name_of(person_id)
            self._tell_candidates(row, [person_id])
            self.report.notice(row.remark("person.proposed_match", _said(row), other=matched))


def row_key(row: Row) -> str:
    """What a row says of its person, hashed so that no masked ID stands in the memory."""
    told = "\x1f".join(fold(str(row.values.get(name) or "")) for name in PERSON_FIELDS)
    return hashlib.sha256(told.encode()).hexdigest()


def _said(row: Row) -> str:
    """The field by which the row names its person."""
    named = (name for name in PERSON_FIELDS if row.values.get(name))
    return next(named, "name")
