"""`zhicai report kpi|people`: the papers that are signed, and the same as sheets."""

from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any

import click

from zhicai.cli.office import command_errors, open_caller
from zhicai.cli.standing import question

HELP = {"help_option_names": ["-h", "--help"]}
FORMATS = ("pdf", "xlsx", "ods")
EPILOG = """\b
例：
  zhicai report kpi --agency 999000000Z --out 統計表.pdf
  zhicai report people --agency 999000000Z --as-of 115/11/20 --out 還差名單.xlsx
"""


def check_ending(_ctx: click.Context, _parameter: click.Parameter, out: IO[bytes]) -> IO[bytes]:
    """The ending of the file name says what it becomes."""
    if ending_of(out) not in FORMATS:
        raise click.BadParameter(f"「{out.name}」的副檔名要是 .pdf、.xlsx 或 .ods")
    return out


def ending_of(out: IO[bytes]) -> str:
    return PurePath(out.name).suffix.lower().removeprefix(".")


paper_option = click.option(
    "--out",
    required=True,
    callback=check_ending,
    type=click.File("wb", lazy=True, atomic=True),
    metavar="FILE",
    help="寫到哪個檔案：.pdf、.xlsx 或 .ods",
)


def report_options(command: Any) -> Any:
    options: list[Callable[[Any], Any]] = [
        click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關代碼"),
        question,
        click.option("--scope", type=click.Choice(["甲", "乙", "丙"]), help="計入範圍，預設甲"),
        paper_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings=HELP, epilog=EPILOG)
def group() -> None:
    """產製統計表與盤點表：PDF、XLSX、ODS。"""


@group.command("kpi", context_settings=HELP)
@report_options
@command_errors
def kpi(*, out: IO[bytes], **asked: Any) -> None:
    """AI知能課程學習時數達成率統計表：本機關與所屬機關，附依據、圖表與核章欄。"""
    caller = open_caller()
    from zhicai.actions.print_standing_report import print_standing_report

    _write(out, lambda **words: print_standing_report(**words, by=caller), asked)


@group.command("people", context_settings=HELP)
@report_options
@click.option("--everybody", "is_everybody", is_flag=True, help="連同已達成的人都列")
@command_errors
def people(*, out: IO[bytes], **asked: Any) -> None:
    """AI知能課程學習時數盤點表：依機關、單位列出還差時數的人，字號遮罩。"""
    caller = open_caller()
    from zhicai.actions.print_people_report import print_people_report

    _write(out, lambda **words: print_people_report(**words, by=caller), asked)


def _write(out: IO[bytes], print_report: Callable[..., Any], asked: dict[str, Any]) -> None:
    from zhicai.actions.reports.report import PaperFormat, PaperQuery
    from zhicai.basics.words import Scope

    scope = Scope(asked["scope"]) if asked["scope"] else None
    query = PaperQuery(**{**asked, "scope": scope})
    paper = print_report(query=query, paper_format=PaperFormat(ending_of(out)))
    out.write(paper.content)
    out.close()
    click.echo(f"已寫入 {out.name}（{paper.name}）", err=True)
