"""What the sample authority is made of: the truth from which its files are written.

Everything here is invented. The files of the demo carry the faults of real files; these rows do
not, so an independent count of them gives the figures that the imported files must give.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

YEAR = 115
AS_OF = dt.date(2026, 11, 20)
REPORTED_UNTIL = dt.date(2026, 11, 15)
YEAR_START = dt.date(2026, 1, 1)

# Agency codes of nine digits begin with a local government's number (376… to 397…); 999 followed
# by the letter Z is given to nobody, so that no sample can be taken for a real agency.
ROOT_CODE = "999000000Z"


@dataclass(frozen=True, slots=True)
class AgencySlice:
    """An agency's name and parent from a day on; a later slice of the same code replaces it."""

    code: str
    name: str
    parent_code: str | None
    in_force_from: dt.date | None = None
    closed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One post of one person; `ended_on` is the last day. No category: the text is unmapped."""

    agency_code: str
    establishment_code: str
    division: str
    job_title: str
    rank_text: str
    job_series: str
    category: str | None
    category_text: str
    started_on: dt.date
    ended_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    national_id: str
    name: str
    sex: int
    birth_on: dt.date
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course. `level` is None where the level list leaves it out; then nobody confirmed it."""

    code: str
    name: str
    minutes: int
    level: str | None
    is_required: bool | None
    category_code: str
    nature: int = 1


@dataclass(frozen=True, slots=True)
class LearningRecord:
    """Minutes of one person in one course; `source` is the file that tells of them."""

    national_id: str
    course_code: str
    session: str
    completed_on: dt.date
    minutes: int
    source: str
    is_work_related: bool | None = None


@dataclass(frozen=True, slots=True)
class HoursSummary:
    """The portal's own figures of one person for a period."""

    national_id: str
    period_from: dt.date
    period_until: dt.date
    total_minutes: int
    work_related_minutes: int
    required_minutes: int
    ai_basic_minutes: int
    ai_advanced_minutes: int
    environment_minutes: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """A file that is complete for an agency and all below it: no row means zero minutes."""

    agency_code: str
    covered_from: dt.date
    covered_until: dt.date


@dataclass(frozen=True, slots=True)
class Authority:
    """The whole sample authority, as it truly is."""

    agencies: tuple[AgencySlice, ...]
    people: tuple[Person, ...]
    courses: tuple[Course, ...]
    records: tuple[LearningRecord, ...]
    summaries: tuple[HoursSummary, ...]
    coverages: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One import command: what the officer does, its files, and the agency it is for."""

    title: str
    files: tuple[Path, ...]
    agency_code: str
    complete: tuple[dt.date, dt.date] | None = None
    maps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The import commands of the demo, in order, and the figure to ask for afterwards."""

    root_code: str
    year: int
    as_of: dt.date
    steps: tuple[ImportStep, ...]
