"""Measures files, functions, classes and templates against the ceilings of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guards.house import ROOT, SRC, TESTS, functions, parse, written_files

CEILINGS = {
    "file": 400,
    "template": 200,
    "function": 50,
    "test": 30,
    "class": 200,
    "arguments": 6,
    "positional": 2,
}


FEW = 3  # `require(by, permission, agency)` reads well; from the fourth on, names are due


@dataclass(frozen=True)
class Size:
    kind: str
    name: str
    lines: int

    @property
    def is_over(self) -> bool:
        return self.lines > CEILINGS[self.kind]


def length(node: ast.AST) -> int:
    """Lines from the first decorator to the last line."""
    first = min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", []))])
    return node.end_lineno - first + 1


def is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def positional_count(node: ast.FunctionDef, *, is_method: bool) -> int:
    plain = [*node.args.posonlyargs, *node.args.args]
    bound = is_method and not any(
        isinstance(item, ast.Name) and item.id == "staticmethod" for item in node.decorator_list
    )
    return len(plain) - bound


def is_test(name: str, node: ast.FunctionDef) -> bool:
    return name.startswith("tests/") and node.name.startswith("test_")


def sizes_in(name: str, tree: ast.Module, *, text: str) -> Iterator[Size]:
    """All that one module holds, by the name it has in the list of exceptions."""
    yield Size("file", name, text.count("\n") + 1 - text.endswith("\n"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield Size("class", f"{name}::{node.name}", length(node))
    for node, is_method in functions(tree):
        kind = "test" if is_test(name, node) else "function"
        yield Size(kind, f"{name}::{node.name}", length(node))
        if name.startswith("tests/") or is_dunder(node.name):
            continue
        positional = positional_count(node, is_method=is_method)
        total = positional + len(node.args.kwonlyargs)
        yield Size("arguments", f"{name}::{node.name}", total)
        if total > FEW:
            yield Size("positional", f"{name}::{node.name}", positional)


def all_sizes() -> list[Size]:
    found: list[Size] = []
    for path in written_files(SRC, TESTS, ROOT / "tools", ROOT / "benchmarks"):
        name = str(path.relative_to(ROOT))
        found += sizes_in(name, parse(path), text=path.read_text(encoding="utf-8"))
    for path in templates():
        name = str(path.relative_to(ROOT))
        found.append(Size("template", name, len(path.read_text(encoding="utf-8").splitlines())))
    return found


def templates() -> list[Path]:
    return sorted(SRC.glob("**/templates/**/*.html"))


def offences(sizes: list[Size], exceptions: dict[str, int]) -> list[str]:
    """What is over its ceiling without leave, or over the leave that it has."""
    return [
        f"{size.name}: {size.lines} {size.kind} lines or arguments, "
        f"at most {exceptions.get(size.name, CEILINGS[size.kind])}"
        for size in sizes
        if size.is_over and size.lines > exceptions.get(size.name, 0)
    ]


def needless(sizes: list[Size], exceptions: dict[str, int]) -> list[str]:
    """Exceptions for something that fits again, is gone, or has shrunk below its entry."""
    largest = {size.name: 0 for size in sizes}
    for size in sizes:
        if size.is_over:
            largest[size.name] = max(largest[size.name], size.lines)
    return [name for name, leave in exceptions.items() if largest.get(name, 0) < leave]
