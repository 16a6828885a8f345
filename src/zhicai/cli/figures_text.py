"""Figures as an officer reads them: a rate never without its counts."""

from collections.abc import Iterable

import click

from zhicai.actions.figures.figure import AgencyFigure, Counts, ProvisionFigure, Standing
from zhicai.basics.dates import format_roc
from zhicai.basics.figure_words import (
    EXCLUSIONS,
    NORMS,
    OFFICIAL,
    PRINTED_NAMES,
    STATES,
    TRIALS,
    percent_text,
    rate_text,
)
from zhicai.basics.text import display_width, pad


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
            f"{EXCLUSIONS.get(code, code)} {count} 人" for code, count in figure.exclusions
        )
        click.echo(f"未計入：{told}")
    if figure.children:
        click.echo()
        print_tree(figure)
    click.echo()
    print_doubts(figure.provisions)
    click.echo(OFFICIAL)


def counts_text(counts: Counts) -> str:
    """A rate with its counts."""
    return rate_text(counts.met, counts.counted, counts.unknown)


def _print_provision(one: ProvisionFigure) -> None:
    rate = STATES.get(one.state) or counts_text(one.counts)
    name = PRINTED_NAMES.get(one.provision_id, one.name)
    click.echo(f"【{NORMS.get(one.norm, one.norm)}】{name}（範圍{one.scope}）：{rate}")
    if one.raw != one.counts:
        click.echo(f"    不排除任何人：{counts_text(one.raw)}")
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
    rows = [
        ("　" * depth + figure.name, percent_text(counts.met, counts.counted), *map(str, numbers))
    ]
    for child in figure.children:
        rows.extend(_tree_rows(child, depth + 1))
    return rows
