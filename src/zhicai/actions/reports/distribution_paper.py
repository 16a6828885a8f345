"""The distribution as data of its template, and as sheets."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhicai.actions.distribution.figure import (
    DECIDED,
    STATES,
    Axis,
    Distribution,
    Line,
    State,
    Tally,
)
from zhicai.actions.offices.profile import Profile
from zhicai.actions.reports.cells import Cell, as_text
from zhicai.actions.reports.words import SHORT_HASH, instant_words
from zhicai.basics import distribution_words as words
from zhicai.basics.dates import format_roc_long
from zhicai.basics.figure_words import OFFICIAL, SCOPES, UNPUBLISHED, percent_text
from zhicai.basics.report_words import NOTES_HEADER, PURPOSE, SHEETS
from zhicai.exchange.sheets.write import Table

MOST_BARS = 20
HEADS = tuple(words.STATES[state.value] for state in STATES)
# Parts of a bar on paper: few enough to be told apart in grey.
BAR_STATES = (*DECIDED, State.REOPENED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionReport:
    """The figure, and what stands on top and at the foot of its paper."""

    found: Distribution
    made_at: dt.datetime
    maker: str
    rulebook_version: str
    audit_head: str
    profile: Profile

    @property
    def title(self) -> str:
        return words.TITLE

    @property
    def agency_code(self) -> str:
        return self.found.code

    @property
    def agency_name(self) -> str:
        return self.found.name

    @property
    def as_of(self) -> dt.date:
        return self.found.as_of

    @property
    def scope(self) -> str:
        return self.found.scope.value

    @property
    def subtitle(self) -> str:
        return f"資料截至{format_roc_long(self.as_of)}"

    @property
    def heading(self) -> str:
        """What is printed on top of each page of a sheet."""
        told = (self.agency_name, self.title, self.subtitle, f"製表：{self.maker}", PURPOSE)
        return "　".join(told)


def distribution_data(report: DistributionReport) -> dict[str, Any]:
    """All texts of the paper, ready to be set."""
    found = report.found
    return {
        "title": report.title,
        "agency": report.profile.letterhead or report.agency_name,
        "contact": report.profile.contact_line,
        "subtitle": report.subtitle,
        "footer": _footer(report),
        "sentence": sentence(found.tally),
        "facts": list(_facts(report)),
        "top": {
            "header": [*HEADS, words.COUNTED],
            "numbers": as_text([tally_cells(found.tally)])[0],
        },
        "bars": _bars(found),
        "bars_name": words.AXES_LONG[Axis.AGENCY.value],
        "tables": [_table_data(found, axis) for axis in Axis],
        "heads": {"decided": words.DECIDED, "default": words.DEFAULT, "counted": words.COUNTED},
        "note": words.NOTE,
        "rules": list(_rules(found)),
        "official": OFFICIAL,
        "signatures": report.profile.signers,
    }


def sentence(tally: Tally) -> str:
    """The figure in one line."""
    share = percent_text(tally.decided, tally.counted)
    return (
        f"計入 {tally.counted:,} 人，已認定 {tally.decided:,} 人（{share}），"
        f"須再認定 {tally.get(State.REOPENED):,} 人，"
        f"尚未認定而先列應用人才（預設）{tally.defaulted:,} 人。"
    )


def tally_cells(tally: Tally) -> tuple[Cell, ...]:
    return (*tally.counts, tally.counted)


def _line_cells(line: Line) -> tuple[Cell, ...]:
    return (line.name, *tally_cells(line.tally))


def _facts(report: DistributionReport) -> Iterator[tuple[str, str]]:
    """What the figure rests on: label and value."""
    scope = report.found.scope
    yield "計入範圍", f"{scope.value}：{SCOPES[scope.value]}；不計入者與時數達成率相同"
    yield "資料截至", f"{format_roc_long(report.as_of)}（含當日）；{words.DECIDED_UNTIL}"
    yield "所知時點", f"{instant_words(report.found.known_at)} 以前匯入之資料"
    yield "製表", f"{instant_words(report.made_at)}　製表人：{report.maker}　用途：{PURPOSE}"


def _rules(found: Distribution) -> Iterator[tuple[str, str]]:
    for rule in found.rules:
        places = [f"{place.document}　{place.clause}" for place in rule.citations]
        yield rule.name, "；".join(places) or UNPUBLISHED


def _footer(report: DistributionReport) -> dict[str, str]:
    number, _, digest = report.audit_head.partition(":")
    told = f"{number}:{digest[:SHORT_HASH]}" if digest else "無"
    return {
        "left": f"製表人：{report.maker}　用途：{PURPOSE}",
        "right": f"條文版本 {report.rulebook_version[:SHORT_HASH]}　稽核 {told}",
    }


def _table_data(found: Distribution, axis: Axis) -> dict[str, Any]:
    lines = found.table(axis).lines
    return {
        "title": f"{words.AXES_LONG[axis.value]}（單位：人）",
        "name": words.AXES[axis.value],
        "states": HEADS,
        "rows": as_text(map(_line_cells, lines)),
        "total": as_text([(words.TOTAL, *tally_cells(found.tally))])[0],
    }


def _bars(found: Distribution) -> list[dict[str, Any]]:
    """Those with most people first; the table below has them all."""
    lines = [line for line in found.table(Axis.AGENCY).lines if line.tally.counted]
    lines.sort(key=lambda line: (-line.tally.counted, line.key))
    return [
        {
            "name": line.name,
            "parts": [*(line.tally.get(state) for state in BAR_STATES), line.tally.defaulted],
            "told": f"{line.tally.counted:,} 人（已認定 {line.tally.decided:,}）",
        }
        for line in lines[:MOST_BARS]
    ]


def distribution_tables(report: DistributionReport) -> list[Table]:
    """機關, 單位, 官等, 職系, 說明: typed values, no formulas."""
    found, heading = report.found, report.heading
    tables = [_sheet(found, axis, heading) for axis in Axis]
    notes = [
        ("報表", report.title),
        ("機關", f"{report.agency_name}（{report.agency_code}）"),
        ("統計", sentence(found.tally)),
        *_facts(report),
        ("人數說明", words.NOTE),
        *((f"依據：{name}", told) for name, told in _rules(found)),
        ("正式數據", OFFICIAL),
        ("條文版本", report.rulebook_version),
        ("稽核鏈首", report.audit_head),
    ]
    sheet = Table(SHEETS["notes"], NOTES_HEADER, notes, wrapped=(0, 1), heading=heading)
    return [*tables, sheet]


def _sheet(found: Distribution, axis: Axis, heading: str) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (line.code, *_line_cells(line)) for line in found.table(axis).lines
    ]
    rows.append(("", words.TOTAL, *tally_cells(found.tally)))
    long_heads = [words.STATES_LONG[state.value] for state in STATES]
    header = ("機關代碼", words.AXES[axis.value], *long_heads, words.COUNTED)
    if axis is not Axis.AGENCY:
        header, rows = header[1:], [row[1:] for row in rows]
    return Table(
        words.AXES_LONG[axis.value],
        header,
        rows,
        text_columns=(0,) if axis is Axis.AGENCY else (),
        heading=heading,
    )
