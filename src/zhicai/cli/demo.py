"""`zhicai demo`."""

import datetime as dt
from pathlib import Path

import click

from zhicai.actions import home
from zhicai.cli.office import command_errors, open_caller, open_django
from zhicai.cli.serve import DEFAULT_PORT, LOOPBACK, serve_here


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--no-serve", is_flag=True, help="印出達成率後結束，不開啟網站")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="網站的連接埠")
@command_errors
def demo(*, no_serve: bool, port: int) -> None:
    """建立示範縣政府人事處：約 20 個機關學校、600 位虛構人員，經正式匯入流程。

    印出達成率，再開啟網站；登入的帳號和密碼印在最後。

    使用 ZHICAI_HOME 所指的空目錄；檔案留在其中的 demo-files，可自行打開對照。
    """
    path = home.home_path()
    home.act_as_owner()
    home.prepare_home(path)
    open_django()
    from zhicai.actions.initialise_home import initialise_home
    from zhicai.actions.run_demo import DemoStep, run_demo
    from zhicai.cli.figures_text import print_standing
    from zhicai.cli.intake_text import print_balance

    made = initialise_home(path, now=dt.datetime.now(dt.UTC), is_demo=True)

    def tell(step: DemoStep) -> None:
        click.echo(f"● {step.title}")
        for file in step.report.files:
            print_balance(file)

    result = run_demo(path / "demo-files", by=open_caller(), tell=tell)
    click.echo()
    print_standing(result.standing)
    click.echo()
    click.echo(f"接著可以試試（先設定 ZHICAI_HOME={_shown(path)}）：")
    for line in EXAMPLES:
        click.echo("  " + line.format(code=result.agency_code))
    click.echo()
    click.echo("每種角色的登入帳號（示範用，資料都是虛構的）：")
    for one in result.accounts:
        click.echo(f"  {one.code:<16}密碼 {one.password}　{one.label}（{one.place}）")
    if not no_serve:
        click.echo()
        click.echo(f"登入帳號：admin　密碼：{made.password}（示範用，資料都是虛構的）")
        serve_here(host=LOOPBACK, port=port, processes=2)


def _shown(path: Path) -> str:
    """The directory as one would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


EXAMPLES = (
    "zhicai standing people --agency {code} --verdict short",
    "zhicai standing explain 代號 kpi.ai_attainment",
    "zhicai batch list",
    "zhicai rulebook show kpi.ai_attainment",
)
