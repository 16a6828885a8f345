"""Small cells: whoever reads every number of a family still cannot tell one of two people."""

import itertools
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from zhicai.actions.figures.figure import Counts
from zhicai.actions.figures.small_cells import hidden_of, is_safe, less, show_counts

LARGEST = 7
NODES = 40


def gap(counts):
    return counts.counted - counts.met


def family_of(met, short):
    """Two subordinates, and the people of the node itself."""
    return [Counts(done + lacking, done, lacking) for done, lacking in zip(met, short, strict=True)]


def told(family):
    """All that a reader sees of the node and its subordinates; her own people have no line."""
    whole = Counts(sum(one.counted for one in family), sum(one.met for one in family))
    counts = {1: whole, 2: family[0], 3: family[1]}
    hidden = hidden_of({1: [2, 3]}, 1, counts)
    return tuple(show_counts(counts[node], is_hidden=node in hidden) for node in counts)


def test_every_small_number_could_be_another_one_for_all_that_is_told():
    threes = [one for one in itertools.product(range(LARGEST), repeat=3) if sum(one) < LARGEST]
    worlds = [family_of(*pair) for pair in itertools.product(threes, repeat=2)]
    possible = defaultdict(lambda: defaultdict(set))
    for family in worlds:
        answer = told(family)
        for at, one in enumerate(family):
            possible[answer]["met", at].add(one.met)
            possible[answer]["gap", at].add(gap(one))

    betrayed = [
        (answer, key, values)
        for answer, held in possible.items()
        for key, values in held.items()
        if values in ({1}, {2})
    ]

    assert len(worlds) > 5000
    assert len(possible) > 300
    assert not betrayed, betrayed[:5]


def grow_tree(chance):
    """Forty nodes over several levels: counts of each with all below it."""
    children = defaultdict(list)
    for node in range(2, NODES + 1):
        children[chance.randrange(max(1, node // 3), node)].append(node)
    whole = {}
    for node in range(NODES, 0, -1):
        own = Counts(*_own(chance))
        parts = [own, *(whole[child] for child in children[node])]
        whole[node] = Counts(sum(one.counted for one in parts), sum(one.met for one in parts))
    return children, whole


def _own(chance):
    met, short = chance.choice((0, 0, 1, 2, 3, 9, 30)), chance.choice((0, 1, 2, 5, 30))
    return met + short, met, short


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_left_of_each_node_is_nobody_or_a_safe_sum(chance):
    children, counts = grow_tree(chance)

    hidden = hidden_of(children, 1, counts)

    for node, below in children.items():
        if node in hidden:
            assert set(below) <= hidden
        else:
            assert is_safe(less(counts[node], [counts[one] for one in below if one not in hidden]))
    assert all(is_safe(counts[node]) for node in counts if node not in hidden)


def test_small_office_is_hidden_and_another_one_beside_it():
    counts = {1: Counts(100, 60), 2: Counts(2, 2), 3: Counts(8, 4), 4: Counts(90, 54)}

    hidden = hidden_of({1: [2, 3, 4]}, 1, counts)

    assert hidden == {2, 3}


def test_nothing_is_hidden_where_every_number_is_large():
    counts = {1: Counts(100, 60), 2: Counts(30, 20), 3: Counts(70, 40)}

    hidden = hidden_of({1: [2, 3]}, 1, counts)

    assert hidden == set()
