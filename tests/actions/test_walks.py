"""Whatever happens in whatever order, every way to a figure gives the same one."""

import pytest

from actions.walks import Walk


def walk(world, seed, steps):
    one = Walk(world, seed)
    deeds = []
    for _ in range(steps):
        deeds.append(one.step())
        try:
            one.look()
        except AssertionError as error:
            raise AssertionError((seed, deeds)) from error


@pytest.mark.parametrize("seed", [1, 2])
def test_a_short_walk_keeps_every_figure_true(world, seed):
    walk(world, seed, steps=6)


@pytest.mark.drill
@pytest.mark.parametrize("seed", range(100, 140))
def test_a_long_walk_keeps_every_figure_true(world, seed):
    walk(world, seed, steps=50)
