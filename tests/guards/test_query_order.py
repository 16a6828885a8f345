"""Guard 13: a test relies on the order of an unordered query."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import TESTS, listed, parse, place, python_files

ORDERED = {"order_by", "latest", "earliest"}
IN_ORDER = {"list", "tuple", "next", "enumerate", "zip"}


def chain(node: ast.AST) -> list[str]:
    """The names of a chain of calls: Agency.objects.filter(…).order_by(…)."""
    names: list[str] = []
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        else:
            node = node.func if isinstance(node, ast.Call) else node.value
    return names


def is_unordered_query(node: ast.AST) -> bool:
    """A chain that still gives rows, in whatever order the database likes."""
    names = chain(node)
    if "objects" not in names or ORDERED & set(names):
        return False
    gives_rows = {"all", "filter", "exclude", "values", "values_list", "distinct", "annotate"}
    return isinstance(node, ast.Call) and bool(names) and names[0] in gives_rows


def leans(node: ast.AST) -> bool:
    """The place takes rows by position: list(q), q[0], [x for x in q], q.first()."""
    if isinstance(node, ast.Subscript):
        return is_unordered_query(node.value)
    if isinstance(node, ast.ListComp):
        return is_unordered_query(node.generators[0].iter)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name) and node.func.id in IN_ORDER:
        return any(is_unordered_query(argument) for argument in node.args)
    is_pick = isinstance(node.func, ast.Attribute) and node.func.attr in {"first", "last"}
    return is_pick and is_unordered_query(node.func.value)


def ordered_by_wrapper(tree: ast.Module) -> set[int]:
    """Nodes inside sorted(…), set(…), len(…) and the like, which forget the order."""
    forgetful = {"sorted", "set", "frozenset", "Counter", "len", "sum", "dict", "max", "min"}
    return {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in forgetful
        for inner in ast.walk(node)
    }


def offences(path: Path, tree: ast.Module) -> Iterator[str]:
    forgiven = ordered_by_wrapper(tree)
    for node in ast.walk(tree):
        if id(node) not in forgiven and leans(node):
            yield f"{place(path, node)}: takes rows in an order that nobody promised"


def test_no_test_relies_on_the_order_of_an_unordered_query() -> None:
    paths = python_files(TESTS)

    found = [line for path in paths for line in offences(path, parse(path))]

    assert len(paths) > 20
    assert sum(isinstance(node, ast.Assert) for p in paths for node in ast.walk(parse(p))) > 100
    assert not found, listed(found)


def test_planted_leanings_are_caught_by_every_spelling() -> None:
    text = (
        "a = list(Agency.objects.all())\nb = Agency.objects.filter(x=1)[0]\n"
        "c = [row.name for row in Agency.objects.filter(x=1)]\nd = Agency.objects.all().first()\n"
        "e = list(Agency.objects.values_list('code', flat=True))\n"
    )

    assert len(list(offences(TESTS / "planted.py", ast.parse(text)))) == 5


def test_ordered_sorted_counted_and_single_rows_pass() -> None:
    text = (
        "a = list(Agency.objects.order_by('code'))\nb = sorted(Agency.objects.all(), key=key)\n"
        "c = set(Agency.objects.values_list('code', flat=True))\nd = Agency.objects.get(x=1)\n"
        "e = Agency.objects.filter(x=1).count()\nf = sorted(r.a for r in Agency.objects.all())\n"
        "g = Agency.objects.order_by('code')[0]\nh = Agency.objects.get(x=1).names[0]\n"
    )

    assert not list(offences(TESTS / "look_alike.py", ast.parse(text)))
