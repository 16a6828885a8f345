"""`zhicai key show|change|prove`."""

from dataclasses import asdict

import click

from zhicai.actions import home
from zhicai.basics.dates import format_roc
from zhicai.cli.office import command_errors, open_caller, print_json

HELP = {"help_option_names": ["-h", "--help"]}
PREVIEW = "以上為預覽，尚未變更；確認備份後請加 --apply。"
apply_option = click.option("--apply", "is_applied", is_flag=True, help="寫入；不加只預覽")
json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")


@click.group(context_settings=HELP)
def group() -> None:
    """查看、更換與核對金鑰；金鑰本身不會顯示。"""


@group.command("show", context_settings=HELP)
@json_option
@command_errors
def show(*, as_json: bool) -> None:
    """列出每一把金鑰的指紋、建立日與用途。"""
    caller = open_caller()
    from zhicai.actions.list_keys import list_keys

    report = list_keys(None, by=caller)
    if as_json:
        names = ("code", "ending", "fingerprint", "made_at")
        print_json([{name: getattr(one, name) for name in names} for one in report.lines])
        return
    for line in report.lines:
        made = format_roc(line.made_at.date())
        click.echo(f"{line.code}　{line.words.name}　{line.state}　{line.fingerprint}　{made}")
        click.echo(f"  保護：{line.words.protects}")
    for one in report.advice:
        click.echo(f"備份：{one}")


@group.command("change", context_settings=HELP)
@click.option(
    "--key",
    "names",
    multiple=True,
    type=click.Choice(["national_id", "search", "django"]),
    default=("national_id", "search", "django"),
    help="要換的金鑰，可以寫多次；預設三把都換",
)
@apply_option
@json_option
@command_errors
def change(*, names: tuple[str, ...], is_applied: bool, as_json: bool) -> None:
    """換成新的金鑰，並把所有資料改用新金鑰保存；中斷後再執行一次即可接續。"""
    home.act_as_owner()
    caller = open_caller()
    from zhicai.actions.change_keys import change_keys
    from zhicai.basics.key_words import COUNTS, KEYS

    done = change_keys(names, by=caller, dry=not is_applied)
    if as_json:
        print_json({"keys": done.names, "counts": done.counts, "is_applied": is_applied})
        return
    for name in done.names:
        click.echo(f"{KEYS[name].name}：{KEYS[name].change}")
    for name, count in done.counts.items():
        click.echo(f"  {COUNTS[name]}：{count:,}")
    told = "已換成新金鑰。10 分鐘後請執行 zhicai key prove --apply 核對；舊金鑰保留到那時。"
    click.echo(told if is_applied else PREVIEW)


@group.command("prove", context_settings=HELP)
@apply_option
@json_option
@command_errors
def prove(*, is_applied: bool, as_json: bool) -> None:
    """核對現在的金鑰打得開、也找得到每一筆；都對了才刪除舊金鑰。"""
    home.act_as_owner()
    caller = open_caller()
    from zhicai.actions.prove_keys import prove_keys
    from zhicai.basics.key_words import COUNTS

    proof = prove_keys(by=caller, dry=not is_applied)
    if as_json:
        print_json({**asdict(proof), "is_whole": proof.is_whole})
        return
    for name, count in proof.opened.items():
        click.echo(f"{COUNTS[name]}：打得開 {count:,}，打不開 {proof.closed[name]:,}")
    click.echo(f"以字號找不到的同仁：{proof.unfound:,}")
    if is_applied:
        click.echo(f"已刪除舊金鑰：{'、'.join(proof.dropped) or '沒有舊金鑰'}")
    else:
        click.echo("以上為核對結果，沒有刪除任何金鑰；要刪除舊金鑰請加 --apply。")
