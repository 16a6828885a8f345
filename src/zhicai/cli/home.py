"""`zhicai init`."""

import datetime as dt

import click

from zhicai.actions import home
from zhicai.cli.office import command_errors, open_django, print_json


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--no-input", is_flag=True, help="不詢問任何問題（本指令本來就不詢問）")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def init(*, no_input: bool, as_json: bool) -> None:
    """在 ZHICAI_HOME 建立資料目錄、金鑰、資料庫與第一個管理者帳號。

    已建立過的目錄不會變動；放有其他檔案的目錄不會動用。
    """
    path = home.home_path()
    home.act_as_owner()
    home.prepare_home(path)
    open_django()
    from zhicai.actions.initialise_home import initialise_home

    done = initialise_home(path, now=dt.datetime.now(dt.UTC))
    if as_json:
        print_json({"home": str(done.home), "initialised": done.is_new})
    elif done.is_new:
        click.echo(f"已建立資料目錄：{done.home}")
    else:
        click.echo(f"資料目錄已建立過，沒有變動：{done.home}")
    if done.password_file is not None:
        click.echo(f"管理者 admin 的初始密碼在：{done.password_file}（首次登入須變更）", err=True)
