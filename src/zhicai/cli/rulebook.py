"""`zhicai rulebook`: what the law says, since when, by which letter, and what is open."""

import datetime as dt
import sys
from pathlib import Path

import click

from zhicai.actions.rulebook.check_rulebook import check_rulebook
from zhicai.actions.rulebook.diff_rulebook import Difference, diff_days, diff_folders
from zhicai.actions.rulebook.list_provisions import list_provisions
from zhicai.actions.rulebook.show_provision import ProvisionSheet, show_provision
from zhicai.basics.dates import format_roc
from zhicai.basics.errors import Refused
from zhicai.basics.figure_words import NORMS, UNPUBLISHED
from zhicai.basics.text import display_width, pad
from zhicai.cli import rulebook_json as documents
from zhicai.cli import rulebook_words as words
from zhicai.cli.office import EXIT_FAILURE, command_errors, parse_day, print_json
from zhicai.core.rules.faults import RulebookFault

TAIPEI = dt.timezone(dt.timedelta(hours=8))
HELP = {"help_option_names": ["-h", "--help"]}
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
as_json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
as_of_option = click.option(
    "--as-of", callback=parse_day, metavar="日期", help="查哪一天（預設今天），例：115/11/20"
)


def today() -> dt.date:
    return dt.datetime.now(TAIPEI).date()


@click.group(context_settings=HELP)
def group() -> None:
    """查詢條文資料：門檻、名單與定義，及其依據、起日與疑義。"""


@group.command()
@click.option("--folder", type=FOLDER, help="改查另一個條文資料夾")
@click.option("--overlay", "overlays", type=FOLDER, multiple=True, help="疊上機關自訂的資料夾")
@as_json_option
def check(*, folder: Path | None, overlays: tuple[Path, ...], as_json: bool) -> None:
    """檢查所有條文檔，一次列出全部錯誤（檔案:行: 說明）；有錯誤時結束碼為 1。"""
    done = check_rulebook(folder, overlays)
    if as_json:
        print_json(documents.check_document(done))
    elif done.faults:
        for fault in done.faults:
            click.echo(fault.text)
        click.echo(f"共 {len(done.faults)} 項錯誤。", err=True)
    else:
        click.echo(
            f"條文 {done.provision_count} 條、來源 {done.source_count} 份、"
            f"逐句對照 {done.coverage_count} 列，沒有錯誤。版本 {(done.version or '')[:12]}"
        )
    sys.exit(EXIT_FAILURE if done.faults else 0)


@group.command(name="list")
@as_of_option
@as_json_option
@command_errors
def list_all(*, as_of: dt.date | None, as_json: bool) -> None:
    """列出全部條文在某一天的值。"""
    listed = list_provisions(as_of or today())
    if as_json:
        print_json(documents.list_document(listed))
        return
    rows: list[tuple[str, ...]] = [("代號", "名稱", "當日的值", "性質", "來源", "疑義")]
    for line in listed.provisions:
        entry = line.standing.entry
        source = entry.basis[0].source.id if entry is not None and entry.basis else "－"
        value = words.say_briefly(line.standing, line.about)
        doubts = str(line.doubt_count) if line.doubt_count else ""
        rows.append((line.id, line.name, value, NORMS[line.norm], source, doubts))
    click.echo(f"查詢日 {format_roc(listed.as_of)}　條文版本 {listed.version[:12]}")
    print_table(rows)


