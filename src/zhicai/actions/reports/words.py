"""The sentences of a report: the same on paper, in the sheet and on the screen."""

import datetime as dt
from collections.abc import Iterator

from zhicai.actions.access import TAIPEI
from zhicai.actions.figures.figure import Counts, ProvisionFigure
from zhicai.actions.reports.report import AgencyLine, Head, PeopleReport, StandingReport, gap_of
from zhicai.basics.dates import format_roc, format_roc_long
from zhicai.basics.figure_words import (
    NORMS,
    PRINTED_NAMES,
    SCOPES,
    STATES,
    UNPUBLISHED,
    percent_text,
    rate_text,
)
from zhicai.basics.report_words import ITSELF, PURPOSE

SHORT_HASH = 12


def instant_words(instant: dt.datetime) -> str:
    """An instant on the clock of the office.

    >>> instant_words(dt.datetime(2026, 11, 20, 9, 5, tzinfo=dt.UTC))
    '115/11/20 17:05'
    """
    local = instant.astimezone(TAIPEI)
    return f"{format_roc(local.date())} {local:%H:%M}"


def subtitle(head: Head) -> str:
    return f"{head.year}年度　資料截至{format_roc_long(head.as_of)}"


def rate_words(counts: Counts, state: str) -> str:
    """A rate with its counts, or why there is none."""
    return STATES.get(state) or rate_text(counts.met, counts.counted, counts.unknown)


def percent_words(counts: Counts, state: str) -> str:
    return STATES.get(state) or percent_text(counts.met, counts.counted)


def sentence(head: Head) -> str:
    """The figure in one line, and the same without any exclusion where that differs."""
    if head.kpi.state in STATES:
        return f"達成率：{STATES[head.kpi.state]}。"
    told = f"達成率 {rate_words(head.counts, head.kpi.state)}，還差 {head.gap} 人。"
    if head.kpi.raw != head.counts:
        told += f"不排除任何人：{rate_words(head.kpi.raw, head.kpi.state)}。"
    return told


def facts(head: Head) -> Iterator[tuple[str, str]]:
    """What the figure rests on: label and value."""
    norm = NORMS.get(head.kpi.norm, head.kpi.norm)
    yield "指標規定", f"{head.target or STATES.get(head.kpi.state, UNPUBLISHED)}（{norm}）"
    if head.kpi.citations:
        yield "依據", basis_words(head.kpi)
    yield "計入範圍", f"{head.kpi.scope}：{SCOPES[head.kpi.scope]}"
    yield "資料截至", f"{format_roc_long(head.as_of)}（含當日）"
    yield "所知時點", f"{instant_words(head.known_at)} 以前匯入之資料"
    yield "製表", f"{instant_words(head.made_at)}　製表人：{head.maker}　用途：{PURPOSE}"


def footer(head: Head) -> dict[str, str]:
    number, _, digest = head.audit_head.partition(":")
    told = f"{number}:{digest[:SHORT_HASH]}" if digest else "無"
    return {
        "left": f"製表人：{head.maker}　用途：{PURPOSE}",
        "right": f"條文版本 {head.rulebook_version[:SHORT_HASH]}　稽核 {told}",
    }


def sheet_heading(head: Head) -> str:
    """What is printed on top of each page of a sheet."""
    return f"{head.agency_name}　{head.title}　{subtitle(head)}　製表：{head.maker}　{PURPOSE}"


def agency_words(line: AgencyLine) -> str:
    return f"{line.name}（{ITSELF}）" if line.is_itself else line.name


def provision_words(one: ProvisionFigure) -> str:
    return PRINTED_NAMES.get(one.provision_id, one.name)


def basis_words(one: ProvisionFigure, between: str = "\n") -> str:
    return between.join(f"{place.document}　{place.clause}" for place in one.citations)


def doubt_rows(report: StandingReport) -> Iterator[tuple[str, list[str]]]:
    """The provisions that share them, and each open question with the reading in use."""
    for one in report.doubts:
        told = ((it.asks.rstrip("。"), it.read_as.rstrip("。")) for it in one.questions)
        lines = [f"{asks}。目前讀法：{read_as}。" for asks, read_as in told]
        yield "、".join(one.about), lines


def people_summary(report: PeopleReport) -> str:
    """What the list holds, beside the figure that it explains."""
    counts = report.head.counts
    return (
        f"計入 {counts.counted} 人，達成 {counts.met} 人，還差 {gap_of(counts)} 人"
        f"（未達成 {counts.short} 人、資料不足 {counts.unknown} 人）；本表列 {report.listed} 人。"
    )
