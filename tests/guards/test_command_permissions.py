"""A command is missing from the permission table, or its action asks for something else.

The table is tests/contracts/command_permissions.yaml. A permission must be named in an action that
the command imports; `anyone` must not open the directory; both others stand with a reason.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import yaml

from guards.house import SRC, TESTS, dotted, listed
from zhicai.actions.access import Permission
from zhicai.cli.main import group

TABLE = TESTS / "contracts" / "command_permissions.yaml"
ANYONE, LOCAL = "anyone", "local_administrator"
OPENERS = {"open_caller", "open_django"}
KNOWN = {one.value: f"Permission.{one.name}" for one in Permission}


def walk(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command of the tree by the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from walk(inner, f"{path} {name}".strip())


def source_of(callback: Callable[..., object]) -> ast.Module:
    """The function and those of its own file that it calls."""
    function = inspect.unwrap(callback)
    module = inspect.getmodule(function)
    trees = [ast.parse(textwrap.dedent(inspect.getsource(function)))]
    for call in calls(trees[0]):
        helper = getattr(module, dotted(call.func), None)
        if inspect.isfunction(helper) and inspect.getmodule(helper) is module:
            trees.append(ast.parse(textwrap.dedent(inspect.getsource(helper))))
    return ast.Module([node for tree in trees for node in tree.body], [])


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def action_texts(tree: ast.AST) -> Iterator[str]:
    """The text of each action that is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zhicai.actions."):
            path = SRC / f"{(node.module or '').removeprefix('zhicai.').replace('.', '/')}.py"
            yield path.read_text(encoding="utf-8")


def faults(path: str, callback: Callable[..., object] | None, policy: str) -> Iterator[str]:
    if callback is None:
        return
    tree = source_of(callback)
    opens = any(dotted(call.func) in OPENERS for call in calls(tree))
    if policy == ANYONE and opens:
        yield f"{path}: opens the directory, yet the table says anyone"
    if policy in KNOWN and not any(KNOWN[policy] in text for text in action_texts(tree)):
        yield f"{path}: no action of it asks for {policy}"
    if policy not in {*KNOWN, ANYONE, LOCAL}:
        yield f"{path}: {policy} is no policy"


def read_table(path: Path = TABLE) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def unexplained(path: Path = TABLE) -> list[str]:
    """Lines that ask for no permission and give no reason."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    open_lines = [line for line in told if f": {ANYONE}" in line or f": {LOCAL}" in line]
    return [line for line in open_lines if "  # " not in line]


def test_every_command_stands_in_the_permission_table() -> None:
    known, table = dict(walk(group)), read_table()

    assert len(known) > 15
    assert not sorted(set(known) - set(table)), "commands without a policy"
    assert not sorted(set(table) - set(known)), "lines without a command"
    assert not unexplained()


def test_every_command_runs_an_action_that_asks_as_the_table_says() -> None:
    table = read_table()

    found = [
        line
        for path, command in walk(group)
        for line in faults(path, command.callback, table.get(path, ""))
    ]

    assert not found, listed(found)


def test_planted_commands_are_found_and_a_harmless_one_passes() -> None:
    def silent() -> None:
        from zhicai.cli.office import open_caller

        open_caller()

    def harmless() -> None:
        click.echo("")

    assert list(faults("a", silent, ANYONE)) == [
        "a: opens the directory, yet the table says anyone"
    ]
    assert list(faults("a", silent, "staff:read")) == ["a: no action of it asks for staff:read"]
    assert list(faults("a", silent, "")) == ["a:  is no policy"]
    assert not list(faults("b", harmless, ANYONE))
