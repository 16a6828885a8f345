"""Help as click lays it out, in the words of the office."""

from collections.abc import Iterable

import click

FRAMES = {"Options": "選項", "Commands": "指令", "Arguments": "參數"}
PARTS = {
    "[OPTIONS]": "[選項]",
    "COMMAND [ARGS]...": "指令 [參數]…",
    "Show this message and exit.": "顯示這份說明。",
    "Show the version and exit.": "顯示版本。",
    "[required]": "（必填）",
    " INTEGER RANGE": " N",
    " INTEGER": " N",
}


class ChineseHelp(click.HelpFormatter):
    """What click itself says around our words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, in_chinese(args), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{FRAMES.get(heading, heading)}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        told = [(in_chinese(name), in_chinese(text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


def in_chinese(text: str) -> str:
    """The few words of click, wherever they stand.

    >>> in_chinese("--year INTEGER RANGE"), in_chinese("機關代碼  [required]")
    ('--year N', '機關代碼  （必填）')
    """
    for word, ours in PARTS.items():
        text = text.replace(word, ours)
    return text
