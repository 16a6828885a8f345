"""`zhicai`: the command line. Commands load only when called, so that help is quick."""

import importlib
import sys

import click

import zhicai
from zhicai.cli.chinese_help import ChineseHelp
from zhicai.cli.wrong_use import end_wrong_use

ABORTED = 1
COMMANDS = {
    "init": ("zhicai.cli.home", "init"),
    "import": ("zhicai.cli.intake", "import_files"),
    "standing": ("zhicai.cli.standing", "group"),
    "batch": ("zhicai.cli.batch", "group"),
    "event": ("zhicai.cli.event", "group"),
    "snapshot": ("zhicai.cli.snapshot", "group"),
    "approval": ("zhicai.cli.approval", "group"),
    "report": ("zhicai.cli.report", "group"),
    "rulebook": ("zhicai.cli.rulebook", "group"),
    "account": ("zhicai.cli.account", "group"),
    "audit": ("zhicai.cli.audit", "group"),
    "role": ("zhicai.cli.role", "group"),
    "letter": ("zhicai.cli.letter", "group"),
    "recount": ("zhicai.cli.recount", "recount"),
    "sign-in": ("zhicai.cli.sign_in", "group"),
    "retention": ("zhicai.cli.retention", "group"),
    "key": ("zhicai.cli.key", "group"),
    "demo": ("zhicai.cli.demo", "demo"),
    "serve": ("zhicai.cli.serve", "serve"),
}
SUMMARIES = {
    "init": "建立資料目錄與第一個管理者帳號",
    "import": "匯入檔案（先預覽；加 --apply 才寫入）",
    "standing": "查詢時數達成情形",
    "batch": "查詢與復原匯入批次",
    "event": "登錄留職停薪等人事狀態",
    "snapshot": "定版：保存某日的統計並可驗證",
    "approval": "須兩人核准的事：列出、查看、依紙本核定",
    "report": "產製統計表與盤點表（PDF、XLSX、ODS）",
    "rulebook": "查詢條文資料",
    "account": "管理帳號：邀請、派任、停用、解鎖、重設密碼",
    "audit": "查詢、匯出與驗證稽核紀錄",
    "role": "由工作項目建議AI人才類別",
    "letter": "讀公文：欄位、引述與交辦",
    "recount": "全部重新計算並與現有統計比對",
    "sign-in": "查看與緊急變更登入方式",
    "retention": "資料的保存年限與到期銷毀",
    "key": "查看、更換與核對金鑰",
    "demo": "建立示範縣政府、印出達成率並開啟網站",
    "serve": "啟動網站",
}


class LazyGroup(click.Group):
    """Knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module_name, attribute = COMMANDS[name]
        command: click.Command = getattr(importlib.import_module(module_name), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("指令"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in COMMANDS])


EPILOG = """\b
例：
  zhicai init
  zhicai import 機關.xlsx 名冊.xlsx 時數.csv --agency 999000000Z
  zhicai import 機關.xlsx 名冊.xlsx 時數.csv --agency 999000000Z --apply
  zhicai standing --agency 999000000Z --depth 1
"""


# Every context lays out its help so; a command has no other way to say it for those below it.
click.Context.formatter_class = ChineseHelp


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(zhicai.__version__, message="zhicai %(version)s")
def group() -> None:
    """智才：AI公務人才認定指引的人事推動系統。"""


def main() -> None:
    """Entry point of the console script; a cp950 console must not crash on rare characters."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = group(prog_name="zhicai", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        end_wrong_use(error)
    except click.Abort:
        sys.exit(ABORTED)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
