"""`zhicai retention plan|run|show|hold|release`."""

from typing import Any

import click

from zhicai.basics.dates import format_roc
from zhicai.cli.office import command_errors, open_caller, print_json

HELP = {"help_option_names": ["-h", "--help"]}
agency_option = click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關")
apply_option = click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
PREVIEW = "以上為預覽，沒有移除任何資料；確認後請加 --apply。"


@click.group(context_settings=HELP)
def group() -> None:
    """資料的保存年限與到期銷毀：預覽、執行、證明、暫停。"""


@group.command("plan", context_settings=HELP)
@agency_option
@json_option
@command_errors
def plan(*, agency_code: str, as_json: bool) -> None:
    """列出各種資料保存多久、依據，以及到期的件數與最早的一天。"""
    caller = open_caller()
    from zhicai.actions.plan_retention import plan_retention

    found = plan_retention(agency_code, by=caller)
    if as_json:
        print_json({"lines": [_document(line) for line in found.lines], "is_held": found.is_held})
        return
    _print_plan(found)


def _document(line: Any) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "term": line.said,
        "basis": line.basis,
        "before": line.until_on,
        "count": line.count,
        "oldest": line.oldest_on,
    }


def _print_plan(found: Any) -> None:
    for line in found.lines:
        oldest = f"，最早 {format_roc(line.oldest_on)}" if line.oldest_on else ""
        click.echo(
            f"{line.words.name}：{line.said}（{line.basis}）　到期 {line.count:,} 件{oldest}"
        )
    for what, why in found.never:
        click.echo(f"{what}：{why}")
    for hold in found.holds:
        click.echo(f"暫停銷毀：{hold.agency_code}　{hold.reason}")


@group.command("run", context_settings=HELP)
@agency_option
@apply_option
@json_option
@command_errors
def run(*, agency_code: str, is_applied: bool, as_json: bool) -> None:
    """移除到期的資料；中斷後再執行一次即可接續。可由排程每天執行。"""
    caller = open_caller()
    from zhicai.actions.plan_retention import plan_retention
    from zhicai.actions.run_retention import run_retention

    if not is_applied:
        _print_plan(plan_retention(agency_code, by=caller))
        click.echo(PREVIEW)
        return
    done = run_retention(agency_code, by=caller)
    if as_json:
        print_json({"run": done.pk, "state": done.state, "counts": done.counts})
        return
    click.echo(f"第 {done.pk} 次銷毀作業：移除 {sum(done.counts.values()):,} 件。")
    click.echo(f"證明：zhicai retention show {done.pk} --agency {agency_code}")


@group.command("show", context_settings=HELP)
@click.argument("number", type=int)
@agency_option
@json_option
@command_errors
def show(*, number: int, agency_code: str, as_json: bool) -> None:
    """一次銷毀作業的證明：移除幾件、現在還剩幾件、雜湊。"""
    caller = open_caller()
    from zhicai.actions.find_retention_run import find_retention_run

    proof = find_retention_run(agency_code, number, by=caller)
    if as_json:
        counts = [
            {"kind": kind, "removed": gone, "left": left} for kind, gone, left in proof.counts
        ]
        print_json(
            {"run": number, "counts": counts, "is_whole": proof.is_whole, "hash": proof.list_hash}
        )
        return
    for kind, gone, left in proof.counts:
        click.echo(f"{kind}：移除 {gone:,}，還在 {left:,}")
    click.echo(f"還在的檔案：{proof.remaining_files:,}")
    click.echo(f"清單雜湊：{proof.list_hash}")


@group.command("hold", context_settings=HELP)
@agency_option
@click.option("--reason", required=True, help="原因，寫入稽核紀錄")
@command_errors
def hold(*, agency_code: str, reason: str) -> None:
    """暫停這個機關與所屬機關的銷毀（訴訟、調查等）。"""
    caller = open_caller()
    from zhicai.actions.hold_retention import hold_retention

    hold_retention(agency_code, reason, by=caller)
    click.echo("已暫停銷毀。")


@group.command("release", context_settings=HELP)
@agency_option
@command_errors
def release(*, agency_code: str) -> None:
    """結束這個機關的暫停銷毀。"""
    caller = open_caller()
    from zhicai.actions.hold_retention import release_retention

    release_retention(agency_code, by=caller)
    click.echo("已結束暫停。")
