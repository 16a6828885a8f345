"""`zhicai account …`."""

import datetime as dt
from typing import Any

import click

from zhicai.basics.dates import format_roc
from zhicai.basics.sign_in_words import STATES
from zhicai.cli.account_office import COMMANDS as OF_AN_OFFICE
from zhicai.cli.office import command_errors, open_caller, parse_day, print_json

HELP = {"help_option_names": ["-h", "--help"]}
agency_option = click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關")
apply_option = click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
sure_option = click.option("--sure", "is_sure", is_flag=True, help="之後沒有人管帳號也要做")
site_option = click.option(
    "--site", default="http://127.0.0.1:8115", show_default=True, help="連結用的網站位址"
)
PREVIEW = "以上為預覽，尚未寫入；確認後請加 --apply。"


@click.group(context_settings=HELP)
def group() -> None:
    """管理帳號：清單、邀請、派任、停用、解鎖、重設密碼、職務移交與代理。"""


for _command in OF_AN_OFFICE:
    group.add_command(_command)


@group.command("list", context_settings=HELP)
@agency_option
@click.option("--search", default="", help="姓名或帳號的一部分")
@click.option(
    "--state", default="", metavar="STATE", help="狀態：active、disabled、locked、invited"
)
@json_option
@command_errors
def list_(*, agency_code: str, search: str, state: str, as_json: bool) -> None:
    """列出在這個機關與所屬機關任職的帳號。"""
    caller = open_caller()
    from zhicai.actions.list_accounts import AccountsQuery, list_accounts
    from zhicai.actions.page import LARGEST

    query = AccountsQuery(agency_code=agency_code, search=search, state=state, size=LARGEST)
    page = list_accounts(query, by=caller)
    if as_json:
        print_json([_document(line) for line in page.rows])
        return
    for line in page.rows:
        _print_line(line)
    if not page.rows:
        click.echo("沒有符合的帳號。")


@group.command("show", context_settings=HELP)
@click.argument("code")
@agency_option
@json_option
@command_errors
def show(*, code: str, agency_code: str, as_json: bool) -> None:
    """印出一個帳號與它的派任。"""
    caller = open_caller()
    from zhicai.actions.list_accounts import get_account_line

    line = get_account_line(_key(code, agency_code, caller), agency_code=agency_code, by=caller)
    if as_json:
        print_json(_document(line))
        return
    _print_line(line)


@group.command("invite", context_settings=HELP)
@click.argument("code")
@click.option("--name", required=True, help="姓名")
@click.option("--role", "account_role", required=True, metavar="ROLE", help="例：hr_clerk、hr_head")
@agency_option
@click.option("--division", default="", help="單位主管的單位")
@click.option("--who", default="", help="角色是同仁時：員工編號或姓名")
@click.option("--from", "from_on", callback=parse_day, metavar="D", help="起日，預設今天")
@click.option("--until", "until_on", callback=parse_day, metavar="D", help="迄日（含）")
@site_option
@apply_option
@json_option
@command_errors
def invite(code: str, **options: Any) -> None:
    """建立帳號與派任，印出 72 小時內有效的一次性連結。"""
    caller = open_caller()
    from zhicai.actions.invite_account import InvitationEntry, invite_account

    agency_code = options["agency_code"]
    entry = InvitationEntry(
        code=code,
        name=options["name"],
        account_role=options["account_role"],
        agency_code=agency_code,
        from_on=options["from_on"] or caller.today,
        until_on=options["until_on"],
        division=options["division"],
        who=options["who"],
    )
    dry = not options["is_applied"]
    _print_link(invite_account(entry, agency_code=agency_code, by=caller, dry=dry), options)


@group.command("appoint", context_settings=HELP)
@click.argument("code")
@click.option("--role", "account_role", required=True, metavar="ROLE", help="例：hr_clerk、hr_head")
@agency_option
@click.option("--division", default="", help="單位主管的單位")
@click.option("--who", default="", help="角色是同仁時：員工編號或姓名")
@click.option("--from", "from_on", callback=parse_day, metavar="D", help="起日，預設今天")
@click.option("--until", "until_on", callback=parse_day, metavar="D", help="迄日（含）")
@apply_option
@json_option
@command_errors
def appoint(code: str, **options: Any) -> None:
    """給已有的帳號另一項派任（兼任人事）。"""
    caller = open_caller()
    from zhicai.actions.accounts.appointing import AppointmentEntry
    from zhicai.actions.appoint_account import appoint_account

    agency_code = options["agency_code"]
    entry = AppointmentEntry(
        account_role=options["account_role"],
        agency_code=agency_code,
        from_on=options["from_on"] or caller.today,
        until_on=options["until_on"],
        division=options["division"],
        who=options["who"],
    )
    dry = not options["is_applied"]
    key = appoint_account(code, entry, agency_code=agency_code, by=caller, dry=dry)
    _print_done({"account": code, "appointment": key}, options)


@group.command("end", context_settings=HELP)
@click.argument("appointment", type=int)
@agency_option
@click.option("--on", "until_on", callback=parse_day, metavar="D", help="最後一天，預設今天")
@sure_option
@apply_option
@json_option
@command_errors
def end(appointment: int, **options: Any) -> None:
    """結束一項派任；APPOINTMENT 是 account show 所列的編號。"""
    caller = open_caller()
    from zhicai.actions.end_appointment import end_appointment

    code = end_appointment(
        appointment,
        options["until_on"] or caller.today,
        agency_code=options["agency_code"],
        by=caller,
        is_sure=options["is_sure"],
        dry=not options["is_applied"],
    )
    _print_done({"account": code, "appointment": appointment}, options)


