"""`zhicai account hand-over|register|deputy|deputies|deputy-end`: an office passes on."""

from typing import IO, Any

import click

from zhicai.basics.dates import format_roc
from zhicai.cli.office import command_errors, open_caller, parse_day, print_json
from zhicai.cli.report import ending_of, paper_option

HELP = {"help_option_names": ["-h", "--help"]}
agency_option = click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關")
apply_option = click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
PREVIEW = "以上為預覽，尚未寫入；確認後請加 --apply。"


@click.command("hand-over", context_settings=HELP)
@click.argument("giver", metavar="移交帳號")
@click.argument("successor", metavar="接交帳號")
@agency_option
@click.option(
    "--on", "last_on", callback=parse_day, required=True, metavar="D", help="移交人最後一天"
)
@apply_option
@json_option
@command_errors
def hand_over(giver: str, successor: str, **options: Any) -> None:
    """把一個帳號在機關的職務移交給另一個帳號：前者到那天為止，後者隔天起。"""
    caller = open_caller()
    from zhicai.actions.hand_over import hand_over as hand_it_over

    done = hand_it_over(
        successor,
        options["last_on"],
        agency_code=options["agency_code"],
        by=caller,
        whose=giver,
        dry=not options["is_applied"],
    )
    if options["as_json"]:
        print_json(_document(giver, done, options))
        return
    for line in done.lines:
        until = format_roc(line.last_on) if line.last_on else "未定"
        click.echo(
            f"{line.label}：{giver} 到 {format_roc(line.until_on)}，"
            f"{done.successor_code} {format_roc(line.from_on)}～{until}"
        )
    click.echo("已移交。" if options["is_applied"] else PREVIEW)


def _document(giver: str, done: Any, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "giver": giver,
        "successor": done.successor_code,
        "appointments": [
            {
                "account_role": line.account_role,
                "until": line.until_on,
                "successor_from": line.from_on,
                "successor_until": line.last_on,
            }
            for line in done.lines
        ],
        "is_applied": options["is_applied"],
    }


@click.command("register", context_settings=HELP)
@agency_option
@paper_option
@command_errors
def register(*, agency_code: str, out: IO[bytes]) -> None:
    """產製業務移交清冊：未完成的匯入、待核准、帳號、批次、調任、暫停銷毀與今年的工作。"""
    caller = open_caller()
    from zhicai.actions.print_handover import print_handover
    from zhicai.actions.reports.report import PaperFormat

    kind = PaperFormat(ending_of(out))
    paper = print_handover(agency_code, paper_format=kind, by=caller)
    out.write(paper.content)
    out.close()
    click.echo(f"已寫入 {out.name}（{paper.name}）", err=True)


@click.command("deputy", context_settings=HELP)
@click.argument("principal", metavar="被代理帳號")
@click.argument("deputy", metavar="代理帳號")
@agency_option
@click.option(
    "--appointment", type=int, required=True, metavar="N", help="account show 所列的派任編號"
)
@click.option("--from", "from_on", callback=parse_day, required=True, metavar="D", help="起日")
@click.option("--until", "until_on", callback=parse_day, required=True, metavar="D", help="迄日")
@apply_option
@json_option
@command_errors
def deputy(principal: str, deputy: str, **options: Any) -> None:
    """登錄職務代理：代理期間另一個帳號以被代理人的權限作業，紀錄註明代理。"""
    caller = open_caller()
    from zhicai.actions.appoint_deputy import DeputyEntry, appoint_deputy

    entry = DeputyEntry(
        appointment=options["appointment"],
        code=deputy,
        whose=principal,
        from_on=options["from_on"],
        until_on=options["until_on"],
    )
    dry = not options["is_applied"]
    key = appoint_deputy(entry, agency_code=options["agency_code"], by=caller, dry=dry)
    if options["as_json"]:
        told = {"principal": principal, "deputy": deputy, "appointment": key}
        print_json({**told, "is_applied": options["is_applied"]})
        return
    click.echo(f"{deputy} 代理 {principal}：{PREVIEW if dry else '已登錄。'}")


@click.command("deputies", context_settings=HELP)
@click.argument("principal", metavar="被代理帳號")
@agency_option
@json_option
@command_errors
def deputies(*, principal: str, agency_code: str, as_json: bool) -> None:
    """列出一個帳號的職務代理，包括已結束的。"""
    caller = open_caller()
    from zhicai.actions.appoint_deputy import list_deputies

    lines = list_deputies(agency_code, by=caller, whose=principal)
    if as_json:
        print_json(
            [
                {
                    "appointment": line.key,
                    "account_role": line.account_role,
                    "name": line.name,
                    "from": line.from_on,
                    "until": line.until_on,
                    "is_open": line.is_open,
                }
                for line in lines
            ]
        )
        return
    for line in lines:
        until = format_roc(line.until_on) if line.until_on else "未定"
        over = "" if line.is_open else "（已結束）"
        click.echo(f"{line.key}　{line.name}　{format_roc(line.from_on)}～{until}{over}")
    if not lines:
        click.echo("沒有職務代理。")


@click.command("deputy-end", context_settings=HELP)
@click.argument("principal", metavar="被代理帳號")
@click.argument("appointment", type=int, metavar="編號")
@agency_option
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只列出現在的代理")
@command_errors
def deputy_end(*, principal: str, appointment: int, agency_code: str, is_applied: bool) -> None:
    """立即結束一項職務代理；編號見 account deputies。"""
    caller = open_caller()
    from zhicai.actions.appoint_deputy import end_deputy, list_deputies
    from zhicai.basics.errors import Refused

    open_ones = {
        line.key: line
        for line in list_deputies(agency_code, by=caller, whose=principal)
        if line.is_open
    }
    if appointment not in open_ones:
        raise Refused("appointment.over")
    if is_applied:
        end_deputy(appointment, agency_code=agency_code, by=caller, whose=principal)
    click.echo(f"{open_ones[appointment].name}：{'已結束。' if is_applied else PREVIEW}")


COMMANDS = (hand_over, register, deputy, deputies, deputy_end)
