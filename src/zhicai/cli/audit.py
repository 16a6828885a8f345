"""`zhicai audit`."""

import subprocess
import sys
from typing import Any

import click

from zhicai.cli.office import EXIT_NOT_FOUND, command_errors, end, open_caller, print_json

CHECKER = "zhicai.exchange.audit_check"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def group() -> None:
    """查詢、匯出與驗證稽核紀錄。"""


@group.command()
@click.option("--days", default=1, show_default=True, help="印出最近幾天的鏈首，最新的在前")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def head(*, days: int, as_json: bool) -> None:
    """印出稽核鏈首：日期、編號:雜湊。請抄存或寄給上級機關，日後可據以發現截尾。"""
    caller = open_caller()
    from zhicai.actions.find_audit_head import find_audit_head
    from zhicai.basics.dates import format_roc

    found = find_audit_head(None, by=caller)[:days]
    if not found:
        end(EXIT_NOT_FOUND, "audit.empty")
    if as_json:
        print_json([one.as_json() for one in found])
        return
    for one in found:
        click.echo(f"{format_roc(one.day)} {one.text}")


@group.command()
@click.argument("source", required=False)
@click.option(
    "--against", help="已知的鏈首「編號:雜湊」（雜湊至少前 12 碼）、完整雜湊或存有這些的檔案"
)
@click.option("--excerpt", is_flag=True, help="這是篩選後匯出的部分紀錄，容許編號不連續")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def verify(*, source: str | None, as_json: bool, **options: Any) -> None:
    """驗證稽核鏈：由另一個不使用 Django 的程式逐筆重算。

    SOURCE 是資料庫檔、postgres:// 網址或匯出的 JSON Lines；不填是本機的資料庫。
    結束碼 0 完好，1 有異狀，2 讀不到。
    """
    words = [source] if source else []
    words += ["--against", options["against"]] if options["against"] else []
    words += ["--excerpt"] if options["excerpt"] else []
    words += ["--json"] if as_json else []
    sys.exit(subprocess.run([sys.executable, "-m", CHECKER, *words], check=False).returncode)
