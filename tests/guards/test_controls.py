"""A control of 附表十 names a test that does not exist, or its page is stale."""

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from guards.house import ROOT, listed, parse
from zhicai.basics.control_words import BASIC, CONTROLS, HIGH, MEDIUM, Control

PROGRAM = ROOT / "tools" / "write_controls.py"


def names_in(path: Path) -> set[str]:
    if not path.is_file():
        return set()
    return {node.name for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef)}


def ghosts(controls: Iterable[Control]) -> list[str]:
    """Tests that are named and are not there."""
    found = []
    for control in controls:
        for test in control.shown_by:
            path, _, name = test.partition("::")
            if name not in names_in(ROOT / path):
                found.append(f"{control.text}: {test}")
    return found


def test_every_named_test_exists() -> None:
    assert len([one for one in CONTROLS if one.is_ours]) > 15
    assert {one.level for one in CONTROLS} == {BASIC, MEDIUM, HIGH}
    assert not ghosts(CONTROLS), listed(ghosts(CONTROLS))


def test_the_page_is_the_one_that_the_table_gives() -> None:
    done = subprocess.run([sys.executable, PROGRAM, "--check"], check=False)

    assert done.returncode == 0


def test_a_planted_ghost_is_caught_and_a_real_test_passes() -> None:
    here = "tests/guards/test_controls.py"
    ghost = Control("x", BASIC, "x", "x", (f"{here}::test_of_nothing", "tests/none.py::test_a"))
    real = Control("x", BASIC, "x", "x", (f"{here}::test_every_named_test_exists",))

    assert len(ghosts([ghost])) == 2
    assert not ghosts([real])
