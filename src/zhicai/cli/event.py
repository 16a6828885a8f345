"""`zhicai event add`."""

from typing import Any

import click

from zhicai.cli.office import command_errors, open_caller, parse_day, print_json

HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
def group() -> None:
    """登錄留職停薪等人事狀態。"""


@group.command("add", context_settings=HELP)
@click.argument("person")
@click.option("--kind", required=True, metavar="狀態", help="例：留職停薪、停職、延長病假、復職")
@click.option("--from", "started_on", required=True, callback=parse_day, metavar="D", help="起日")
@click.option("--until", "ended_on", callback=parse_day, metavar="D", help="迄日（含），未定可省略")
@click.option("--note", default="", help="說明")
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def add(person: str, **options: Any) -> None:
    """登錄一個人的狀態；PERSON 為 standing people 所列代號，或唯一的姓名。"""
    caller = open_caller()
    from zhicai.actions.record_event import EventEntry, record_event
    from zhicai.cli.figures_text import counts_text

    entry = EventEntry(
        person=person,
        kind=options["kind"],
        started_on=options["started_on"],
        ended_on=options["ended_on"],
        note=options["note"],
    )
    report = record_event(entry, by=caller, dry=not options["is_applied"])
    if options["as_json"]:
        print_json(
            {
                "batch": report.batch,
                "is_new": report.is_new,
                "standing_before": report.before.as_json() if report.before else None,
                "standing_after": report.after.as_json() if report.after else None,
            }
        )
        return
    for label, standing in (("現在", report.before), ("登錄後", report.after)):
        if standing is not None:
            counts = standing.figure.get("kpi.ai_attainment").counts
            click.echo(f"{label}：{standing.figure.name} {counts_text(counts)}")
    if report.batch is not None:
        click.echo(f"已登錄，批次 {report.batch}。")
    elif report.is_new:
        click.echo("以上為預覽，尚未登錄；確認後請加 --apply。")
    else:
        click.echo("沒有變動：這項狀態先前已登錄。")
