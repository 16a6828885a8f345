"""`zhicai role suggest|evaluate`: talent roles from duty statements; nothing is kept."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from zhicai.actions.roles.evaluate_roles import RoleEvaluation, evaluate_roles, label_of
from zhicai.actions.roles.suggest_roles import SuggestedLine, suggest_roles
from zhicai.basics.errors import Refused
from zhicai.basics.role_words import ABSTAINED, ROLES
from zhicai.basics.text import pad
from zhicai.basics.words import TalentRole
from zhicai.cli.office import command_errors, parse_day, print_json
from zhicai.cli.role_distribution import distribution
from zhicai.cli.role_json import evaluation_document, suggestion_document
from zhicai.cli.role_office import confirm, list_
from zhicai.cli.role_train import train

TAIPEI = dt.timezone(dt.timedelta(hours=8))
HELP = {"help_option_names": ["-h", "--help"]}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
as_json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
as_of_option = click.option(
    "--as-of", callback=parse_day, metavar="日期", help="用哪一天的條文（預設今天）"
)
WIDTH, MOST_SHOWN = 14, 3


def today() -> dt.date:
    return dt.datetime.now(TAIPEI).date()


@click.group(context_settings=HELP)
def group() -> None:
    """由工作項目建議AI人才類別；只是建議，由人確認。"""


group.add_command(list_)
group.add_command(confirm)
group.add_command(distribution)
group.add_command(train)


@group.command(context_settings=HELP)
@click.argument("path", type=FILE, metavar="檔案")
@as_of_option
@as_json_option
@command_errors
def suggest(path: Path, *, as_of: dt.date | None, as_json: bool) -> None:
    """為檔案（JSON Lines）的每一行建議類別，並列出作為依據的字句；不寫入任何資料。"""
    tally: Counter[str] = Counter()
    unsure = 0
    for one in suggest_roles(path, as_of=as_of or today()):
        if as_json:
            click.echo(json.dumps(suggestion_document(one), ensure_ascii=False))
            continue
        tally[one.suggestion.talent_role.value] += 1
        unsure += one.suggestion.abstained is not None
        _print_line(one)
    if not as_json:
        counts = "、".join(f"{name} {tally[key]} 人" for key, name in ROLES.items())
        click.echo(f"共 {tally.total()} 筆：{counts}。其中 {unsure} 筆沒有把握，請人工判斷。")


def _print_line(one: SuggestedLine) -> None:
    found = one.suggestion
    name = ROLES[found.talent_role.value]
    mark = "？" if found.abstained else "　"
    click.echo(f"{pad(one.line.text_of('id'), WIDTH)}{mark}{name}　把握 {found.confidence}%")
    if found.abstained:
        click.echo(f"{' ' * WIDTH}　{ABSTAINED[found.abstained.value]}")
    for evidence in found.evidence[:MOST_SHOWN]:
        click.echo(f"{' ' * WIDTH}　「{evidence.phrase}」→ {ROLES[evidence.talent_role.value]}")


@group.command(context_settings=HELP)
@click.argument("path", type=FILE, metavar="檔案")
@as_of_option
@as_json_option
@command_errors
def evaluate(path: Path, *, as_of: dt.date | None, as_json: bool) -> None:
    """與人註明的類別（role，另可接受者 also）比對：正確率、各類別、沒有把握者、最差的二十筆。"""
    measured = evaluate_roles(path, as_of=as_of or today())
    if not measured.lines:
        raise Refused("duty.nothing_labelled", value=path.name)
    if as_json:
        print_json(evaluation_document(measured))
        return
    _print_evaluation(measured)


def _print_evaluation(measured: RoleEvaluation) -> None:
    click.echo(f"已註明 {measured.lines} 筆，未註明 {measured.unlabelled} 筆不計。")
    if measured.folds:
        click.echo(f"已啟用由認定學到的部分，改以這個檔案 {measured.folds} 折交叉驗證評估。")
    click.echo(f"正確 {measured.right} 筆，{_percent(measured.accuracy)}。")
    click.echo(
        f"有把握 {measured.sure} 筆（{_percent(measured.coverage)}），"
        f"其中正確 {measured.sure_right} 筆，{_percent(measured.sure_accuracy)}。"
    )
    for role, score in measured.scores.items():
        click.echo(
            f"{ROLES[role.value]}　註明 {score.labelled}　找到 {_percent(score.recall)}　"
            f"建議 {score.suggested}　正確 {_percent(score.precision)}"
        )
    click.echo(
        "由上而下為註明，由左而右為建議：" + "　".join(ROLES[role.value] for role in TalentRole)
    )
    for label in TalentRole:
        counts = [str(measured.confusion.get((label, role), 0)) for role in TalentRole]
        click.echo(f"{ROLES[label.value]}　" + "　".join(pad(count, 10) for count in counts))
    for one in measured.worst:
        labelled = label_of(one)
        click.echo(f"註明 {ROLES[labelled.value] if labelled else ''}，建議如下：")
        _print_line(one)


def _percent(share: Any) -> str:
    return "－" if share is None else f"{float(share) * 100:.1f}%"
