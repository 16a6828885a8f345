"""Guard 1: an import breaks an arrow, or a room stands that the plan does not know."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from guards.house import ROOT, SRC, python_files

OFFENDERS = {
    "core/offender.py": ("import zhicai.records.staff", "zhicai.core"),
    "core/engine.py": ("import polars", "polars"),
    "records/offender.py": ("import zhicai.web", "zhicai.records"),
    "records/agencies/offender.py": ("import zhicai.records.learning", "zhicai.records.learning"),
    "cli/offender.py": ("import zhicai.api", "zhicai.api"),
    "web/offender.py": ("import zhicai.records.staff", "zhicai.web"),
    "exchange/offender.py": ("import zhicai.records.staff", "zhicai.exchange"),
    "actions/offender.py": ("import xlsxwriter", "xlsxwriter"),
    "misc/__init__.py": ("", "misc"),
}
LOOK_ALIKES = {
    "core/look_alike.py": "import narwhals\nimport zhicai.basics",
    "web/look_alike.py": "import zhicai.actions",
    "exchange/look_alike.py": "import zhicai.core",
    "records/learning/look_alike.py": "import zhicai.records.agencies",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """The arrows as `make arrows` draws them, over the package in the folder."""
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "NO_COLOR": "1"}
    command = [program, "--config", folder / "pyproject.toml", "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """The rooms of the real house without a line of code in them, under the same contracts."""
    for path in python_files(SRC):
        if path.name == "__init__.py" and "migrations" not in path.parts:
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text("", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_import_follows_the_arrows() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    drawn = contracts["tool"]["importlinter"]["contracts"]

    report = lint_imports(ROOT)

    seen = re.search(r"Analyzed (\d+) files", report.stdout)
    assert len(drawn) >= 4
    assert seen is not None, report.stdout + report.stderr
    assert int(seen.group(1)) > 20
    assert f"Contracts: {len(drawn)} kept, 0 broken." in report.stdout, report.stdout


def test_each_planted_import_is_reported(empty_house: Path) -> None:
    for name, (line, _) in OFFENDERS.items():
        path = empty_house / "src" / "zhicai" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(line, encoding="utf-8")

    report = lint_imports(empty_house).stdout

    assert "0 broken" not in report
    for name, (_, seen) in OFFENDERS.items():
        module = "misc" if "misc" in name else name.removesuffix(".py").replace("/", ".")
        assert module in report, name
        assert seen in report, name


def test_imports_that_look_down_pass(empty_house: Path) -> None:
    for name, line in LOOK_ALIKES.items():
        (empty_house / "src" / "zhicai" / name).write_text(line, encoding="utf-8")

    assert "0 broken" in lint_imports(empty_house).stdout
