"""Guard 9: a command has no handbook page or help, an action does not say what it does."""

import ast
import re
from collections.abc import Iterator

import click

from guards.house import CJK, ROOT, SRC, listed, parse, written_files
from zhicai.cli.main import group as root

HANDBOOK = ROOT / "docs" / "handbook"


def commands(group: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by the words an officer types."""
    if not isinstance(group, click.Group) or group.invoke_without_command:
        yield path, group
    if isinstance(group, click.Group):
        context = click.Context(group, info_name=path)
        for name in group.list_commands(context):
            inner = group.get_command(context, name)
            assert inner is not None
            yield from commands(inner, f"{path} {name}")


def titled(pages: dict[str, str]) -> set[str]:
    """The commands that some heading of the handbook names: ## 匯入 `zhicai import`."""
    return {
        command
        for text in pages.values()
        for line in re.findall(r"^#+ .*$", text, flags=re.MULTILINE)
        for command in re.findall(r"`(zhicai[^`]*)`", line)
    }


def read_pages() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in HANDBOOK.glob("*.md")}


def screens_without_page(folders: list[str], pages: dict[str, str]) -> list[str]:
    """Screens whose folder no heading names: ## 同仁名單 `staff`. It starts with the first one."""
    headings = "\n".join(
        line for text in pages.values() for line in re.findall(r"^#+ .*$", text, re.MULTILINE)
    )
    return [name for name in folders if f"`{name}`" not in headings]


def is_explained(command: click.Command) -> bool:
    """Help in Chinese for the command and for each of its options."""
    options = [
        item for item in command.params if isinstance(item, click.Option) and not item.hidden
    ]
    return bool(CJK.search(command.help or "")) and all(
        CJK.search(option.help or "") for option in options if option.name != "help"
    )


def without_page(found: list[tuple[str, click.Command]], pages: dict[str, str]) -> list[str]:
    known = titled(pages)
    return [
        f"{path}: no heading in docs/handbook names it" for path, _ in found if path not in known
    ]


def without_help(found: list[tuple[str, click.Command]]) -> list[str]:
    return [
        f"{path}: command or option without help" for path, item in found if not is_explained(item)
    ]


def test_every_command_has_a_page_and_help() -> None:
    found = list(commands(root, "zhicai"))

    missing = [*without_page(found, read_pages()), *without_help(found)]

    assert len(found) > 5
    assert not missing, listed(missing)


def test_every_page_is_reached_from_the_index_and_names_only_real_commands() -> None:
    pages, real = read_pages(), {path for path, _ in commands(root, "zhicai")}

    unreached = [
        name for name in pages if name != "index.md" and f"({name})" not in pages["index.md"]
    ]
    ghosts = sorted(titled(pages) - real - {"zhicai"})

    assert len(pages) > 1
    assert not unreached, listed(unreached)
    assert not ghosts, listed(ghosts)


def test_every_screen_has_a_page() -> None:
    modules = [path for path in written_files(SRC / "web") if path.stem == "views"]
    folders = sorted(path.parent.name for path in modules)

    assert (SRC / "web").is_dir()
    assert not screens_without_page(folders, read_pages())


def test_a_planted_screen_without_page_is_caught_and_a_named_one_passes() -> None:
    pages = {"staff.md": "## 同仁名單 `staff`\n內文提到 `letters`。"}

    assert screens_without_page(["letters", "staff"], pages) == ["letters"]


def test_every_action_says_what_it_does() -> None:
    files = [path for path in written_files(SRC / "actions") if path.parent == SRC / "actions"]
    verbs = [
        node
        for path in files
        for node in parse(path).body
        if isinstance(node, ast.FunctionDef) and node.name == path.stem
    ]

    assert len(verbs) > 3
    assert not [verb.name for verb in verbs if not ast.get_docstring(verb)]


def test_a_planted_command_without_page_or_help_is_caught() -> None:
    group = click.Group("zhicai", commands=[click.Command("ghost")])

    found = list(commands(group, "zhicai"))

    assert without_page(found, {"index.md": "提到 `zhicai ghost`，但不在標題"})
    assert without_help(found)


def test_a_command_with_page_and_help_passes() -> None:
    option = click.Option(["--year"], help="民國年")
    group = click.Group("zhicai", commands=[click.Command("show", params=[option], help="顯示")])

    found = list(commands(group, "zhicai"))

    assert not without_page(found, {"show.md": "## 顯示 `zhicai show`"})
    assert not without_help(found)
