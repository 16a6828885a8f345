"""`zhicai batch list|show|undo`."""

from typing import Any

import click

from zhicai.basics.dates import format_roc
from zhicai.basics.intake_words import BATCH_KINDS, BUCKETS, FACTS
from zhicai.cli.office import command_errors, open_caller, print_json

HELP = {"help_option_names": ["-h", "--help"]}
as_json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")


@click.group(context_settings=HELP)
def group() -> None:
    """查詢與復原匯入批次。"""


@group.command("list", context_settings=HELP)
@click.option("--agency", "agency_code", metavar="CODE", help="只列這個機關的批次")
@as_json_option
@command_errors
def list_(*, agency_code: str | None, as_json: bool) -> None:
    """列出批次，最新的在前。"""
    caller = open_caller()
    from zhicai.actions.list_batches import list_batches

    lines = list_batches(agency_code, by=caller)
    if as_json:
        print_json([line.as_json() for line in lines])
        return
    for line in lines:
        _print_line(line)
    if not lines:
        click.echo("還沒有任何批次。")


@group.command("show", context_settings=HELP)
@click.argument("number", type=int)
@as_json_option
@command_errors
def show(*, number: int, as_json: bool) -> None:
    """印出一個批次的收據。"""
    caller = open_caller()
    from zhicai.actions.list_batches import get_batch

    line = get_batch(number, by=caller)
    if as_json:
        print_json(line.as_json())
        return
    _print_line(line)
    for file in line.files:
        rows = file["rows"]
        click.echo(
            f"  {file['name']}：總列 {rows['total']} = 新增 {rows['added']}"
            f" + 更新 {rows['updated']} + 不變 {rows['unchanged']}"
            f" + 略過 {rows['skipped']} + 錯誤 {rows['faulty']}"
        )


@group.command("undo", context_settings=HELP)
@click.argument("number", type=int)
@click.option("--apply", "is_applied", is_flag=True, help="確定復原；不加只預覽")
@as_json_option
@command_errors
def undo(*, number: int, is_applied: bool, as_json: bool) -> None:
    """復原一個批次：先列出可復原、保留、無法復原各多少。"""
    caller = open_caller()
    from zhicai.actions.undo_batch import undo_batch

    report = undo_batch(number, by=caller, dry=not is_applied)
    if as_json:
        print_json(report.as_json())
        return
    for name, label in BUCKETS.items():
        counts = getattr(report.buckets, name)
        told = "、".join(f"{FACTS[kind]} {count}" for kind, count in counts.items())
        click.echo(f"{label}：{sum(counts.values())} 筆{f'（{told}）' if told else ''}")
    if report.undo_batch is None:
        click.echo("以上為預覽，尚未復原；確認後請加 --apply。")
    else:
        click.echo(f"已復原，批次 {report.undo_batch}。")


def _print_line(line: Any) -> None:
    state = f"，已由批次 {line.undone_by} 復原" if line.undone_by else ""
    target = f"批次 {line.undo_of}" if line.undo_of else "、".join(f["name"] for f in line.files)
    click.echo(
        f"批次 {line.number}　{format_roc(line.applied_at.date())}　{BATCH_KINDS[line.kind]}"
        f"　{line.agency_code}　{line.actor_code}　{target}{state}"
    )