def print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [pad(cell, width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


@group.command()
@click.argument("provision_id", metavar="代號")
@as_of_option
@as_json_option
@command_errors
def show(*, provision_id: str, as_of: dt.date | None, as_json: bool) -> None:
    """一條條文的值、歷程、依據與轉知鏈、疑義。例：zhicai rulebook show hours.ai_required"""
    try:
        sheet = show_provision(provision_id, as_of or today())
    except Refused as refused:
        hints = refused.details.get("hints")
        if hints:
            click.echo(f"您要找的是不是：{hints}", err=True)
        raise
    if as_json:
        print_json(documents.sheet_document(sheet))
    else:
        for line in sheet_lines(sheet):
            click.echo(line)


def sheet_lines(sheet: ProvisionSheet) -> list[str]:
    provision, entry = sheet.provision, sheet.standing.entry
    lines = [f"{provision.id}　{provision.name}"]
    lines += [provision.about] if provision.about else []
    marks = [f"性質：{NORMS[provision.norm.value]}"]
    marks += [f"統計對象：{provision.counted_scope.value}"] if provision.counted_scope else []
    marks += [f"適用：{provision.applies_to}"] if provision.applies_to else []
    lines.append("　".join(marks))
    lines += standing_lines(sheet)
    if entry is not None and entry.basis:
        lines.append("依據：")
        lines += [f"  {line}" for basis in entry.basis for line in words.say_basis(basis)]
    lines += history_lines(sheet) + open_lines(sheet)
    lines.append(f"查核：{format_roc(provision.verified_on)} {provision.verified_by}")
    return lines


def standing_lines(sheet: ProvisionSheet) -> list[str]:
    """The value of the day: on the same line if it is short, part by part if it is not."""
    day, entry = format_roc(sheet.as_of), sheet.standing.entry
    brief = words.say_standing(sheet.standing)
    if sheet.standing.state != "in_force" or entry is None or len(brief) <= words.LONGEST_CELL:
        return [f"{day}：{brief}"]
    return [f"{day}：", *words.value_lines(entry.said, 1)]


def history_lines(sheet: ProvisionSheet) -> list[str]:
    lines = ["歷程："] if sheet.history else []
    for line in sheet.history:
        lines.append(f"  {words.shorten(words.say_entry(line))}")
        lines += [f"    {line.note}"] if line.note else []
    return lines


def open_lines(sheet: ProvisionSheet) -> list[str]:
    lines = [f"{UNPUBLISHED}："] if sheet.unpublished else []
    lines += [f"  {mark_of(gap.id)}{gap.asks}。目前：{gap.behaviour}" for gap in sheet.unpublished]
    lines += ["疑義："] if sheet.doubts else []
    lines += [f"  {mark_of(doubt.id)}{doubt.asks}。採認：{doubt.read_as}" for doubt in sheet.doubts]
    return lines


def mark_of(number: str | None) -> str:
    return f"{number} " if number else ""


@group.command()
@click.option("--from", "day", callback=parse_day, metavar="日期", help="起（預設去年12月31日）")
@click.option("--to", "later", callback=parse_day, metavar="日期", help="迄（預設今天）")
@click.option("--against", type=FOLDER, help="改與另一個條文資料夾比較（--to 當日的值）")
@as_json_option
@command_errors
def diff(
    *, day: dt.date | None, later: dt.date | None, against: Path | None, as_json: bool
) -> None:
    """兩個日期之間，或與另一個條文資料夾之間，有哪些條文不同。"""
    later = later or today()
    if against is None:
        found = diff_days(day or dt.date(later.year - 1, 12, 31), later)
    else:
        found = diff_other(against, later)
    if as_json:
        print_json(documents.diff_document(found))
        return
    if not found:
        click.echo("沒有不同。")
    for one in found:
        click.echo("\n".join(difference_lines(one)))


def difference_lines(one: Difference) -> list[str]:
    head = f"{words.KINDS[one.kind]}　{one.id}　{one.name}"
    before = words.say_standing(one.before)
    after = words.say_standing(one.after)
    if one.kind == "added":
        return [f"{head}：{words.shorten(after)}"]
    if one.kind == "removed":
        return [f"{head}：{words.shorten(before)}"]
    return [head, f"  前：{before}", f"  後：{after}"]


def diff_other(against: Path, as_of: dt.date) -> tuple[Difference, ...]:
    try:
        return diff_folders(against, as_of)
    except RulebookFault as fault:
        click.echo(str(fault), err=True)
        sys.exit(EXIT_FAILURE)
