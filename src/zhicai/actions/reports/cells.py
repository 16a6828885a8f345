"""The columns of a report, as typed values; a paper shows the same values as texts."""

from collections.abc import Iterable, Sequence

from zhicai.actions.figures.figure import Counts, ProvisionFigure
from zhicai.actions.list_standing_people import PersonLine
from zhicai.actions.reports.report import AgencyLine, StandingReport, gap_of
from zhicai.actions.reports.words import (
    agency_words,
    percent_words,
    provision_words,
)
from zhicai.basics.figure_words import EXCLUSIONS, NORMS, REASONS, STATES, VERDICTS
from zhicai.basics.minutes import format_hours
from zhicai.basics.report_words import NOTHING, ONLY_SUMMARY, TOTAL

Cell = str | int
FROM_SUMMARY = "summary"


def count_cells(counts: Counts, state: str) -> tuple[Cell, ...]:
    return (
        counts.counted,
        counts.met,
        counts.short,
        counts.unknown,
        percent_words(counts, state),
        NOTHING if state in STATES else gap_of(counts),
    )


def agency_cells(lines: Iterable[AgencyLine], state: str) -> list[tuple[Cell, ...]]:
    return [(agency_words(line), *count_cells(line.counts, state)) for line in lines]


def total_cells(lines: Sequence[AgencyLine], state: str) -> tuple[Cell, ...]:
    """The sum of the rows above it, so that the page adds up."""
    counts = Counts(
        sum(line.counts.counted for line in lines),
        sum(line.counts.met for line in lines),
        sum(line.counts.short for line in lines),
    )
    return (TOTAL, *count_cells(counts, state))


def exclusion_cells(report: StandingReport) -> list[tuple[Cell, ...]]:
    return [(EXCLUSIONS.get(code, code), count) for code, count in report.exclusions]


def exclusion_total(report: StandingReport) -> tuple[Cell, ...]:
    return (TOTAL, sum(count for _, count in report.exclusions))


def provision_cells(one: ProvisionFigure) -> tuple[Cell, ...]:
    """A provision with its counts; whether it is met is told by the rate alone."""
    norm = NORMS.get(one.norm, one.norm)
    return (norm, provision_words(one), one.scope, *count_cells(one.counts, one.state)[:-1])


def person_cells(number: int, line: PersonLine) -> tuple[Cell, ...]:
    basic, advanced, unconfirmed, _, total = line.minutes
    why = [REASONS.get(line.reason or "", line.reason or "")]
    if line.minutes_source == FROM_SUMMARY:
        why.append(ONLY_SUMMARY)
    return (
        number,
        line.job_title or NOTHING,
        line.name,
        line.national_id_masked,
        *(hours_cell(part) for part in (basic, advanced, unconfirmed, total, *line.missing)),
        VERDICTS[line.verdict],
        "；".join(text for text in why if text),
    )


def hours_cell(minutes: int | None) -> str:
    """Hours as on paper; missing is not zero."""
    return NOTHING if minutes is None else format_hours(minutes)


def as_text(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """Numbers parted by thousands, as on official tables."""
    return [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows]
