"""Guard 13: a test relies on the order of an unordered query."""

import ast
from collections.abc import Iterator
from pathlib import Path

from guards.house import TESTS, dotted, functions, listed, parse, place, python_files

ORDERED = {"order_by", "latest", "earliest"}
PICKERS = {"next", "enumerate", "zip"}


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


def picks(node: ast.AST) -> bool:
    """The place takes a row by its position: q[0], q.first(), next(q)."""
    if isinstance(node, ast.Subscript):
        return is_unordered_query(node.value)
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name) and node.func.id in PICKERS:
        return any(is_unordered_query(argument) for argument in node.args)
    is_pick = isinstance(node.func, ast.Attribute) and node.func.attr in {"first", "last"}
    return is_pick and is_unordered_query(node.func.value)


def lines_up(node: ast.AST) -> bool:
    """The place makes a list of rows: list(q), [x for x in q]."""
    if isinstance(node, ast.ListComp):
        return is_unordered_query(node.generators[0].iter)
    is_list = isinstance(node, ast.Call) and dotted(node.func) in {"list", "tuple"}
    return is_list and any(is_unordered_query(argument) for argument in node.args)


def names_of(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def tells_order(node: ast.Compare) -> bool:
    """A list of one row, or of none, has no order to lean on."""
    sides = [node.left, *node.comparators]
    short = (
        side for side in sides if isinstance(side, ast.List | ast.Tuple) and len(side.elts) < 2
    )
    return isinstance(node.ops[0], ast.Eq | ast.NotEq) and not any(short)


def trusted_names(scope: ast.AST) -> set[str]:
    """Names whose order the scope leans on: compared with something, or taken by position."""
    found: set[str] = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.Compare) and tells_order(node):
            sides = [node.left, *node.comparators]
            found |= {side.id for side in sides if isinstance(side, ast.Name)}
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            found.add(node.value.id)
    return found


def leans(tree: ast.Module) -> Iterator[ast.AST]:
    """Every place that leans on an order, at once or by a name given to the list."""
    for node in ast.walk(tree):
        if picks(node):
            yield node
        elif isinstance(node, ast.Compare) and tells_order(node):
            yield from (side for side in [node.left, *node.comparators] if lines_up(side))
    for scope, _ in [*functions(tree), (tree, False)]:
        trusted = trusted_names(scope)
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign) and lines_up(node.value):
                yield from (node.value for target in node.targets if names_of(target) & trusted)


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


def offences(path: Path, tree: ast.Module) -> list[str]:
    forgiven = ordered_by_wrapper(tree)
    places = {id(node): node for node in leans(tree) if id(node) not in forgiven}
    return [f"{place(path, node)}: takes rows in an unpromised order" for node in places.values()]


def test_no_test_relies_on_the_order_of_an_unordered_query() -> None:
    paths = python_files(TESTS)

    found = [line for path in paths for line in offences(path, parse(path))]

    assert len(paths) > 20
    assert sum(isinstance(node, ast.Assert) for p in paths for node in ast.walk(parse(p))) > 100
    assert not found, listed(found)


def test_planted_leanings_are_caught_by_every_spelling() -> None:
    text = (
        "assert list(Agency.objects.all()) == [a, b]\nb = Agency.objects.filter(x=1)[0]\n"
        "assert [row.name for row in Agency.objects.filter(x=1)] == ['a', 'b']\n"
        "d = Agency.objects.all().first()\n"
        "def test():\n"
        "    codes = list(Agency.objects.values_list('code', flat=True))\n"
        "    assert codes == ['a', 'b']\n"
        "def test_other():\n    rows = [row for row in Agency.objects.all()]\n    use(rows[0])\n"
    )

    assert len(offences(TESTS / "planted.py", ast.parse(text))) == 6


def test_ordered_sorted_counted_kept_and_single_rows_pass() -> None:
    text = (
        "assert list(Agency.objects.order_by('code')) == [a, b]\n"
        "assert list(Agency.objects.filter(x=1)) == [a]\n"
        "assert sorted(Agency.objects.all(), key=key) == [a]\n"
        "assert set(Agency.objects.values_list('code', flat=True)) == {'a'}\n"
        "assert Agency.objects.get(x=1) == a\nassert Agency.objects.filter(x=1).count() == 1\n"
        "g = Agency.objects.order_by('code')[0]\nh = Agency.objects.get(x=1).names[0]\n"
        "kept = [(model, list(model.objects.all())) for model in models]\n"
        "rows = list(Agency.objects.all())\nassert len(rows) == 2\n"
    )

    assert not offences(TESTS / "look_alike.py", ast.parse(text))
