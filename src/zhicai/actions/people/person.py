"""One person as a page shows her: facts, figures of a year, and what the portal says beside."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.roles.details import RoleLine
from zhicai.basics.words import Scope


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """The answer of one provision; `exclusion` says why its rate does not count her."""

    provision_id: str
    name: str
    norm: str
    scope: Scope
    is_published: bool
    exclusion: str | None
    line: PersonLine


@dataclass(frozen=True, slots=True)
class PostLine:
    """A posting; `ended_on` is the last day in it."""

    agency_name: str
    establishment_name: str
    division: str
    job_title: str
    rank_text: str
    job_series: str
    staff_category: str
    is_supervisor: bool | None
    duty_text: str
    started_on: dt.date | None
    ended_on: dt.date | None


@dataclass(frozen=True, slots=True)
class EventLine:
    name: str
    started_on: dt.date
    ended_on: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class CertificateLine:
    name: str
    issuer: str
    number: str
    issued_on: dt.date | None
    expires_on: dt.date | None


@dataclass(frozen=True, slots=True)
class YearLine:
    """The kept minutes of one year."""

    year: int
    minutes: Mapping[str, int | None]
    verdict: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """What the portal says of one kind of hours, beside what the records add up to."""

    name: str
    portal_minutes: int
    record_minutes: int | None

    @property
    def difference(self) -> int | None:
        return None if self.record_minutes is None else self.portal_minutes - self.record_minutes


@dataclass(frozen=True, slots=True)
class Moment:
    """One day of a life in office."""

    on: dt.date
    kind: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Identity masked. `verdicts` is empty for whoever held no post in the year."""

    person: int
    name: str
    national_id_masked: str
    employee_number: str
    agency_code: str
    agency_name: str
    year: int
    as_of: dt.date
    verdicts: tuple[VerdictLine, ...]
    posts: tuple[PostLine, ...]
    events: tuple[EventLine, ...]
    certificates: tuple[CertificateLine, ...]
    years: tuple[YearLine, ...]
    summary_period: tuple[dt.date, dt.date] | None
    summary: tuple[SummaryLine, ...]
    role: RoleLine | None = None

    @property
    def timeline(self) -> tuple[Moment, ...]:
        """Everything with a day, newest first."""
        found = [
            Moment(day, "到職", f"{one.agency_name}　{one.job_title}")
            for one in self.posts
            if (day := one.started_on)
        ]
        found += [
            Moment(day, "離職", f"{one.agency_name}　{one.job_title}")
            for one in self.posts
            if (day := one.ended_on)
        ]
        found += [Moment(one.started_on, one.name, one.note) for one in self.events]
        found += [
            Moment(day, f"{one.name}（迄）", "") for one in self.events if (day := one.ended_on)
        ]
        found += [
            Moment(day, "取得證書", one.name) for one in self.certificates if (day := one.issued_on)
        ]
        return tuple(sorted(found, key=lambda one: (one.on, one.kind), reverse=True))
