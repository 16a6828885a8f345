"""What the guards share: the files of the house, read and parsed once."""

import ast
import functools
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "zhicai"
RULEBOOK = SRC / "rulebook"
TESTS = ROOT / "tests"
CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
OWN_FOLDERS = ("src", "tests", "tools", "benchmarks", "docs", "changelog.d", "requirements", ".ci")

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@functools.cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@functools.cache
def read_yaml(path: Path) -> Any:
    """The data of one file, by the quick loader where PyYAML has it; nobody may change it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def python_files(*folders: Path) -> list[Path]:
    """Every module below the folders, caches apart, in one order everywhere."""
    found = (path for folder in folders for path in folder.rglob("*.py"))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def written_files(*folders: Path) -> list[Path]:
    """Modules that a person wrote: no migrations."""
    return [path for path in python_files(*folders) if "migrations" not in path.parts]


def tracked_files() -> list[Path]:
    """All that git holds or would take; without git, all files of our own folders."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        names = [ROOT / name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        folders = [ROOT / name for name in OWN_FOLDERS]
        names = [path for folder in folders for path in folder.rglob("*")]
        names += list(ROOT.glob("*"))
    return sorted(path for path in names if path.is_file() and "__pycache__" not in path.parts)


def text_of(path: Path) -> str | None:
    """The text of a file, or None where it is not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def place(path: Path, node: ast.AST | int) -> str:
    """`src/zhicai/core/rules/judge.py:12`, as an editor opens it."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{shown}:{node if isinstance(node, int) else getattr(node, 'lineno', 1)}"


def dotted(node: ast.AST) -> str:
    """`timezone.now` for an attribute chain, the empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else f"?.{node.attr}"
    return ""


def functions(tree: ast.AST) -> Iterator[tuple[Function, bool]]:
    """Each function with whether it is a method."""
    methods = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, type_of_function)
    }
    for node in ast.walk(tree):
        if isinstance(node, type_of_function):
            yield node, id(node) in methods


def docstrings(tree: ast.AST) -> set[int]:
    """The identities of the constants that are docstrings."""
    owners = (ast.Module, ast.ClassDef, *type_of_function)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }


def listed(offenders: list[str]) -> str:
    """One offender a line, for the message of an assertion."""
    return "\n" + "\n".join(offenders)
