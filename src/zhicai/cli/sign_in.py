"""`zhicai sign-in show|set|clear`: for the day nobody gets in."""

from dataclasses import asdict, replace
from typing import Any

import click

from zhicai.cli.office import command_errors, open_caller, print_json

HELP = {"help_option_names": ["-h", "--help"]}
ON_OFF = click.Choice(["on", "off"])
TITLES = {
    "has_passkeys": "通行金鑰",
    "has_providers": "單一登入系統",
    "has_header": "代理伺服器的標頭",
    "is_factor_asked_outside": "單一登入後也要第二道驗證",
}


@click.group(context_settings=HELP)
def group() -> None:
    """查看與緊急變更登入方式。"""


@group.command("show", context_settings=HELP)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def show(*, as_json: bool) -> None:
    """列出可以用的登入方式、單一登入系統、必須有第二道驗證的角色與已連結的帳號。"""
    caller = open_caller()
    from zhicai.actions.find_sign_in_setting import find_sign_in_setting

    kept = find_sign_in_setting(None, by=caller)
    if as_json:
        print_json(asdict(kept))
        return
    for name, title in TITLES.items():
        click.echo(f"{title}：{'開啟' if getattr(kept.ways, name) else '關閉'}")
    for one in kept.providers:
        state = "啟用" if one.is_active else "停用"
        click.echo(f"單一登入系統 {one.code}（{one.name}）：{state}　{one.issuer}")
    for role, day in sorted(kept.requirements.items()):
        click.echo(f"必須有第二道驗證：{role}，自 {day.isoformat()} 起")
    for linked in kept.identities:
        click.echo(
            f"已連結：帳號 {linked.account_code} ← {linked.issuer_name} {linked.subject_key}"
        )


@group.command("set", context_settings=HELP)
@click.option("--passkeys", type=ON_OFF, help="通行金鑰")
@click.option("--providers", type=ON_OFF, help="單一登入系統")
@click.option("--header", type=ON_OFF, help="代理伺服器的標頭")
@click.option("--requirements", type=click.Choice(["off"]), help="取消第二道驗證的要求")
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
@command_errors
def change(*, requirements: str | None, is_applied: bool, **switches: str | None) -> None:
    """開啟或關閉登入方式；密碼登入不能關閉。"""
    caller = open_caller()
    from zhicai.actions.edit_sign_in_setting import edit_sign_in_setting
    from zhicai.actions.find_sign_in_setting import find_ways

    told: dict[str, Any] = {
        f"has_{name}": text == "on" for name, text in switches.items() if text is not None
    }
    changed = edit_sign_in_setting(
        replace(find_ways(), **told),
        {} if requirements else None,
        by=caller,
        dry=not is_applied,
    )
    if not changed:
        click.echo("和現在一樣，沒有變動。")
        return
    click.echo(f"變更：{'、'.join(TITLES.get(name, name) for name in changed)}")
    click.echo("已寫入。" if is_applied else "以上為預覽，尚未寫入；確認後請加 --apply。")


@group.command("clear", context_settings=HELP)
@click.argument("account")
@click.option("--reason", required=True, help="原因，寫入稽核紀錄")
@click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
@command_errors
def clear(account: str, *, reason: str, is_applied: bool) -> None:
    """移除一個帳號的動態驗證碼、通行金鑰與復原碼。"""
    caller = open_caller()
    from zhicai.actions.clear_factors import clear_factors

    counts = clear_factors(account, by=caller, reason=reason, dry=not is_applied)
    click.echo(
        f"動態驗證碼 {counts['time_code']}、通行金鑰 {counts['passkey']}、"
        f"復原碼 {counts['recovery_code']}"
    )
    click.echo("已移除。" if is_applied else "以上為預覽，尚未移除；確認後請加 --apply。")
