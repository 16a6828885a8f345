"""The 統計表 as data of its template, and as sheets."""

from collections.abc import Iterable, Sequence
from typing import Any

from zhicai.actions.figures.figure import Counts, ProvisionFigure
from zhicai.actions.reports.cells import (
    agency_cells,
    as_text,
    count_cells,
    exclusion_cells,
    exclusion_total,
    provision_cells,
    total_cells,
)
from zhicai.actions.reports.report import AgencyLine, Head, StandingReport
from zhicai.actions.reports.words import (
    agency_words,
    basis_words,
    doubt_rows,
    facts,
    footer,
    percent_words,
    provision_words,
    sentence,
    sheet_heading,
    subtitle,
)
from zhicai.basics import report_words as say
from zhicai.basics.figure_words import NORMS, OFFICIAL, STATES
from zhicai.exchange.sheets.write import Table

MOST_BARS = 20
FIGURE_HEADER = ("項目", "性質", "範圍", *say.COUNT_HEADER, "依據")
NO_EXCLUSION = "（不排除任何人）"


def standing_data(report: StandingReport) -> dict[str, Any]:
    """All texts of the paper, ready to be set."""
    head, state = report.head, report.head.kpi.state
    late = [line for line in report.agencies if line.gap and state not in STATES]
    counted, met, short, unknown, rate, gap = count_cells(head.counts, state)
    numbers = as_text([(counted, met, short, unknown, gap)])[0]
    return {
        "title": head.title,
        "agency": head.profile.letterhead or head.agency_name,
        "contact": head.profile.contact_line,
        "subtitle": subtitle(head),
        "footer": footer(head),
        "top": {
            "header": [say.RATE, say.COUNTED, say.MET, say.SHORT, say.UNKNOWN, say.GAP],
            "rate": rate,
            "numbers": numbers,
        },
        "sentence": sentence(head),
        "facts": list(facts(head)),
        "bars": [_bar(line, state) for line in late[:MOST_BARS]],
        "bars_more": f"其餘 {len(late) - MOST_BARS} 個機關見下表" if len(late) > MOST_BARS else "",
        "chart_told": "；".join(f"{agency_words(line)}還差 {line.gap} 人" for line in late),
        "nobody_short": STATES.get(state, say.NOBODY_SHORT),
        "agencies": {
            "header": say.AGENCY_HEADER,
            "rows": as_text(agency_cells(report.agencies, state)),
            "total": as_text([total_cells(report.agencies, state)])[0],
        },
        "agencies_note": say.AGENCIES_NOTE,
        "exclusions": {
            "header": say.EXCLUSION_HEADER,
            "rows": as_text(exclusion_cells(report)),
            "total": as_text([exclusion_total(report)])[0],
        },
        "others": _provisions(report.others),
        "trials": _provisions(report.trials),
        "doubts": list(doubt_rows(report)),
        "official": OFFICIAL,
        "signatures": head.profile.signers,
    }


def _provisions(shown: Iterable[ProvisionFigure]) -> dict[str, Any]:
    rows = [
        {"cells": as_text([provision_cells(one)])[0], "basis": basis_words(one, "；")}
        for one in shown
    ]
    return {"header": say.OTHERS_HEADER, "rows": rows}


def _bar(line: AgencyLine, state: str) -> dict[str, Any]:
    counts = line.counts
    return {
        "name": agency_words(line),
        "short": counts.short,
        "unknown": counts.unknown,
        "told": f"{line.gap:,} 人（達成率 {percent_words(counts, state)}）",
    }


def standing_tables(report: StandingReport) -> list[Table]:
    """統計, 機關, 未計入, 說明: typed values, no formulas."""
    figures = [row for one in _all(report) for row in _figure_rows(one)]
    exclusions = [*exclusion_cells(report), exclusion_total(report)]
    notes: list[tuple[str, str]] = [
        ("報表", report.head.title),
        ("機關", f"{report.head.agency_name}（{report.head.agency_code}）"),
        ("年度", subtitle(report.head)),
        ("達成情形", sentence(report.head)),
        *facts(report.head),
        ("人數說明", say.AGENCIES_NOTE),
        ("正式數據", OFFICIAL),
        *((f"疑義：{about}", line) for about, lines in doubt_rows(report) for line in lines),
        ("條文版本", report.head.rulebook_version),
        ("稽核鏈首", report.head.audit_head),
    ]
    names, heading = say.SHEETS, sheet_heading(report.head)
    return [
        Table(
            names["figures"],
            FIGURE_HEADER,
            figures,
            wrapped=(0, len(FIGURE_HEADER) - 1),
            right=(FIGURE_HEADER.index(say.RATE),),
            heading=heading,
        ),
        agencies_table(report.head, report.agencies),
        Table(names["exclusions"], say.EXCLUSION_HEADER, exclusions, heading=heading),
        Table(names["notes"], say.NOTES_HEADER, notes, wrapped=(0, 1), heading=heading),
    ]


def agencies_table(head: Head, lines: Sequence[AgencyLine]) -> Table:
    """Codes beside the rows of the paper, with the sum below them."""
    state = head.kpi.state
    rows = [
        (line.code, *cells) for line, cells in zip(lines, agency_cells(lines, state), strict=True)
    ]
    header = ("機關代碼", *say.AGENCY_HEADER)
    return Table(
        say.SHEETS["agencies"],
        header,
        [*rows, ("", *total_cells(lines, state))],
        text_columns=(0,),
        right=(header.index(say.RATE),),
        heading=sheet_heading(head),
    )


def _all(report: StandingReport) -> Iterable[ProvisionFigure]:
    return (report.head.kpi, *report.others, *report.trials)


def _figure_rows(one: ProvisionFigure) -> list[tuple[str | int, ...]]:
    """A provision, and the same without exclusions where that differs."""

    def row(name: str, counts: Counts) -> tuple[str | int, ...]:
        shown = count_cells(counts, one.state)
        return (name, NORMS.get(one.norm, one.norm), one.scope, *shown, basis_words(one))

    rows = [row(provision_words(one), one.counts)]
    if one.raw != one.counts:
        rows.append(row(provision_words(one) + NO_EXCLUSION, one.raw))
    return rows
