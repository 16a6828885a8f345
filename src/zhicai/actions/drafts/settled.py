"""What was settled for earlier files: their kind by the headers, and the usual coverage."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhicai.actions.access import Caller, codes_at_or_above
from zhicai.basics.dates import roc_year, year_end, year_start
from zhicai.exchange.layouts.reading import Reading
from zhicai.records.drafts.models import CoverageMemory, Draft, LayoutMemory

Span = tuple[dt.date, dt.date]
SUMMARY = "hours_summary"
PORTAL = "portal_"


def recall_layout(by: Caller, agency_code: str) -> dict[str, str]:
    """Headers → kind, by this account first, then the agency, then those above it."""
    above = codes_at_or_above(agency_code, by.today)
    rows = LayoutMemory.objects.filter(agency_code__in=above).order_by("settled_at", "id")
    found: dict[str, tuple[tuple[bool, bool], str]] = {}
    for row in rows:
        rank = (row.actor_code == by.code, row.agency_code == agency_code)
        if row.headers_hash not in found or rank >= found[row.headers_hash][0]:
            found[row.headers_hash] = (rank, row.layout)
    return {key: layout for key, (_, layout) in found.items()}


def remember_layouts(by: Caller, agency_code: str, layouts: Mapping[str, str]) -> None:
    for headers_hash, layout in layouts.items():
        LayoutMemory.objects.update_or_create(
            actor_code=by.code,
            agency_code=agency_code,
            headers_hash=headers_hash,
            defaults={"layout": layout, "settled_at": by.now},
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a plan takes for granted, and what is asked: see `CoverageQuestion`."""

    is_settled: bool
    is_complete: bool
    span: Span

    @property
    def declared(self) -> Span | None:
        """The span that is told to the planner; nothing is told before it is settled."""
        return self.span if self.is_settled and self.is_complete else None


def is_about_hours(layout: str) -> bool:
    return layout in {"hours", SUMMARY} or layout.startswith(PORTAL)


def is_of_portal(layout: str) -> bool:
    return layout == SUMMARY or layout.startswith(PORTAL)


def cover(
    draft: Draft,
    readings: Sequence[Reading],
    *,
    likely: Collection[str],
    lacks_period: bool,
    by: Caller,
) -> Coverage | None:
    """Whether the hours files hold everybody: answered, usual for these files, or to be asked.

    `likely` are the kinds that files with open questions will probably be: asked about at once.
    """
    named = {*likely, *(reading.layout for reading in readings)}
    layouts = {layout for layout in named if is_about_hours(layout)}
    if not layouts and not lacks_period:
        return None
    span = _span(readings, by.today)
    if draft.is_coverage_settled:
        told = draft.covered_from, draft.covered_until
        if told[0] is not None and told[1] is not None:
            return Coverage(is_settled=True, is_complete=True, span=(told[0], told[1]))
        return Coverage(is_settled=True, is_complete=False, span=span)
    is_complete = lacks_period or all(map(is_of_portal, layouts))
    is_usual = not lacks_period and layouts <= _usual(by, draft.root_code)
    return Coverage(is_settled=is_usual, is_complete=is_complete, span=span)


def _span(readings: Iterable[Reading], today: dt.date) -> Span:
    """The period that a report states, else the year of its latest record, up to today."""
    files = [reading for reading in readings if is_about_hours(reading.layout)]
    stated = [reading.period for reading in files if reading.period is not None]
    if stated:
        return min(period[0] for period in stated), max(period[1] for period in stated)
    days = [row.values.get("completed_on") for reading in files for row in reading.rows]
    latest = max((day for day in days if day is not None and day <= today), default=today)
    year = roc_year(latest)
    return year_start(year), min(today, year_end(year))


def _usual(by: Caller, agency_code: str) -> set[str]:
    """Layouts for which this account confirmed the proposed coverage here."""
    rows = CoverageMemory.objects.filter(actor_code=by.code, agency_code=agency_code)
    return set(rows.values_list("layout", flat=True))


def remember_coverage(
    by: Caller, agency_code: str, *, layouts: Iterable[str], is_complete: bool
) -> None:
    """What is usual for a layout is asked no more; anything else is asked every time."""
    for layout in filter(is_about_hours, layouts):
        own = CoverageMemory.objects.filter(
            actor_code=by.code, agency_code=agency_code, layout=layout
        )
        own.delete()
        if is_complete == is_of_portal(layout):
            CoverageMemory.objects.create(
                actor_code=by.code, agency_code=agency_code, layout=layout, settled_at=by.now
            )
