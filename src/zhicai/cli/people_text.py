"""People behind a figure, as a table."""

from collections.abc import Sequence

import click

from zhicai.actions.list_standing_people import PersonLine
from zhicai.basics.minutes import format_hours
from zhicai.basics.text import display_width, pad

VERDICTS = {"met": "達成", "short": "未達成", "unknown": "資料不足"}
WHY = {
    "level_unconfirmed": "課程AI層級待確認",
    "requirement_unmarked": "課程是否必須完成待確認",
    "environment_unmarked": "課程類別待確認",
    "no_data": "無任何時數資料",
    "not_published": "待主管機關公布",
}
HEADER = (
    "機關",
    "姓名",
    "身分證字號",
    "結果",
    "基礎",
    "進階",
    "待確認",
    "還差基礎",
    "還差進階",
    "說明",
)


def print_people(lines: Sequence[PersonLine]) -> None:
    rows = [HEADER, *(_cells(line) for line in lines)]
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(HEADER))]
    for row in rows:
        click.echo("  ".join(pad(*cell) for cell in zip(row, widths, strict=True)).rstrip())
    click.echo(f"共 {len(lines)} 人")


def _cells(line: PersonLine) -> tuple[str, ...]:
    return (
        line.agency_name,
        line.name,
        line.national_id_masked,
        VERDICTS[line.verdict],
        *(hours_text(minutes) for minutes in (*line.minutes[:3], *line.missing)),
        WHY.get(line.reason or "", line.reason or ""),
    )


def hours_text(minutes: int | None) -> str:
    """Hours as on paper; missing is not zero."""
    return "—" if minutes is None else format_hours(minutes)
