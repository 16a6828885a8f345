"""One person and one provision: the value, where it stands, what counted, and what is doubted."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from zhicai.basics.words import Norm, Scope, Verdict
from zhicai.core.rules.book import Rulebook
from zhicai.core.rules.judge import RECORDS
from zhicai.core.rules.minutes import MINUTES
from zhicai.core.rules.overlaid import REPEAT_COURSE
from zhicai.core.rules.provision import Basis, DatedValue, Doubt, Gap
from zhicai.core.rules.serving import COUNTED_AGENCY
from zhicai.core.rules.summaries import SUMMED
from zhicai.core.rules.verdicts import column_of, reason_column_of

Row = Mapping[str, Any]
# What every verdict rests on beside its own provision; the KPI rests on more.
_USED = (REPEAT_COURSE,)
_USED_BY_KPI = ("kpi.cut_off", COUNTED_AGENCY, "kpi.level_marking", "kpi.scopes")


@dataclass(frozen=True, slots=True)
class ExplainedRecord:
    """One learning record: what of it counts, or why it does not."""

    record: int
    course: int
    completed_on: dt.date
    minutes: int
    level: str | None
    counted_minutes: int
    why: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ExplainedSummary:
    """The portal's own figures, and how far each lies above the sum of the records."""

    summary: int
    period_from: dt.date
    period_until: dt.date
    minutes: Mapping[str, int | None]
    above_records: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ExplainedCoverage:
    """A complete file inside whose period no row means zero."""

    agency: int
    covered_from: dt.date
    covered_until: dt.date


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A doubt of a provision that this verdict rests on."""

    provision_id: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the verdict is what it is. `in_force` is None where no value is published."""

    provision_id: str
    name: str
    norm: Norm
    scope: Scope | None
    in_force: DatedValue | None
    gaps: tuple[Gap, ...]
    doubts: tuple[OpenQuestion, ...]
    verdict: Verdict
    reason: str | None
    exclusion: str | None
    minutes_source: str | None
    minutes: Mapping[str, int | None]
    records: tuple[ExplainedRecord, ...]
    summary: ExplainedSummary | None
    coverages: tuple[ExplainedCoverage, ...]

    @property
    def basis(self) -> tuple[Basis, ...]:
        """The sources and clauses in which the value stands."""
        return self.in_force.basis if self.in_force else ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows behind one standing: of `explain_records`, of the summary used, of coverages."""

    standing: Row
    records: Iterable[Row]
    summary: Row | None
    coverages: Iterable[Row]


def explain(
    provision_id: str, book: Rulebook, *, as_of: dt.date, evidence: Evidence
) -> Explanation:
    """Put the rows of one person and the rulebook of that day into one account."""
    provision = book.get_provision(provision_id)
    entry = book.in_force(provision_id, as_of)
    standing = evidence.standing
    return Explanation(
        provision_id=provision_id,
        name=provision.name,
        norm=provision.norm,
        scope=provision.counted_scope,
        in_force=None if entry is None or entry.unpublished else entry,
        gaps=provision.unpublished,
        doubts=tuple(_open_questions(provision_id, book)),
        verdict=Verdict(standing[column_of(provision_id)]),
        reason=standing[reason_column_of(provision_id)],
        exclusion=standing["exclusion"],
        minutes_source=standing["minutes_source"],
        minutes={name: standing[name] for name in MINUTES},
        records=tuple(_record(row) for row in evidence.records),
        summary=_summary(evidence.summary, standing),
        coverages=tuple(_coverage(row) for row in evidence.coverages),
    )


def _open_questions(provision_id: str, book: Rulebook) -> Iterable[OpenQuestion]:
    used = [provision_id, *_USED, *(_USED_BY_KPI if provision_id.startswith("kpi.") else ())]
    for name in used:
        provision = book.provisions.get(name)
        for doubt in provision.doubts if provision else ():
            yield OpenQuestion(name, doubt)


def _record(row: Row) -> ExplainedRecord:
    return ExplainedRecord(
        record=row["record"],
        course=row["course"],
        completed_on=row["completed_on"],
        minutes=row["minutes"],
        level=row["level"],
        counted_minutes=row["counted_minutes"],
        why=row["why"],
        note=row["note"],
    )


def _summary(row: Row | None, standing: Row) -> ExplainedSummary | None:
    if row is None:
        return None
    has_records = standing["minutes_source"] == RECORDS
    return ExplainedSummary(
        summary=row["summary"],
        period_from=row["period_from"],
        period_until=row["period_until"],
        minutes={name: row[name] for name in SUMMED},
        above_records={
            name: row[name] - standing[name]
            for name in SUMMED
            if has_records and row[name] is not None
        },
    )


def _coverage(row: Row) -> ExplainedCoverage:
    return ExplainedCoverage(
        agency=row["covered_by"],
        covered_from=row["covered_from"],
        covered_until=row["covered_until"],
    )
