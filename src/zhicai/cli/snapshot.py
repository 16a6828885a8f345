"""`zhicai snapshot take|list|show|verify`."""

import json
import sys
from typing import Any

import click

from zhicai.basics.dates import format_roc
from zhicai.cli.office import (
    EXIT_FAILURE,
    command_errors,
    open_caller,
    parse_day,
    parse_instant,
    print_json,
)

HELP = {"help_option_names": ["-h", "--help"]}
as_json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")


@click.group(context_settings=HELP)
def group() -> None:
    """定版：保存某日的統計並可驗證。"""


@group.command("take", context_settings=HELP)
@click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關代碼（含所屬）")
@click.option("--year", type=click.IntRange(1, 999), help="民國年")
@click.option("--as-of", callback=parse_day, metavar="D", help="截止日")
@click.option("--known-at", callback=parse_instant, metavar="T", help="以該時點所知的資料")
@click.option(
    "--year-close",
    "is_year_close",
    is_flag=True,
    help="年度統計截止：此後該年紀錄不得復原；須另一個帳號核准，或依紙本核定",
)
@click.option("--paper-date", callback=parse_day, metavar="D", help="紙本的簽准日期")
@click.option("--paper-number", default="", metavar="TEXT", help="紙本的文號")
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
@as_json_option
@command_errors
def take(**options: Any) -> None:
    """定版一個機關（含所屬）的統計，連同每個人的結果。"""
    caller = open_caller()
    from zhicai.actions.find_standing import StandingQuery
    from zhicai.actions.take_snapshot import take_snapshot

    query = StandingQuery(
        agency_code=options["agency_code"],
        year=options["year"],
        as_of=options["as_of"],
        known_at=options["known_at"],
    )
    if options["is_year_close"]:
        close_year(query, caller, options)
        return
    if options["paper_date"] or options["paper_number"]:
        raise click.UsageError("--paper-date 與 --paper-number 要和 --year-close 一起用")
    line = take_snapshot(query, by=caller, dry=not options["is_applied"])
    if options["as_json"]:
        print_json(line.as_json())
        return
    _print_line(line)
    if not options["is_applied"]:
        click.echo("以上為預覽，尚未定版；確認後請加 --apply。")


def close_year(query: Any, caller: Any, options: dict[str, Any]) -> None:
    """Ask for it, and settle it at once where a paper was named."""
    from zhicai.actions.approvals.model import PaperProof
    from zhicai.actions.ask_approval import ask_approval
    from zhicai.actions.settle_approval import settle_approval
    from zhicai.cli.approval import print_approval

    if query.known_at is not None:
        raise click.UsageError("年度統計截止以核准當時所知的資料為準，不能指定 --known-at")
    as_of = query.as_of.isoformat() if query.as_of else None
    wanted = {"year": query.year, "as_of": as_of}
    paper = PaperProof(options["paper_date"], options["paper_number"])
    is_applied = options["is_applied"]
    line = ask_approval(
        "year_close", query.agency_code, wanted=wanted, by=caller, dry=not is_applied
    )
    if is_applied and (paper.signed_on or paper.number):
        line = settle_approval(line.number, paper, by=caller)
    if options["as_json"]:
        print_json(line.as_json())
        return
    print_approval(line)
    if not is_applied:
        click.echo("以上為預覽，尚未提出；確認後請加 --apply。")


@group.command("list", context_settings=HELP)
@as_json_option
@command_errors
def list_(*, as_json: bool) -> None:
    """列出所有定版，最新的在前。"""
    caller = open_caller()
    from zhicai.actions.take_snapshot import list_snapshots

    lines = list_snapshots(by=caller)
    if as_json:
        print_json([line.as_json() for line in lines])
        return
    for line in lines:
        _print_line(line)
    if not lines:
        click.echo("還沒有任何定版。")


@group.command("show", context_settings=HELP)
@click.argument("number", type=int)
@command_errors
def show(*, number: int) -> None:
    """以 JSON 印出定版的全部內容。"""
    caller = open_caller()
    from zhicai.actions.take_snapshot import get_snapshot

    click.echo(
        json.dumps(json.loads(bytes(get_snapshot(number, by=caller).content)), ensure_ascii=False)
    )


@group.command("verify", context_settings=HELP)
@click.argument("number", type=int)
@as_json_option
@command_errors
def verify(*, number: int, as_json: bool) -> None:
    """依當時所知的資料重建，逐位元組比對。"""
    caller = open_caller()
    from zhicai.actions.take_snapshot import verify_snapshot

    is_same = verify_snapshot(number, by=caller)
    if as_json:
        print_json({"snapshot": number, "same": is_same})
    else:
        click.echo("重建結果與定版完全相同。" if is_same else "重建結果與定版不同。")
    if not is_same:
        sys.exit(EXIT_FAILURE)


def _print_line(line: Any) -> None:
    kind = "年度統計截止" if line.is_year_close else "定版"
    click.echo(
        f"{kind} {line.number or '（預覽）'}　{line.agency_code}　{line.year} 年"
        f"　截至 {format_roc(line.as_of)}　雜湊 {line.content_hash[:16]}…"
    )
