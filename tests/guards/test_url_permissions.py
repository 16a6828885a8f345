"""Guard 10: a URL or endpoint is missing from the permission table.

The table is tests/contracts/url_permissions.yaml: route → permission, or `anyone` with a reason.
It starts with the first URL: from then on each route of the resolver must stand in it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import yaml
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views import View

from guards.house import SRC, TESTS, dotted, listed, parse, written_files

TABLE = TESTS / "contracts" / "url_permissions.yaml"
DECLARERS = {"path", "re_path"}
OPERATIONS = {"get", "post", "put", "patch", "delete"}


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address the resolver knows, as it is written, with its view."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from patterns(pattern, route)


def routes(resolver: URLResolver) -> list[str]:
    return [route for route, _ in patterns(resolver)]


def disagreeing(known: list[tuple[str, URLPattern]], table: dict[str, str]) -> list[str]:
    """Views whose declared policy is not the one of the table, or that declare none."""
    told = [(route, getattr(pattern.callback, "policy", None)) for route, pattern in known]
    return [
        f"{route}: the view says {policy}, the table {table.get(route)}"
        for route, policy in told
        if policy != table.get(route)
    ]


def declared(file: Path, tree: ast.Module) -> list[str]:
    """Calls that declare a URL or an endpoint: path(…), router.get(…)."""
    if file.name == "urls.py":
        names = DECLARERS
    elif file.is_relative_to(SRC / "api"):
        names = {f"router.{verb}" for verb in OPERATIONS}
    else:
        return []
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        dotted(call.func) for call in calls if dotted(call.func) in names and not includes(call)
    ]


def includes(call: ast.Call) -> bool:
    """path("", include(…)) leads to addresses that are declared elsewhere."""
    inner = [argument for argument in call.args if isinstance(argument, ast.Call)]
    return any(dotted(argument.func) == "include" for argument in inner)


def unlisted(known: list[str], table: dict[str, str]) -> list[str]:
    return [f"{route}: not in the permission table" for route in known if not table.get(route)]


def read_table() -> dict[str, str]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}


def test_every_url_stands_in_the_permission_table() -> None:
    files = written_files(SRC / "config", SRC / "web", SRC / "api")
    calls = [call for file in files for call in declared(file, parse(file))]

    known, table = routes(get_resolver()), read_table()

    assert len(files) > 3
    assert len(known) >= len([call for call in calls if call in DECLARERS])
    assert bool(calls) == bool(table), "the table begins and ends with the URLs"
    assert not unlisted(known, table), listed(unlisted(known, table))
    assert not sorted(set(table) - set(known))


def test_every_view_declares_the_policy_of_the_table() -> None:
    known = list(patterns(get_resolver()))

    found = disagreeing(known, read_table())

    assert len(known) > 5
    assert not found, listed(found)


def test_a_planted_view_without_policy_is_found_and_a_declared_one_passes() -> None:
    def silent() -> None: ...
    def declared_view() -> None: ...

    declared_view.policy = "staff:read"
    known = [("a/", path("a/", silent)), ("b/", path("b/", declared_view))]

    found = disagreeing(known, {"a/": "staff:read", "b/": "staff:read"})

    assert found == ["a/: the view says None, the table staff:read"]


def test_a_planted_url_is_found_however_deep_and_must_be_listed() -> None:
    class Planted:
        urlpatterns = [path("staff/", ([path("<int:person>/", View.as_view())], "app", "space"))]

    known = routes(URLResolver(path("", View.as_view()).pattern, Planted))

    assert known == ["staff/<int:person>/"]
    assert unlisted(known, {"staff/": "staff:read"})
    assert not unlisted(known, {"staff/<int:person>/": "staff:read"})


def test_planted_declarations_are_counted_and_file_paths_are_not() -> None:
    tree = ast.parse(
        'urlpatterns = [path("a/", view), path("", include("b.urls"))]\nrouter.get("/b")\n'
    )

    assert declared(SRC / "config" / "urls.py", tree) == ["path"]
    assert declared(SRC / "api" / "staff.py", tree) == ["router.get"]
    assert declared(SRC / "web" / "look_alike.py", tree) == []
