"""`zhicai approval list|show|settle`."""

from typing import Any

import click

from zhicai.basics.dates import format_roc
from zhicai.cli.office import command_errors, open_caller, parse_day, print_json

HELP = {"help_option_names": ["-h", "--help"]}
as_json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")


@click.group(context_settings=HELP)
def group() -> None:
    """須兩人核准的事：年度統計截止等。"""


@group.command("list", context_settings=HELP)
@click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關代碼")
@as_json_option
@command_errors
def list_(*, agency_code: str, as_json: bool) -> None:
    """列出一個機關待核准與已有結果的事，待核准的在前。"""
    caller = open_caller()
    from zhicai.actions.list_approvals import list_approvals

    lines = list_approvals(agency_code, by=caller)
    if as_json:
        print_json([line.as_json() for line in lines])
        return
    for line in lines:
        click.echo(f"{line.number}　{line.kind_name}　{line.state_name}　提出：{line.asked_by}")
    if not lines:
        click.echo("沒有任何須兩人核准的事。")


@group.command("show", context_settings=HELP)
@click.argument("number", type=int)
@as_json_option
@command_errors
def show(*, number: int, as_json: bool) -> None:
    """列出一件的內容、預覽與結果。"""
    caller = open_caller()
    from zhicai.actions.approvals.steps import find_visible, line_of

    line = line_of(find_visible(number, by=caller))
    if as_json:
        print_json(line.as_json())
        return
    print_approval(line)


@group.command("settle", context_settings=HELP)
@click.argument("number", type=int)
@click.option("--paper-date", callback=parse_day, metavar="D", help="紙本的簽准日期")
@click.option("--paper-number", default="", metavar="TEXT", help="紙本的文號")
@click.option(
    "--page",
    type=click.File("rb"),
    metavar="FILE",
    help="簽准的頁面（PDF、PNG、JPEG），可代替日期和文號",
)
@click.option("--apply", "is_applied", is_flag=True, help="執行；不加只列出將執行的事")
@as_json_option
@command_errors
def settle(**options: Any) -> None:
    """依紙本核定一件待核准的事，並執行。"""
    caller = open_caller()
    from zhicai.actions.approvals.model import PaperProof
    from zhicai.actions.approvals.steps import get_waiting, line_of
    from zhicai.actions.enclosures.keep import HandedFile
    from zhicai.actions.settle_approval import check_paper, settle_approval

    paper, page = PaperProof(options["paper_date"], options["paper_number"]), options["page"]
    if options["is_applied"]:
        handed = HandedFile(page.name, page) if page else None
        line = settle_approval(options["number"], paper, by=caller, page=handed)
    else:
        approval, _ = get_waiting(options["number"], by=caller)
        check_paper(paper, by=caller, has_page=page is not None)
        line = line_of(approval)
    if options["as_json"]:
        print_json(line.as_json())
        return
    print_approval(line)
    if not options["is_applied"]:
        click.echo("以上尚未執行；確認後請加 --apply。")


def print_approval(line: Any) -> None:
    number = f"第 {line.number} 件" if line.number else "（預覽）"
    click.echo(f"{line.kind_name}　{number}　{line.state_name}")
    for label, text in line.lines:
        click.echo(f"  {label}：{text}")
    if line.warning:
        click.echo(f"  注意：{line.warning}")
    click.echo(f"  提出：{line.asked_by}")
    if line.decided_at:
        click.echo(f"  決定：{line.decided_by}　{line.reason}".rstrip())
    if line.paper_on:
        click.echo(f"  紙本：{format_roc(line.paper_on)}　{line.paper_number}")
    if line.outcome and "snapshot" in line.outcome:
        click.echo(f"  執行結果：定版第 {line.outcome['snapshot']} 號")
    elif line.number and line.is_waiting:
        click.echo(
            f"  等待另一個帳號核准，或以 zhicai approval settle {line.number} 依紙本核定；"
            f"{format_roc(line.expires_at.date())} 以後失效。"
        )
