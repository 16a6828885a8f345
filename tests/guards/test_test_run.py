"""Guards of the test run: nothing skips without cause, nothing reaches the network."""

import ast
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guards.house import ROOT, TESTS, dotted, listed, parse, place, python_files
from guards.watch import NO_SHARED, is_on_this_machine

OWNERS = {TESTS / "conftest.py", TESTS / "guards" / "watch.py", Path(__file__)}
SWITCHED_OFF = {"mark.xfail", "pytest.xfail", "mark.flaky"}
SKIPPING = {"mark.skip", "mark.skipif", "pytest.skip", "pytest.importorskip"}


def own_paths(path: Path, tree: ast.Module) -> list[str]:
    """Places that build the path to ../shared instead of asking for the fixture."""
    return [
        f"{place(path, node)}: ask for the fixture `shared`"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (node.value == "shared" or "../shared" in node.value)
        and node.value not in docstring_texts(tree)
    ]


def docstring_texts(tree: ast.Module) -> set[str]:
    expressions = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {node.value for node in expressions if isinstance(node, ast.Constant)}


def last_two(node: ast.AST) -> str:
    return ".".join(dotted(node).split(".")[-2:])


def silent_skips(path: Path, tree: ast.Module) -> Iterator[str]:
    """Tests that are expected to fail, or that skip and do not say why."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and last_two(node) in SWITCHED_OFF:
            yield f"{place(path, node)}: no quarantine: mend it or delete it"
        if isinstance(node, ast.Call) and last_two(node.func) in SKIPPING:
            says_why = any(word.arg == "reason" for word in node.keywords)
            if not says_why and not (node.args and last_two(node.func) == "pytest.skip"):
                yield f"{place(path, node)}: skips without a reason"


def test_every_test_asks_the_fixture_for_the_papers() -> None:
    paths = [path for path in python_files(TESTS) if path not in OWNERS]

    found = [line for path in paths for line in own_paths(path, parse(path))]

    assert len(paths) > 20
    assert not found, listed(found)


def test_no_test_is_quarantined_or_skips_without_reason() -> None:
    paths = python_files(TESTS)

    found = [line for path in paths for line in silent_skips(path, parse(path))]

    assert any(last_two(node) == "pytest.skip" for p in paths for node in ast.walk(parse(p)))
    assert not found, listed(found)


def test_planted_quarantines_and_silent_skips_are_caught_and_reasons_pass() -> None:
    bad = "pytest.mark.xfail\npytest.importorskip('pyspark')\npytest.mark.skipif(x)"
    good = "pytest.skip('no Java here')\npytest.mark.skipif(x, reason='no Java here')"

    assert len(list(silent_skips(TESTS / "a.py", ast.parse(bad)))) == 3
    assert not list(silent_skips(TESTS / "a.py", ast.parse(good)))


def test_a_planted_own_path_is_caught_and_a_docstring_passes() -> None:
    assert own_paths(TESTS / "a.py", ast.parse('folder = ROOT.parent / "shared" / "duties"'))
    assert not own_paths(TESTS / "a.py", ast.parse('"""Reads ../shared."""\nx = "shared_name"'))


def run_planted(folder: Path, reason: str) -> int:
    """Run pytest over one skipping test, beside a folder `shared`, under our own conftest."""
    tests = folder / "checkout" / "tests"
    (tests / "guards").mkdir(parents=True)
    (folder / "shared").mkdir()
    shutil.copy(TESTS / "conftest.py", tests)
    shutil.copy(TESTS / "guards" / "watch.py", tests / "guards")
    text = f"import pytest\n\ndef test_planted():\n    pytest.skip({reason!r})\n"
    (tests / "test_planted.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(tests)}
    return subprocess.run(
        [*command, tests], cwd=tests, env=environment, capture_output=True, check=False
    ).returncode


def test_a_planted_skip_beside_the_papers_fails_the_run(tmp_path: Path) -> None:
    assert run_planted(tmp_path, NO_SHARED) == pytest.ExitCode.TESTS_FAILED


def test_a_skip_for_another_reason_passes(tmp_path: Path) -> None:
    assert run_planted(tmp_path, "no Java here") == pytest.ExitCode.OK


def test_a_planted_call_to_the_network_is_refused() -> None:
    with socket.socket() as stranger, pytest.raises(AssertionError, match="network is off"):
        stranger.connect(("192.0.2.1", 80))


def test_loopback_and_unix_sockets_pass() -> None:
    assert is_on_this_machine(("127.0.0.1", 5432))
    assert is_on_this_machine(("::1", 80, 0, 0))
    assert is_on_this_machine("folder/socket")
    assert not is_on_this_machine(("203.0.113.9", 443))
    assert not is_on_this_machine(("example.org", 443))


def test_the_makefile_runs_every_check_and_both_databases() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    needs = {line.split(":")[0]: line.split(":")[1] for line in text.splitlines() if ":" in line}

    assert needs["test"].split()[:4] == ["check", "sqlite", "matrix", "on-postgres"]
    assert needs["check"].split()[:5] == ["format", "lint", "types", "arrows", "guards"]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
