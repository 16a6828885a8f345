"""`zhicai audit`."""

import subprocess
import sys
from typing import IO, Any

import click

from zhicai.cli.office import (
    EXIT_CONFLICT,
    EXIT_NOT_FOUND,
    command_errors,
    end,
    open_caller,
    parse_day,
    print_json,
)

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


def asked_for(function: Any) -> Any:
    """The options that name entries of the audit."""
    for option in reversed(
        (
            click.option("--person", "who", help="關於誰：姓名或完整字號（不留在紀錄）"),
            click.option("--actor", default="", help="帳號代碼"),
            click.option(
                "--family",
                default="",
                help="事件：seen、out、changed、sign_in、refused、settings、audit",
            ),
            click.option("--agency", "below", default="", help="機關代碼，含所屬"),
            click.option("--from", "from_on", callback=parse_day, help="自哪一天（含）"),
            click.option("--until", "until_on", callback=parse_day, help="至哪一天（含）"),
        )
    ):
        function = option(function)
    return function


def query_of(caller: Any, *, who: str | None, **words: Any) -> Any:
    """Ends the command where the name fits nobody or several."""
    from zhicai.actions.auditing.query import AuditQuery
    from zhicai.actions.find_audit_people import find_audit_people

    person = None
    if who:
        found = find_audit_people(who, agency_code=None, by=caller)
        if not found:
            end(EXIT_NOT_FOUND, "person.not_found")
        if len(found) > 1:
            end(EXIT_CONFLICT, "person.several", count=len(found))
        person = found[0].person
    return AuditQuery(agency_code=None, person=person, **words)


@group.command()
@asked_for
@click.option("--page", "number", default=1, show_default=True, help="第幾頁，一頁 50 筆")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def search(*, number: int, as_json: bool, **words: Any) -> None:
    """誰在某段期間看過、匯出或更改了誰的資料；最新的在前。"""
    caller = open_caller()
    from zhicai.actions.search_audit import search_audit

    page = search_audit(query_of(caller, **words), by=caller, number=number)
    if as_json:
        lines = [{**line.as_json(), "sentence": line.sentence} for line in page.rows]
        print_json({"total": page.total, "page": page.number, "entries": lines})
        return
    for line in page.rows:
        click.echo(f"{line.sequence:>7} {line.at.astimezone():%Y-%m-%d %H:%M:%S} {line.sentence}")
    click.echo(f"共 {page.total} 筆，第 {page.number}／{page.pages} 頁", err=True)


@group.command()
@asked_for
@click.option("--purpose", required=True, help="用途，會留在稽核紀錄")
@click.option(
    "--out",
    required=True,
    type=click.File("wb", lazy=True, atomic=True),
    metavar="FILE",
    help="存成哪個檔案",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["xlsx", "ods", "jsonl"]),
    default="jsonl",
    show_default=True,
    help="檔案格式",
)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def export(*, purpose: str, out: IO[bytes], kind: str, as_json: bool, **words: Any) -> None:
    """匯出稽核紀錄，含雜湊；JSON Lines 可用 verify --excerpt 驗證。"""
    caller = open_caller()
    from zhicai.actions.export_audit import AuditFormat, export_audit

    query = query_of(caller, **words)
    file = export_audit(query, audit_format=AuditFormat(kind), purpose=purpose, by=caller)
    out.write(file.content)
    if as_json:
        print_json({"file": out.name, "entries": file.count})
    else:
        click.echo(f"已匯出 {file.count} 筆：{out.name}", err=True)
