"""Figures as an officer reads them: a rate never without its counts."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import click

from zhicai.actions.figures.figure import AgencyFigure, Counts, ProvisionFigure, Standing
from zhicai.basics.dates import format_roc
from zhicai.basics.text import display_width, pad

REASONS = {
    "outside_scope": "不在計入範圍",
    "category_unknown": "人員區分待確認",
    "left_service": "已離職或調出",
    "unpaid_leave_whole_year": "全年留職停薪",
    "suspension": "停職",
    "suspension_whole_year": "全年停職",
}
NORMS = {"obligation": "應辦", "expectation": "期許"}
TRIALS = ("kpi.ai_attainment_sum",)
PRINTED_NAMES = {
    "hours.ai_required": "AI 3 小時（須列入10小時必須完成課程）",
    "hours.required": "必須完成課程 10 小時（僅檢核總數；各類別下限待公布）",
}
OFFICIAL = "正式數據以主管機關採計為準。"
UNPUBLISHED = "待主管機關公布"
STATES = {"unpublished": UNPUBLISHED, "no_rule": "當日沒有這項規定"}


def percent_text(counts: Counts) -> str:
    """One decimal, halves up; no percent where nobody is counted.

    >>> percent_text(Counts(103, 63, 40))
    '61.2 %'
    """
    if not counts.counted:
        return "—"
    share = Decimal(counts.met) * 100 / Decimal(counts.counted)
    return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)} %"


def rate_text(counts: Counts) -> str:
    text = f"{percent_text(counts)}（{counts.met}／{counts.counted} 人）"
    return f"{text}，另有 {counts.unknown} 人資料不足" if counts.unknown else text


def print_standing(standing: Standing) -> None:
    """The figure, its rules and doubts, what it leaves out, and the tree below."""
    figure = standing.figure
    click.echo(
        f"{figure.name}（{figure.code}）{standing.year} 年，資料截至 {format_roc(standing.as_of)}"
    )
    click.echo()
    shown = [one for one in figure.provisions if one.provision_id not in TRIALS]
    for one in shown:
        _print_provision(one)
    click.echo("其他試算")
    for one in figure.provisions:
        if one.provision_id in TRIALS:
            _print_provision(one)
    if figure.exclusions:
        told = "、".join(
            f"{REASONS.get(code, code)} {count} 人" for code, count in figure.exclusions
        )
        click.echo(f"未計入：{told}")
    if figure.children:
        click.echo()
        print_tree(figure)
    click.echo()
    print_doubts(figure.provisions)
    click.echo(OFFICIAL)


def _print_provision(one: ProvisionFigure) -> None:
    rate = STATES.get(one.state) or rate_text(one.counts)
    name = PRINTED_NAMES.get(one.provision_id, one.name)
    click.echo(f"【{NORMS.get(one.norm, one.norm)}】{name}（範圍{one.scope}）：{rate}")
    if one.raw != one.counts:
        click.echo(f"    不排除任何人：{rate_text(one.raw)}")
    for citation in one.citations:
        click.echo(f"    依據：{citation.document} {citation.clause}")


def print_doubts(provisions: Iterable[ProvisionFigure]) -> None:
    """Every open question once, with the reading in use."""
    told: dict[str, str] = {}
    for one in provisions:
        for doubt in one.doubts:
            number = f"{doubt.key}　" if doubt.key else ""
            line = f"疑義：{number}{doubt.asks}（本系統採：{doubt.read_as}）"
            told.setdefault(doubt.key or doubt.asks, line)
    for line in told.values():
        click.echo(line)


def print_tree(figure: AgencyFigure) -> None:
    """One line for each agency: KPI, counts, and how many are still short."""
    rows: list[tuple[str, ...]] = [("機關", "AI達成率", "計入", "達成", "未達成", "資料不足")]
    rows.extend(_tree_rows(figure, 0))
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [pad(row[0], widths[0])]
        for text, width in zip(row[1:], widths[1:], strict=True):
            cells.append(" " * (width - display_width(text)) + text)
        click.echo("  ".join(cells))


def _tree_rows(figure: AgencyFigure, depth: int) -> list[tuple[str, ...]]:
    counts = figure.get("kpi.ai_attainment").counts
    numbers = (counts.counted, counts.met, counts.short, counts.unknown)
    rows = [("　" * depth + figure.name, percent_text(counts), *map(str, numbers))]
    for child in figure.children:
        rows.extend(_tree_rows(child, depth + 1))
    return rows
