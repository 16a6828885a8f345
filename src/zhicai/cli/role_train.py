"""`zhicai role train`: learn from decisions, say how it did, take over only where better."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from zhicai.actions.roles.teach import FOLDS, Outcome, Trial, Way
from zhicai.basics.role_words import ROLES
from zhicai.basics.words import TalentRole
from zhicai.cli.office import command_errors, open_caller, print_json
from zhicai.core.roles.measure import Share

TAIPEI = dt.timezone(dt.timedelta(hours=8))
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WHY = {
    Outcome.TOO_FEW: "認定的筆數不足，不學習；仍以用字建議。",
    Outcome.ONE_ROLE: "筆數足夠的類別不到兩種，無從學習；仍以用字建議。",
    Outcome.NOT_BETTER: "不比現行的建議好，不啟用。",
    Outcome.BY_CHANCE: "比現行的建議多對幾筆，但差距可能是巧合，不啟用。",
    Outcome.RECALL_LOST: "有一類找到的比現行少，不啟用。",
    Outcome.TAKES_OVER: "比現行的建議好。",
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", type=FILE, metavar="[檔案]", required=False)
@click.option("--agency", "agency_code", metavar="代碼", help="學這個機關（含所屬）已確認的認定")
@click.option("--apply", "is_applied", is_flag=True, help="比現行好就啟用；不加只試算")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def train(path: Path | None, *, agency_code: str | None, is_applied: bool, as_json: bool) -> None:
    """由已確認的認定學習，以 5 折交叉驗證與現行的建議比較；比較好才啟用。"""
    if agency_code is None and (path is None or is_applied):
        raise click.UsageError("請以 --agency 指定機關；只試算一個檔案時才可以省略")
    trial = _try(path, agency_code, is_applied)
    if as_json:
        print_json(trial_document(trial))
        return
    _print_trial(trial)
    if is_applied and trial.outcome is Outcome.TAKES_OVER:
        click.echo("已啟用。刪除資料目錄的 models/roles.json 即恢復只看用字。")
    elif trial.outcome is Outcome.TAKES_OVER:
        click.echo("這次只試算，沒有啟用；加上 --apply 才啟用。")


def _try(path: Path | None, agency_code: str | None, is_applied: bool) -> Trial:
    if agency_code is None:
        from zhicai.actions.roles.taught import try_file

        if path is None:
            raise click.UsageError("請指定檔案")
        return try_file(path, as_of=dt.datetime.now(TAIPEI).date())
    caller = open_caller()
    from zhicai.actions.train_roles import train_roles

    return train_roles(agency_code, by=caller, path=path, is_applied=is_applied)


def _print_trial(trial: Trial) -> None:
    counts = "、".join(f"{ROLES[role.value]} {count}" for role, count in trial.roles.items())
    click.echo(f"已認定 {trial.statements} 筆：{counts}。資料指紋 {trial.fingerprint[:16]}")
    for name, way in (("現行", trial.now), ("學習後", trial.then)):
        if way is not None:
            _print_way(name, way, trial)
    if trial.then is not None:
        click.echo(
            f"兩者不同的：學習後對而現行錯 {trial.won} 筆，相反 {trial.lost} 筆"
            f"（純屬巧合的機率 {trial.chance:.3f}）。Brier {trial.brier:.3f}。"
        )
        for one in trial.bins:
            click.echo(f"　把握約 {one.confidence:.0%}：實際對 {_told(one.share)}")
    click.echo(WHY[trial.outcome])


def _print_way(name: str, way: Way, trial: Trial) -> None:
    click.echo(f"{name}（{FOLDS} 折）：正確 {_told(way.all_of)}；有把握者 {_told(way.sure)}")
    for role in TalentRole:
        if trial.roles[role]:
            click.echo(f"　{ROLES[role.value]} 找到 {_told(way.roles[role])}")


def _told(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "－"
    low, high = share.interval
    return f"{share.right}／{share.of}，{share.value:.1%}（95% 區間 {low:.1%} 至 {high:.1%}）"


def trial_document(trial: Trial) -> dict[str, Any]:
    """The trial as JSON: each share with its interval."""
    return {
        "statements": trial.statements,
        "roles": {role.value: count for role, count in trial.roles.items()},
        "fingerprint": trial.fingerprint,
        "outcome": trial.outcome.value,
        "now": _way_document(trial.now),
        "then": _way_document(trial.then),
        "won": trial.won,
        "lost": trial.lost,
        "chance": trial.chance,
        "brier": trial.brier,
        "bins": [asdict(one) for one in trial.bins],
    }


def _way_document(way: Way | None) -> dict[str, Any] | None:
    if way is None:
        return None
    return {
        "accuracy": _share_document(way.all_of),
        "sure": _share_document(way.sure),
        "recall": {role.value: _share_document(way.roles[role]) for role in TalentRole},
    }


def _share_document(share: Share) -> dict[str, Any]:
    return {**asdict(share), "value": share.value, "interval": share.interval}
