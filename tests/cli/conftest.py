"""A terminal at the office of the small county; the clock is that of the county."""

import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest
from click.testing import CliRunner

from actions.offices import county, database, files_are_read_here, runtime_role, world
from actions.world import World
from zhicai.actions import find_caller, home
from zhicai.cli.main import group

__all__ = ["county", "database", "files_are_read_here", "runtime_role", "world"]


@dataclass
class Terminal:
    """Commands run in this process, as the console script would run them."""

    office: World
    patch: pytest.MonkeyPatch

    def run(self, *arguments: object, code: int = 0) -> Any:
        told = [str(argument) for argument in arguments]
        self.patch.setattr(sys, "argv", ["zhicai", *told])
        result = CliRunner().invoke(group, told, prog_name="zhicai")
        assert result.exit_code == code, (result.exit_code, result.stdout, result.stderr)
        return result

    def ask(self, *arguments: object, code: int = 0) -> Any:
        """With --json; stdout must hold one document and nothing else."""
        return json.loads(self.run(*arguments, "--json", code=code).stdout)

    def lines(self, *arguments: object) -> list[Any]:
        told = self.run(*arguments, "--json").stdout
        return [json.loads(line) for line in told.splitlines()]


@pytest.fixture
def terminal(world, monkeypatch, tmp_path):
    """An initialised directory; who sits there is the administrator of the test database."""
    place = tmp_path / "home"
    home.prepare_home(place)
    (place / home.MARK).write_text("1\n", "ascii")
    monkeypatch.setenv("ZHICAI_HOME", str(place))
    monkeypatch.setattr(find_caller, "find_local_administrator", lambda **_: world.caller())
    return Terminal(world, monkeypatch)


@pytest.fixture
def desk(county, terminal):
    """The terminal of the county, with agencies, staff and levels taken in."""
    assert terminal.office is county
    return terminal
