"""A second reader's labels: real posts by id, and posts written in their manner before a run.

The real ones are a random draw (the seed stands in the file) from those that the first reader had
left; their texts stay beside the checkout. The written ones are ours, word for word.
"""

import json
from pathlib import Path

import pytest

from zhicai.core.roles.suggest_role import suggest_role
from zhicai.core.roles.suggestion import DutyStatement

HERE = Path(__file__).parent
KEYS = ("text", "title", "series", "rank")


def rows_of(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def told_by(row):
    return {row["role"], *row["also"]}


def share_right(pairs):
    return sum(found.talent_role in told_by(row) for row, found in pairs) / len(pairs)


def sure_of(pairs):
    return [pair for pair in pairs if pair[1].abstained is None]


@pytest.fixture(scope="module")
def second():
    return json.loads((HERE / "second_reader.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def first():
    return {row["id"]: row for row in rows_of(HERE / "read_labels.jsonl")}


@pytest.fixture(scope="module")
def posts(shared):
    return {row["id"]: row for row in rows_of(shared / "duties" / "unlabelled.jsonl")}


@pytest.fixture(scope="module")
def imitated(lexicon):
    rows = rows_of(HERE / "imitated.jsonl")
    told = [DutyStatement(row["text"], row["title"], row["series"]) for row in rows]
    return [(row, suggest_role(one, lexicon)) for row, one in zip(rows, told, strict=True)]


def test_what_was_drawn_the_first_reader_had_left(second, first, posts):
    drawn = " ".join(second["samples"].values()).split()

    assert len(drawn) == len(set(drawn)) == 420
    assert set(drawn) <= posts.keys() - first.keys()


@pytest.mark.parametrize("sample", ["before", "during", "after"])
def test_posts_drawn_at_random_are_read_right(sample, second, posts, lexicon):
    label = {"role": second["role"], "also": []}
    drawn = [posts[key] for key in second["samples"][sample].split()]

    found = [
        (label, suggest_role(DutyStatement(**{key: post[key] for key in KEYS}), lexicon))
        for post in drawn
    ]

    assert share_right(found) >= 0.98
    assert share_right(sure_of(found)) >= 0.99
    assert len(sure_of(found)) >= 0.95 * len(found)


def test_two_readers_differ_seldom_and_their_labels_meet(second, first):
    differs = second["differs"]

    assert len(differs) <= len(first) // 30
    assert all(told_by(row) & told_by(first[key]) for key, row in differs.items())


def test_posts_in_the_manner_of_real_ones_are_read_right(imitated):
    assert len(imitated) > 250
    assert share_right(imitated) >= 0.95
    assert share_right(sure_of(imitated)) >= 0.97


@pytest.mark.parametrize(("role", "least"), [("policy", 0.95), ("development", 0.95)])
def test_the_rarer_roles_are_found_in_them(role, least, imitated):
    assert share_right([pair for pair in imitated if pair[0]["role"] == role]) >= least
