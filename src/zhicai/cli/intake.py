"""`zhicai import`."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from zhicai.cli.office import (
    EXIT_REFUSED,
    command_errors,
    open_caller,
    print_json,
)

EPILOG = """\b
例：
  zhicai import 機關.xlsx 名冊.xlsx 時數.csv --agency 999000000Z
  zhicai import 時數.csv --agency 999000000Z --complete 115/01/01..115/11/20 --apply
  zhicai import 報表.xlsx --agency 999000000Z --map 研習總時數=total_minutes --apply
"""


def parse_span(
    _ctx: click.Context, _parameter: click.Parameter, text: str | None
) -> tuple[dt.date, dt.date] | None:
    """`115/01/01..115/11/20` or ISO dates."""
    from zhicai.basics.dates import parse_date
    from zhicai.basics.errors import Unreadable

    if text is None:
        return None
    first, dots, last = text.partition("..")
    try:
        span = parse_date(first), parse_date(last)
    except Unreadable as unreadable:
        raise click.BadParameter(f"「{text}」不是起迄日，例：115/01/01..115/11/20") from unreadable
    if not dots or span[0] > span[1]:
        raise click.BadParameter(f"「{text}」的起日晚於迄日，或缺少「..」")
    return span


def parse_maps(
    _ctx: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]
) -> dict[str, str]:
    """`欄名=field`, any number of times."""
    maps = {}
    for text in texts:
        header, sign, field = text.rpartition("=")
        if not sign or not header or not field:
            raise click.BadParameter(
                f"「{text}」應寫成 欄名=欄位代號，例：研習總時數=total_minutes"
            )
        maps[header] = field
    return maps


def ask_password(name: str) -> str | None:
    """A password is asked for on a terminal only, and never kept."""
    if not sys.stdin.isatty():
        return None
    answer: str = click.prompt(
        f"「{name}」的密碼", hide_input=True, err=True, default="", show_default=False
    )
    return answer or None


OPTIONS = [
    click.option(
        "--agency", "agency_code", required=True, metavar="CODE", help="機關代碼（含所屬）"
    ),
    click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽"),
    click.option("--strict", "is_strict", is_flag=True, help="有任何錯誤列就全部不寫入"),
    click.option(
        "--complete",
        callback=parse_span,
        metavar="起..迄",
        help="時數檔為全部應列人員之完整紀錄",
    ),
    click.option(
        "--map",
        "maps",
        multiple=True,
        callback=parse_maps,
        metavar="欄名=欄位",
        help="指定欄位意義，可重複",
    ),
    click.option(
        "--scope",
        type=click.Choice(["甲", "乙", "丙"]),
        default="丙",
        help="保存哪些人員，預設丙（全體同仁）",
    ),
    click.option(
        "--faulty",
        "faulty_folder",
        type=click.Path(path_type=Path),
        metavar="OUT",
        help="把加上「問題」欄的原檔寫到這個目錄",
    ),
    click.option("--no-input", is_flag=True, help="不詢問密碼"),
    click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出"),
]


def with_options(command: Any) -> Any:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_options
@command_errors
def import_files(files: tuple[Path, ...], agency_code: str, **options: Any) -> None:
    """匯入機關、名冊、課程層級、時數、證書、工作項目；先預覽，加 --apply 才寫入。"""
    caller = open_caller()
    from zhicai.actions.import_files import ImportRequest
    from zhicai.actions.import_files import import_files as run
    from zhicai.basics.words import Scope

    request = ImportRequest(
        paths=files,
        agency_code=agency_code,
        is_strict=options["is_strict"],
        complete=options["complete"],
        maps=options["maps"],
        scope=Scope(options["scope"]),
        password=None if options["no_input"] else ask_password,
    )
    report = run(request, by=caller, dry=not options["is_applied"])
    if options["faulty_folder"] is not None:
        hand_back(report, options["faulty_folder"], request.password)
    if options["as_json"]:
        print_json(report.as_json())
    else:
        from zhicai.cli.intake_text import print_report

        print_report(report, is_applied=options["is_applied"])
    if report.is_refused:
        sys.exit(EXIT_REFUSED)


def hand_back(report: Any, folder: Path, password: Any) -> None:
    """Write the officer's own files with a column 「問題」."""
    from zhicai.actions.write_faulty_files import write_faulty_files

    for written in write_faulty_files(report, folder, password=password):
        click.echo(f"已寫出加註問題的檔案：{written}", err=True)
