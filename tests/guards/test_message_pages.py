"""The page of message codes is the one that the table of messages gives."""

import os
import subprocess
import sys
from pathlib import Path

from guards.house import ROOT, listed
from zhicai.basics.messages import TABLE

PROGRAM = ROOT / "tools" / "write_messages.py"
PAGE = ROOT / "docs" / "handbook" / "errors.md"


def check(program: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, program, "--check"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def untold(page: str) -> list[str]:
    """The codes an officer may meet that the page does not explain."""
    return [code for code in TABLE if not code.startswith("rulebook.") and f"`{code}`" not in page]


def test_the_page_of_codes_is_the_one_that_the_table_gives() -> None:
    report = check(PROGRAM)

    assert len(TABLE) > 50
    assert report.returncode == 0, report.stdout + report.stderr


def test_every_code_that_an_officer_meets_is_on_the_page() -> None:
    missing = untold(PAGE.read_text(encoding="utf-8"))

    assert not missing, listed(missing)


def test_a_planted_stale_page_is_reported(tmp_path: Path) -> None:
    program = tmp_path / "tools" / "write_messages.py"
    program.parent.mkdir()
    program.write_text(PROGRAM.read_text(encoding="utf-8"), encoding="utf-8")
    page = tmp_path / "docs" / "handbook" / "errors.md"
    page.parent.mkdir(parents=True)
    page.write_text("# 舊頁", encoding="utf-8")

    report = check(program)

    assert report.returncode == 1
    assert "docs/handbook/errors.md: run" in report.stdout
    assert "file.empty" in untold(page.read_text(encoding="utf-8"))


def test_a_page_just_written_passes(tmp_path: Path) -> None:
    program = tmp_path / "tools" / "write_messages.py"
    program.parent.mkdir()
    program.write_text(PROGRAM.read_text(encoding="utf-8"), encoding="utf-8")
    page = tmp_path / "docs" / "handbook" / "errors.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")

    assert check(program).returncode == 0
