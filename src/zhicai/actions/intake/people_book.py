"""The people known while planning: found by ID, or by what else a row says of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from zhicai.actions.intake.shelf import Held, Shelf
from zhicai.basics.national_ids import mask
from zhicai.records.certificates.models import Certificate
from zhicai.records.learning.models import HourSummary, LearningRecord
from zhicai.records.ledger.models import new_key
from zhicai.records.staff.held_anywhere import held_anywhere
from zhicai.records.staff.identity import encrypt_national_id, hash_national_id
from zhicai.records.staff.models import Person, Posting, Profile, StatusEvent

CHUNK = 5000


class PersonValues(NamedTuple):
    national_id_hash: str
    national_id_encrypted: bytes
    national_id_masked: str


class ProfileValues(NamedTuple):
    person_id: int
    name: str
    folded_name: str
    employee_number: str
    birth_on: dt.date | None


class PostingValues(NamedTuple):
    person_id: int
    agency_id: int
    establishment_id: int
    division: str
    job_title: str
    job_series: str
    rank_text: str
    staff_category: str
    staff_category_text: str
    is_supervisor: bool | None
    duty_text: str
    started_on: dt.date | None
    ended_on: dt.date | None


class RecordValues(NamedTuple):
    person_id: int
    course_id: int
    course_session: str
    completed_on: dt.date
    minutes: int
    nature: str
    is_work_related: bool | None


class SummaryValues(NamedTuple):
    person_id: int
    period_from: dt.date
    period_until: dt.date
    total_minutes: int | None
    work_related_minutes: int | None
    required_minutes: int | None
    ai_minutes: int | None
    basic_minutes: int | None
    advanced_minutes: int | None
    environment_minutes: int | None
    taken_on: dt.date | None


class CertificateValues(NamedTuple):
    person_id: int
    certificate_name: str
    issuer: str
    certificate_number: str
    issued_on: dt.date | None
    expires_on: dt.date | None


class EventValues(NamedTuple):
    person_id: int
    kind: str
    started_on: dt.date
    ended_on: dt.date | None
    note: str


def posting_key(row: PostingValues) -> tuple[Any, ...]:
    return (row.person_id, row.establishment_id, row.agency_id, row.started_on)


def record_key(row: RecordValues) -> tuple[Any, ...]:
    return (row.person_id, row.course_id, row.completed_on, row.course_session)


def certificate_key(row: CertificateValues) -> tuple[Any, ...]:
    told_apart = row.certificate_number or row.issued_on
    return (row.person_id, row.certificate_name, told_apart)


class PeopleBook:
    """People loaded so far, with their facts as the command would leave them.

    `held_at` are the agencies whose files the caller may see (None: all); `elsewhere` the keyed
    hashes of people whom others hold, of whom nothing more is known here.
    """

    def __init__(self, held_at: Collection[int] | None = None) -> None:
        self.held_at = held_at
        self.elsewhere: set[str] = set()
        self.by_hash: dict[str, int] = {}
        self.masked: dict[int, str] = {}
        self.new: dict[int, PersonValues] = {}
        self.profiles = Shelf("Profile", lambda row: row.person_id)
        self.postings = Shelf("Posting", posting_key)
        self.events = Shelf("StatusEvent", lambda row: row[:3])
        self.records = Shelf("LearningRecord", record_key)
        self.summaries = Shelf("HourSummary", lambda row: row[:3])
        self.certificates = Shelf("Certificate", certificate_key)
        self.postings_of: dict[int, list[Held]] = defaultdict(list)
        self._loaded: set[int] = set()
        self._hashes: dict[str, str] = {}

    def hash_of(self, national_id: str) -> str:
        """The keyed hash, computed once per command."""
        found = self._hashes.get(national_id)
        if found is None:
            found = self._hashes[national_id] = hash_national_id(national_id)
        return found

    def load_ids(self, national_ids: Iterable[str]) -> None:
        """Fetch everybody whom a file names by a valid ID."""
        hashes = [self.hash_of(national_id) for national_id in set(national_ids)]
        wanted = [text for text in hashes if text not in self.by_hash]
        for part in _chunks(wanted):
            self._take(Person.objects.filter(national_id_hash__in=part))
            missing = [text for text in part if text not in self.by_hash]
            if missing and self.held_at is not None:
                self.elsewhere.update(held_anywhere(missing))

    def load_keys(self, person_ids: Iterable[int]) -> None:
        """Fetch everybody whom a file names by the key of a list of ours."""
        for part in _chunks(sorted(set(person_ids))):
            self._take(Person.objects.filter(id__in=part))

    def load_agencies(self, agency_ids: Iterable[int]) -> None:
        """Fetch everybody who holds or held a post in these agencies."""
        for part in _chunks(sorted(agency_ids)):
            current = Posting.objects.filter(known_until__isnull=True)
            for column in ("agency_id__in", "establishment_id__in"):
                ids = current.filter(**{column: part}).values("person_id")
                self._take(Person.objects.filter(id__in=ids))

    def _take(self, people: QuerySet[Person]) -> None:
        fresh = []
        columns = ("id", "national_id_hash", "national_id_masked", "agency_id")
        for person_id, hashed, masked, agency_id in people.values_list(*columns):
            is_held = self.held_at is None or agency_id in self.held_at
            if is_held and person_id not in self._loaded:
                self.by_hash[hashed] = person_id
                self.masked[person_id] = masked
                fresh.append(person_id)
        self._loaded.update(fresh)
        self.profiles.load(_read(Profile, ProfileValues, fresh))
        for row_id, values in _read(Posting, PostingValues, fresh):
            self.add_posting(Held(values, row_id, values))

    def add_posting(self, held: Held) -> None:
        self.postings.add(held)
        self.postings_of[held.values[0]].append(held)

    def load_records(self, person_ids: Iterable[int], first: dt.date, last: dt.date) -> None:
        """Fetch learning records completed between two days."""
        within = {"completed_on__gte": first, "completed_on__lte": last}
        self.records.load(_read(LearningRecord, RecordValues, list(person_ids), **within))

    def load_events(self, person_ids: Iterable[int]) -> None:
        self.events.load(_read(StatusEvent, EventValues, list(person_ids)))

    def load_summaries(self, person_ids: Iterable[int]) -> None:
        self.summaries.load(_read(HourSummary, SummaryValues, list(person_ids)))

    def load_certificates(self, person_ids: Iterable[int]) -> None:
        self.certificates.load(_read(Certificate, CertificateValues, list(person_ids)))

    def find(self, national_id: str) -> int | None:
        return self.by_hash.get(self.hash_of(national_id))

    def is_elsewhere(self, national_id: str) -> bool:
        """Whether an agency beyond the caller's holds the file of this ID."""
        return self.hash_of(national_id) in self.elsewhere

    def open_person(self, national_id: str) -> int:
        """The identity behind a valid ID, made where there is none yet."""
        found = self.find(national_id)
        if found is not None:
            return found
        person_id = new_key()
        hashed = self.hash_of(national_id)
        self.by_hash[hashed] = person_id
        self.masked[person_id] = mask(national_id)
        encrypted = encrypt_national_id(national_id)
        self.new[person_id] = PersonValues(hashed, encrypted, mask(national_id))
        return person_id

    def name_of(self, person_id: int) -> str:
        held = self.profiles.find(person_id)
        return held.values[1] if held else ""

    def is_within(self, person_id: int, agency_ids: set[int]) -> bool:
        """Whether any post of the person serves in, or belongs to, one of the agencies."""
        return any(
            held.values[1] in agency_ids or held.values[2] in agency_ids
            for held in self.postings_of.get(person_id, [])
        )

    def serves_elsewhere(self, person_id: int, agency_id: int, agency_ids: set[int]) -> bool:
        """Whether an open post of hers belongs to another of these agencies."""
        return any(
            held.values.ended_on is None
            and held.values.establishment_id != agency_id
            and held.values.establishment_id in agency_ids
            for held in self.postings_of.get(person_id, [])
        )

    def everyone_within(self, agency_ids: set[int]) -> list[int]:
        return [key for key in self.postings_of if self.is_within(key, agency_ids)]


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def _read(
    model: Any, values: Any, person_ids: list[int], **within: Any
) -> Iterator[tuple[int, Any]]:
    for part in _chunks(person_ids):
        current = model.objects.filter(known_until__isnull=True, person_id__in=part, **within)
        for row in current.values_list("id", *values._fields).iterator(chunk_size=CHUNK):
            yield row[0], values(*row[1:])