@group.command("disable", context_settings=HELP)
@click.argument("code")
@agency_option
@sure_option
@apply_option
@json_option
@command_errors
def disable(code: str, **options: Any) -> None:
    """停用帳號；現在的登入在下一個動作就結束。"""
    caller = open_caller()
    from zhicai.actions.disable_account import disable_account

    agency_code, dry = options["agency_code"], not options["is_applied"]
    key = _key(code, agency_code, caller)
    disable_account(key, agency_code=agency_code, by=caller, is_sure=options["is_sure"], dry=dry)
    _print_done({"account": code}, options)


@group.command("disable-idle", context_settings=HELP)
@agency_option
@click.option("--days", type=click.IntRange(30, 3650), help="多少天沒有登入，預設依登入規則")
@apply_option
@json_option
@command_errors
def disable_idle(**options: Any) -> None:
    """停用閒置的帳號；可由排程每天執行。"""
    caller = open_caller()
    from zhicai.actions.disable_idle_accounts import disable_idle_accounts

    agency_code, dry = options["agency_code"], not options["is_applied"]
    lines = disable_idle_accounts(agency_code, by=caller, days=options["days"], dry=dry)
    _print_done({"accounts": [line.code for line in lines]}, options)


@group.command("enable", context_settings=HELP)
@click.argument("code")
@agency_option
@apply_option
@json_option
@command_errors
def enable(code: str, **options: Any) -> None:
    """恢復停用的帳號。"""
    caller = open_caller()
    from zhicai.actions.enable_account import enable_account

    agency_code, dry = options["agency_code"], not options["is_applied"]
    enable_account(_key(code, agency_code, caller), agency_code=agency_code, by=caller, dry=dry)
    _print_done({"account": code}, options)


@group.command("unlock", context_settings=HELP)
@click.argument("code")
@agency_option
@apply_option
@json_option
@command_errors
def unlock(code: str, **options: Any) -> None:
    """解除密碼錯誤的鎖定。"""
    caller = open_caller()
    from zhicai.actions.unlock_account import unlock_account

    agency_code, dry = options["agency_code"], not options["is_applied"]
    unlock_account(_key(code, agency_code, caller), agency_code=agency_code, by=caller, dry=dry)
    _print_done({"account": code}, options)


@group.command("reset", context_settings=HELP)
@click.argument("code")
@agency_option
@site_option
@apply_option
@json_option
@command_errors
def reset(code: str, **options: Any) -> None:
    """印出讓本人重設密碼的一次性連結，30 分鐘內有效。"""
    caller = open_caller()
    from zhicai.actions.reset_account import reset_account

    agency_code, dry = options["agency_code"], not options["is_applied"]
    key = _key(code, agency_code, caller)
    _print_link(reset_account(key, agency_code=agency_code, by=caller, dry=dry), options)


def _key(code: str, agency_code: str, caller: Any) -> int:
    from zhicai.actions.list_accounts import find_account_key
    from zhicai.basics.errors import Refused

    key = find_account_key(code, agency_code=agency_code, by=caller)
    if key is None:
        raise Refused("account.not_found", value=code)
    return key


def _document(line: Any) -> dict[str, Any]:
    return {
        "account": line.code,
        "name": line.name,
        "state": line.state,
        "created_at": line.created_at,
        "seen_at": line.seen_at,
        "appointments": [
            {
                "appointment": held.key,
                "account_role": held.account_role,
                "agency": held.agency_code,
                "division": held.division,
                "from": held.from_on,
                "until": held.until_on,
                "is_over": held.is_over,
            }
            for held in line.appointments
        ],
    }


def _print_line(line: Any) -> None:
    from zhicai.actions.rights.account_roles import AccountRole

    click.echo(f"{line.code}　{line.name}　{STATES[line.state]}　最近登入 {_day(line.seen_at)}")
    for held in line.appointments:
        until = format_roc(held.until_on) if held.until_on else "未定"
        role = AccountRole(held.account_role).label
        deputy = f"　代理{held.on_behalf_of}" if held.on_behalf_of else ""
        over = "（已結束）" if held.is_over else ""
        span = f"{format_roc(held.from_on)}～{until}"
        click.echo(f"  {held.key}　{held.agency_name}　{role}　{span}{deputy}{over}")


def _day(at: dt.datetime | None) -> str:
    return format_roc(at.date()) if at else "—"


def _print_done(document: dict[str, Any], options: dict[str, Any]) -> None:
    if options["as_json"]:
        print_json({**document, "is_applied": options["is_applied"]})
        return
    told = document.get("account") or "、".join(document.get("accounts", ())) or "沒有帳號"
    click.echo(f"{told}：已完成。" if options["is_applied"] else f"{told}：{PREVIEW}")


def _print_link(made: Any, options: dict[str, Any]) -> None:
    url = f"{options['site'].rstrip('/')}/link/{made.token}/" if made.token else None
    document = {"account": made.account_code, "kind": made.kind, "link": url}
    if options["as_json"]:
        told = {**document, "expires_at": made.expires_at, "is_applied": options["is_applied"]}
        print_json(told)
        return
    _print_done(document, options)
    if url:
        click.echo(f"請交給本人（只印這一次，用一次即失效）：{url}")
