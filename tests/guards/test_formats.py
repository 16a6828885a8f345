"""The pages on file formats are those that the columns give."""

import os
import subprocess
import sys
from pathlib import Path

from guards.house import ROOT

PROGRAM = ROOT / "tools" / "write_formats.py"


def check(program: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, program, "--check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_layout_has_the_page_that_its_columns_give() -> None:
    report = check(PROGRAM)

    pages = list((ROOT / "docs" / "formats").glob("*.md"))
    assert len(pages) > 5
    assert report.returncode == 0, report.stdout + report.stderr


def test_a_planted_stale_page_is_reported(tmp_path: Path) -> None:
    program = tmp_path / "tools" / "write_formats.py"
    program.parent.mkdir()
    program.write_text(PROGRAM.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "docs" / "formats").mkdir(parents=True)
    (tmp_path / "docs" / "formats" / "ghost.md").write_text("# 舊頁", encoding="utf-8")

    report = check(program)

    assert report.returncode == 1
    assert "docs/formats/ghost.md: run make docs" in report.stdout
