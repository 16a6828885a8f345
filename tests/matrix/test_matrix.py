"""Every address × method × account role × relation: what is not one's own is as if it were not."""

import sys

import pytest

from guards.house import listed
from matrix.actors import ROLE_OF, Actor
from matrix.cells import cells_of, fill_route, policy_of_view, routes
from matrix.leaks import WHOLE_ID
from matrix.walk import Walk

pytestmark = pytest.mark.django_db
LEAST = 10_000


@pytest.mark.parametrize("name", ROLE_OF)
def test_actor_is_told_only_what_is_hers(name, grown, browser, caplog):
    forest, actors = grown
    walk = Walk(actors[name], forest, browser(name))

    walk.run(cells_of(actors[name]))

    assert walk.asked == len(list(cells_of(actors[name])))
    assert not walk.faults, f"{len(walk.faults)} faults: {listed(sorted(set(walk.faults)))}"
    assert not WHOLE_ID.search(caplog.text)
    assert "canary" not in caplog.text


def test_ten_thousand_cells_are_asked(record_property):
    cells = sum(len(list(cells_of(Actor(name, None)))) for name in ROLE_OF)

    record_property("cells", cells)
    sys.stdout.write(f"{cells} cells: {len(routes())} addresses, {len(ROLE_OF)} actors\n")
    assert cells >= LEAST


def test_every_address_can_be_filled_and_its_view_says_its_policy(grown):
    forest, _ = grown

    silent = [route for route in routes() if not policy_of_view(route, forest)]

    assert len(routes()) > 80
    assert not silent


def test_placeholder_without_an_object_is_told_with_what_to_do():
    with pytest.raises(
        AssertionError, match=r"no agency of tests/matrix/forest.py holds .*<letter>"
    ):
        fill_route("agency/<str:agency_code>/letters/<int:letter>/", {"agency_code": "1"})
