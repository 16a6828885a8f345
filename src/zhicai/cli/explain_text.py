"""Why a verdict is what it is, in words."""

import click

from zhicai.actions.explain_standing import Explained
from zhicai.basics.dates import format_roc
from zhicai.basics.figure_words import (
    EXCLUSIONS,
    OFFICIAL,
    REASONS,
    SUMMARY_NAMES,
    UNPUBLISHED,
    VERDICTS,
    WHY_NOT,
)
from zhicai.basics.minutes import format_hours


def print_explanation(found: Explained) -> None:
    told = found.told
    click.echo(f"{found.name}（{found.national_id_masked}）　{found.agency_name}")
    reason = f"（{REASONS.get(told.reason, told.reason)}）" if told.reason else ""
    click.echo(f"{told.name}：{VERDICTS[told.verdict.value]}{reason}")
    exclusion = told.exclusion or ("outside_scope" if found.is_outside_scope else None)
    if exclusion:
        click.echo(f"未計入統計：{EXCLUSIONS.get(exclusion, exclusion)}")
    click.echo(f"規定：{value_text(told.in_force.value) if told.in_force else UNPUBLISHED}")
    for source in found.sources:
        click.echo(f"依據：{source}")
    _print_records(found)
    _print_summary(found)
    for one in told.doubts:
        click.echo(f"疑義：{one.doubt.asks}（本系統採：{one.doubt.read_as}）")
    click.echo(OFFICIAL)


def value_text(value: dict[str, int]) -> str:
    """A target in hours, part by part."""
    names = {"minutes": "", "basic": "基礎 ", "advanced": "進階 "}
    return "＋".join(f"{names.get(key, key)}{format_hours(part)}" for key, part in value.items())


def _print_records(found: Explained) -> None:
    if not found.told.records:
        click.echo("學習紀錄：無")
    for record in found.told.records:
        row = found.records.get(record.record)
        state = f"不計：{WHY_NOT.get(record.why, record.why)}" if record.why else "計入"
        note = f"（{WHY_NOT.get(record.note, record.note)}）" if record.note else ""
        place = f"　{row.file or ''} {row.place}（批次 {row.batch}）" if row else ""
        click.echo(
            f"  {format_roc(record.completed_on)}　{row.course if row else ''}"
            f"　{format_hours(record.minutes)}　{state}{note}{place}"
        )


def _print_summary(found: Explained) -> None:
    summary = found.told.summary
    if summary is None:
        return
    span = f"{format_roc(summary.period_from)} 至 {format_roc(summary.period_until)}"
    click.echo(f"入口網統計值（{span}，與學習紀錄不相加）：")
    for name, minutes in summary.minutes.items():
        if minutes is not None:
            more = summary.above_records.get(name)
            told = f"，較紀錄多 {format_hours(more)}" if more and more > 0 else ""
            click.echo(f"  {SUMMARY_NAMES.get(name, name)} {format_hours(minutes)}{told}")
