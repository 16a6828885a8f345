"""People behind a figure, as a table."""

from collections.abc import Sequence

import click

from zhicai.actions.list_standing_people import PersonLine
from zhicai.basics.figure_words import REASONS, VERDICTS
from zhicai.basics.minutes import format_hours
from zhicai.basics.text import display_width, pad

SHARED = ("機關", "姓名", "身分證字號", "結果")
KPI_HEADER = (*SHARED, "基礎", "進階", "待確認", "還差基礎", "還差進階", "說明", "代號")
OTHER_HEADER = (*SHARED, "計入時數", "總時數", "說明", "代號")
FROM_SUMMARY = "依入口網統計值"


def print_people(lines: Sequence[PersonLine], provision_id: str) -> None:
    """The hours that decide the provision; what is missing only for the KPI, which has levels."""
    is_kpi = provision_id == "kpi.ai_attainment"
    header = KPI_HEADER if is_kpi else OTHER_HEADER
    rows = [header, *(_cells(line, is_kpi=is_kpi) for line in lines)]
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(header))]
    for row in rows:
        click.echo("  ".join(pad(*cell) for cell in zip(row, widths, strict=True)).rstrip())
    click.echo(f"共 {len(lines)} 人")


def _cells(line: PersonLine, *, is_kpi: bool) -> tuple[str, ...]:
    hours = (
        (*line.minutes[:3], *line.missing) if is_kpi else (line.counted_minutes, line.minutes[-1])
    )
    why = [REASONS.get(line.reason or "", line.reason or "")]
    if line.minutes_source == "summary":
        why.append(FROM_SUMMARY)
    return (
        line.agency_name,
        line.name,
        line.national_id_masked,
        VERDICTS[line.verdict],
        *(hours_text(minutes) for minutes in hours),
        "；".join(text for text in why if text),
        str(line.person),
    )


def hours_text(minutes: int | None) -> str:
    """Hours as on paper; missing is not zero."""
    return "—" if minutes is None else format_hours(minutes)
