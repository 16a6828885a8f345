"""Every cell: an address of the resolver, a method, a relation; and what may come of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import get_resolver, resolve

from guards.test_url_permissions import patterns, read_table
from matrix.actors import Actor
from matrix.forest import CODES, RULE, Forest
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.core.rules.verdicts import AI_ATTAINMENT

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
PLACEHOLDER = re.compile(r"<(?:\w+:)?(\w+)>")
FOREIGN = ("parent", "sibling", "unrelated", "closed")
FIXED = {
    "provision_id": RULE,
    "source_id": min(rulebook().sources),
    "code": "access.denied",
    "judged": AI_ATTAINMENT,
    "token": "unknown",
    "deed": "reset",
    "provider_code": "none",
    "factor_kind": "passkey",
    "no_key": 999_999_999,
}
KEY_OF = {
    ("reports/snapshots/", "number"): "snapshot",
    ("approvals/", "number"): "approval",
    ("requests/", "number"): "request",
    ("division/forms/", "number"): "form",
    ("duties/unheld/", "number"): "unheld",
    ("settings/retention/", "number"): "run",
    ("transfers/", "number"): "transfer",
    ("appointments/", "key"): "appointment",
    ("provider/", "code"): "provider_code",
    ("factors/remove/", "kind"): "factor_kind",
    ("factors/remove/", "key"): "no_key",
    ("sign-in/unlink/", "key"): "no_key",
    ("self/provisions/", "provision_id"): "judged",
    ("explain/", "provision_id"): "judged",
}
POLICIES = read_table()
HERE = "agency/<str:agency_code>/"


@dataclass(frozen=True, slots=True)
class Cell:
    """`desk` is whose office is asked, `thing` whose objects; the same but for a foreign key."""

    route: str
    method: str
    desk: str
    thing: str

    @property
    def policy(self) -> str:
        return POLICIES.get(self.route, "")

    @property
    def is_office(self) -> bool:
        return self.route.startswith(HERE)

    def path(self, forest: Forest) -> str:
        return fill_route(self.route, {**forest.keys[self.thing], "agency_code": CODES[self.desk]})

    @property
    def told(self) -> str:
        return f"{self.method} /{self.route} at {self.desk}, objects of {self.thing}"


def fill_route(route: str, keys: dict[str, Any]) -> str:
    """Raises AssertionError for a placeholder for which this forest holds no object."""

    def value(gap: re.Match[str]) -> str:
        name = gap[1]
        for (part, placeholder), key in KEY_OF.items():
            if part in route and placeholder == name:
                return str(keys[key] if key in keys else FIXED[key])
        assert name in keys or name in FIXED, (
            f"/{route}: no agency of tests/matrix/forest.py holds an object for <{name}>; make one"
            " there with a canary in each of its texts, and name it in KEY_OF where it is shared"
        )
        return str(keys.get(name, FIXED.get(name)))

    return "/" + PLACEHOLDER.sub(value, route)


def routes() -> list[str]:
    return [route for route, _ in patterns(get_resolver())]


@cache
def methods_of_views() -> dict[str, tuple[str, ...]]:
    """The methods that each view says it takes, by its address."""
    return {
        route: tuple(getattr(pattern.callback, "methods", ()))
        for route, pattern in patterns(get_resolver())
    }


def has_object(route: str) -> bool:
    return any(name not in FIXED and name != "agency_code" for name in PLACEHOLDER.findall(route))


def cells_of(actor: Actor) -> Iterator[Cell]:
    """The wall: every agency's own office. The key: a foreign object at one's own office.

    An address that names neither is asked once. A method that the view does not take is one
    answer for everybody.
    """
    for route, taken in methods_of_views().items():
        desks = actor.desks if route.startswith(HERE) or has_object(route) else ("own",)
        for method in taken:
            yield from (Cell(route, method, name, name) for name in desks)
        if route.startswith(HERE) and has_object(route) and not actor.is_stranger:
            for method in taken:
                names = ("nowhere", *FOREIGN)
                yield from (Cell(route, method, "own", name) for name in names)
        if actor.tries_all_methods:
            for method in METHODS:
                if method not in taken:
                    yield Cell(route, method, "own", "own")


def policy_of_view(route: str, forest: Forest) -> str | None:
    match = resolve(fill_route(route, forest.keys["own"]))
    return getattr(match.func, "policy", None)
