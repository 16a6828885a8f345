"""Help is quick because it loads nothing that it does not need (semantics §6)."""

import json
import re
import subprocess
import sys

import pytest

from zhicai.cli.main import COMMANDS, SUMMARIES

HEAVY = ("django", "polars", "narwhals", "cryptography", "yaml", "xlsxwriter", "python_calamine")
TELL = """
import json, sys
from zhicai.cli.main import main
sys.argv = ["zhicai", *{words!r}]
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded_by(*words):
    done = subprocess.run(
        [sys.executable, "-c", TELL.format(words=words)],
        capture_output=True,
        text=True,
        check=True,
    )
    *shown, modules = done.stdout.splitlines()
    return "\n".join(shown), set(json.loads(modules))


def test_help_lists_every_command_and_loads_nothing_heavy():
    shown, modules = loaded_by("--help")

    assert modules & set(HEAVY) == set()
    assert [name for name in COMMANDS if name not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_loads_neither_database_nor_engine(name):
    shown, modules = loaded_by(name, "--help")

    assert modules & {"django", "polars", "narwhals"} == set()
    assert "用法：zhicai" in shown
    assert not re.search(r"Usage|Options|Commands|Show this|\[required\]|INTEGER", shown)


def test_every_command_has_its_line_of_help():
    assert set(SUMMARIES) == set(COMMANDS)
    assert all(SUMMARIES.values())
