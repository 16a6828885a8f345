"""`zhicai standing`, `standing people`, `standing explain`."""

import json
from typing import Any

import click

from zhicai.cli.office import command_errors, open_caller, parse_day, parse_instant, print_json

EPILOG = """\b
例：
  zhicai standing --agency 999000000Z --depth 2
  zhicai standing --agency 999000000Z --as-of 115/06/30 --known-at 2026-07-01T00:00:00+08:00
  zhicai standing people --agency 999000000Z --provision kpi.ai_attainment --verdict short
"""
VERDICT_WORDS = {"達成": "met", "未達成": "short", "資料不足": "unknown"}
QUESTION = [
    click.option("--year", type=click.IntRange(1, 999), help="民國年，預設為截止日所在年"),
    click.option("--as-of", callback=parse_day, metavar="D", help="截止日，預設今日或年底"),
    click.option("--known-at", callback=parse_instant, metavar="T", help="以該時點所知的資料計算"),
]


def question(command: Any) -> Any:
    for option in reversed(QUESTION):
        command = option(command)
    return command


@click.group(
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--agency", "agency_code", metavar="CODE", help="機關代碼")
@question
@click.option("--scope", type=click.Choice(["甲", "乙", "丙"]), help="計入範圍，預設各指標自訂範圍")
@click.option("--depth", type=click.IntRange(0), default=1, help="列出幾層所屬機關")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@click.pass_context
@command_errors
def group(ctx: click.Context, agency_code: str | None, **options: Any) -> None:
    """查詢機關（含所屬）的時數達成情形。"""
    if ctx.invoked_subcommand is not None:
        return
    if agency_code is None:
        raise click.UsageError("請以 --agency 指定機關代碼")
    caller = open_caller()
    from zhicai.actions.find_standing import StandingQuery, find_standing
    from zhicai.basics.words import Scope

    query = StandingQuery(
        agency_code=agency_code,
        year=options["year"],
        as_of=options["as_of"],
        known_at=options["known_at"],
        scope=Scope(options["scope"]) if options["scope"] else None,
        depth=options["depth"],
    )
    standing = find_standing(query, by=caller)
    if options["as_json"]:
        print_json(standing.as_json())
    else:
        from zhicai.cli.figures_text import print_standing

        print_standing(standing)


@group.command("people", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--agency", "agency_code", required=True, metavar="CODE", help="機關代碼（含所屬）")
@click.option("--provision", "provision_id", default="kpi.ai_attainment", help="條文代號")
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(["met", "short", "unknown", *VERDICT_WORDS]),
    help="只列某種結果，可重複",
)
@click.option("--scope", type=click.Choice(["甲", "乙", "丙"]), help="計入範圍")
@question
@click.option("--json", "as_json", is_flag=True, help="每人一行 JSON")
@command_errors
def people(agency_code: str, provision_id: str, **options: Any) -> None:
    """列出數字背後的每一個人。"""
    caller = open_caller()
    from zhicai.actions.list_standing_people import PeopleQuery, list_standing_people
    from zhicai.basics.words import Scope

    lines = list_standing_people(
        PeopleQuery(
            agency_code=agency_code,
            provision_id=provision_id,
            verdicts=[VERDICT_WORDS.get(word, word) for word in options["verdicts"]],
            year=options["year"],
            as_of=options["as_of"],
            known_at=options["known_at"],
            scope=Scope(options["scope"]) if options["scope"] else None,
        ),
        by=caller,
    )
    if options["as_json"]:
        for line in lines:
            click.echo(json.dumps(line.as_json(), ensure_ascii=False))
    else:
        from zhicai.cli.people_text import print_people

        print_people(lines, provision_id)


@group.command("explain", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("person")
@click.argument("provision_id", metavar="PROVISION")
@question
@click.option("--json", "as_json", is_flag=True, help="以 JSON 輸出")
@command_errors
def explain(person: str, provision_id: str, **options: Any) -> None:
    """說明某人某項結果：規定、依據、計入與不計入的每一筆紀錄。

    PERSON 為 standing people 所列的 person 代號，或在本系統中唯一的姓名。
    """
    caller = open_caller()
    from zhicai.actions.explain_standing import ExplainQuery, explain_standing

    found = explain_standing(
        ExplainQuery(
            person=person,
            provision_id=provision_id,
            year=options["year"],
            as_of=options["as_of"],
            known_at=options["known_at"],
        ),
        by=caller,
    )
    if options["as_json"]:
        print_json(found.as_json())
    else:
        from zhicai.cli.explain_text import print_explanation

        print_explanation(found)
