"""`zhicai role distribution`: how the people are spread over the talent roles."""

from collections.abc import Iterable
from typing import IO, Any

import click

from zhicai.cli.office import command_errors, open_caller, parse_day, parse_instant, print_json
from zhicai.cli.report import check_ending, ending_of

NAME_WIDTH, LEAST_WIDTH = 30, 8
EPILOG = """\b
例：
  zhicai role distribution 999000000Z
  zhicai role distribution 999000000Z --as-of 115/06/30 --json
  zhicai role distribution 999000000Z --out 類別分布.pdf
"""


def _optional_ending(
    ctx: click.Context, parameter: click.Parameter, out: IO[bytes] | None
) -> IO[bytes] | None:
    return check_ending(ctx, parameter, out) if out is not None else None


@click.command(
    "distribution", epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("agency_code", metavar="AGENCY")
@click.option("--as-of", callback=parse_day, metavar="D", help="截止日，預設今日")
@click.option("--known-at", callback=parse_instant, metavar="T", help="以該時點所知的資料計算")
@click.option("--scope", type=click.Choice(["甲", "乙", "丙"]), help="計入範圍，預設與達成率相同")
@click.option(
    "--out",
    type=click.File("wb", lazy=True, atomic=True),
    callback=_optional_ending,
    metavar="FILE",
    help="寫成統計表：.pdf、.xlsx 或 .ods",
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def distribution(agency_code: str, *, out: IO[bytes] | None, as_json: bool, **asked: Any) -> None:
    """AI人才類別分布：機關（含所屬）依所屬機關、單位、官等、職系各有幾人。"""
    caller = open_caller()
    from zhicai.actions.distribution.question import DistributionQuery
    from zhicai.actions.find_distribution import find_distribution

    query = DistributionQuery(agency_code=agency_code, **_words(asked))
    if out is not None:
        _write(out, query, caller)
        return
    found = find_distribution(query, by=caller)
    if as_json:
        print_json(found.as_json())
    else:
        _print(found)


def _words(asked: dict[str, Any]) -> dict[str, Any]:
    from zhicai.basics.words import Scope

    return {**asked, "scope": Scope(asked["scope"]) if asked["scope"] else None}


def _write(out: IO[bytes], query: Any, caller: Any) -> None:
    from zhicai.actions.print_distribution import print_distribution
    from zhicai.actions.reports.report import PaperFormat

    paper = print_distribution(query, paper_format=PaperFormat(ending_of(out)), by=caller)
    out.write(paper.content)
    out.close()
    click.echo(f"已寫入 {out.name}（{paper.name}）", err=True)


def _print(found: Any) -> None:
    from zhicai.basics import distribution_words as words
    from zhicai.basics.dates import format_roc
    from zhicai.basics.text import display_width, pad

    heads = [*words.STATES.values(), words.COUNTED]
    widths = [max(LEAST_WIDTH, display_width(head) + 2) for head in heads]

    def row(name: str, cells: Iterable[str]) -> str:
        told = zip(cells, widths, strict=True)
        shown = [pad(cell, width, is_right=True) for cell, width in told]
        return pad(name, NAME_WIDTH) + "".join(shown)

    def counts(tally: Any) -> list[str]:
        return [f"{count:,}" for count in (*tally.counts, tally.counted)]

    day = format_roc(found.as_of)
    click.echo(f"{found.name}　AI人才類別分布　截至 {day}　範圍{found.scope.value}")
    for table in found.tables:
        click.echo("\n" + row(words.AXES[table.axis.value], heads))
        for line in table.lines:
            click.echo(row(line.name, counts(line.tally)))
        click.echo(row(words.TOTAL, counts(found.tally)))
    click.echo("\n" + words.NOTE)
