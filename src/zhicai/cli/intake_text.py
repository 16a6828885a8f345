"""What an import came to, in words."""

from collections import Counter

import click

from zhicai.actions.import_files import ImportReport
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.shelf import Outcome
from zhicai.cli.figures_text import counts_text

LABELS = {
    Outcome.ADDED: "新增",
    Outcome.UPDATED: "更新",
    Outcome.UNCHANGED: "不變",
    Outcome.SKIPPED: "略過",
    Outcome.FAULTY: "錯誤",
}
LAYOUTS = {
    "agencies": "機關清單",
    "roster": "人員名冊",
    "course_levels": "課程AI層級",
    "hours": "學習時數",
    "portal_25": "學習時數（入口網25欄）",
    "portal_17": "學習時數（入口網17欄）",
    "portal_19": "學習時數（入口網19欄）",
    "portal_12": "學習時數（12欄）",
    "hours_summary": "時數統計報表",
    "certificates": "證書",
    "duties": "工作項目",
    "people_list": "同仁名單",
}
SHOWN_OF_A_KIND = 5


def print_report(report: ImportReport, *, is_applied: bool) -> None:
    for file in report.files:
        _print_file(file)
    if not report.is_refused:
        _print_effect(report)
    if report.is_refused:
        click.echo("整批未寫入任何資料。", err=True)
    elif report.batch is not None:
        click.echo(
            f"已寫入，批次 {report.batch}（30 日內可用 zhicai batch undo {report.batch} 復原）"
        )
    elif is_applied:
        click.echo("沒有變動，未產生批次。")
    else:
        click.echo("以上為預覽，尚未寫入；確認後請加 --apply。")


def print_balance(file: FileReport) -> None:
    """What the file is, and what became of its rows."""
    kind = LAYOUTS.get(file.layout or "", "無法辨識")
    balance = " + ".join(f"{LABELS[outcome]} {file.counts[outcome]}" for outcome in Outcome)
    click.echo(f"{file.name}：{kind}")
    if file.layout is not None:
        click.echo(f"  總列 {file.total} = {balance}")


def _print_file(file: FileReport) -> None:
    print_balance(file)
    for title, remarks in (("錯誤", file.faults), ("注意", file.notices)):
        kinds = Counter(remark.code for remark in remarks)
        for code, count in kinds.items():
            click.echo(f"  {title} {code}：{count} 件")
            same = [remark for remark in remarks if remark.code == code]
            for remark in same[:SHOWN_OF_A_KIND]:
                click.echo(f"    {remark.place or ''} {remark.message}".rstrip())
            if count > SHOWN_OF_A_KIND:
                click.echo(f"    …其餘 {count - SHOWN_OF_A_KIND} 件請加 --json 或 --faulty 查看")


def _print_effect(report: ImportReport) -> None:
    if report.standing_after is None:
        return
    after = report.standing_after.figure.get("kpi.ai_attainment")
    before = report.standing_before
    told = counts_text(before.figure.get("kpi.ai_attainment").counts) if before else "（尚無資料）"
    click.echo(f"{after.name}：{told} → {counts_text(after.counts)}")
