"""Guard 12: a template is unused, or a variable in it undefined.

It starts with the first template. An undefined variable fails whichever test renders it: pytest
runs with --fail-on-template-vars. Here stands that the switch is on and that it bites.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Engine

from guards.ceilings import templates
from guards.house import SRC, listed, text_of, tracked_files, written_files


def shown_name(template: Path) -> str:
    """`staff/list.html`, as a view names it."""
    parts = template.parts
    return "/".join(parts[parts.index("templates") + 1 :])


def unused(names: list[str], texts: list[str]) -> list[str]:
    """Templates that no view names and no other template extends or includes."""
    return [name for name in names if not any(f'"{name}"' in text for text in texts)]


def test_every_template_is_used() -> None:
    found = templates()
    texts = [text_of(path) or "" for path in [*written_files(SRC), *found]]

    orphans = unused([shown_name(path) for path in found], texts)

    assert len(texts) > 20
    assert len(found) == len([path for path in tracked_files() if path.suffix == ".html"])
    assert not orphans, listed(orphans)


def test_an_undefined_variable_fails_whatever_renders_it(request: pytest.FixtureRequest) -> None:
    loud = [engine["OPTIONS"].get("string_if_invalid") for engine in settings.TEMPLATES]

    assert request.config.getoption("--fail-on-template-vars")
    assert len(settings.TEMPLATES) > 0 or not templates()
    assert all(value for value in loud)


def test_a_planted_undefined_variable_is_caught_and_a_defined_one_passes() -> None:
    class Loud(str):
        __slots__ = ()

        def __contains__(self, _: object) -> bool:
            return True

        def __mod__(self, name: object) -> str:
            raise LookupError(name)

    engine = Engine(string_if_invalid=Loud("undefined: %s"))

    with pytest.raises(LookupError, match="ghost"):
        engine.from_string("{{ ghost.name }}").render(Context({"rate": 1}))
    assert engine.from_string("{{ rate }}").render(Context({"rate": 1})) == "1"


def test_a_planted_orphan_is_caught_and_an_included_template_passes() -> None:
    texts = ['{% include "parts/row.html" %}', 'render(request, "staff/list.html")']

    found = unused(["parts/row.html", "staff/list.html", "staff/orphan.html"], texts)

    assert found == ["staff/orphan.html"]
